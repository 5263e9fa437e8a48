import OrderedCollections

/// The part of JSON Schema that tools need: an object with typed fields. Rendered for providers with `json`,
/// checked here with `problems(in:)`.
public indirect enum JSONSchema: Hashable, Sendable {
  /// A text; `choices` limits it to a few.
  case string(_ description: String = "", choices: [String] = [])
  /// A whole number.
  case integer(_ description: String = "")
  /// Any number.
  case number(_ description: String = "")
  /// True or false.
  case boolean(_ description: String = "")
  /// A list.
  case array(of: JSONSchema, _ description: String = "")
  /// An object with these fields, of which the named ones must be there.
  case object([Field], _ description: String = "")

  /// A field of an object.
  public struct Field: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// What its value looks like.
    public let schema: JSONSchema
    /// Whether it must be there.
    public let isRequired: Bool

    /// A field that must be there.
    public static func required(_ name: String, _ schema: JSONSchema) -> Field {
      Field(name: name, schema: schema, isRequired: true)
    }

    /// A field that may be left out.
    public static func optional(_ name: String, _ schema: JSONSchema) -> Field {
      Field(name: name, schema: schema, isRequired: false)
    }
  }

  /// As JSON Schema, for providers.
  public var json: JSON {
    switch self {
    case .string(let description, let choices):
      described("string", description, ["enum": choices.isEmpty ? nil : .array(choices.map { .string($0) })])
    case .integer(let description): described("integer", description)
    case .number(let description): described("number", description)
    case .boolean(let description): described("boolean", description)
    case .array(let element, let description): described("array", description, ["items": element.json])
    case .object(let fields, let description):
      described(
        "object", description,
        [
          "properties": .object(.init(uniqueKeysWithValues: fields.map { ($0.name, $0.schema.json) })),
          "required": .array(fields.filter(\.isRequired).map { .string($0.name) }),
          "additionalProperties": false,
        ])
    }
  }

  private func described(
    _ type: String, _ description: String, _ more: KeyValuePairs<String, JSON?> = [:]
  ) -> JSON {
    guard
      case .object(var object) = JSON.fields([
        "type": .string(type), "description": description.isEmpty ? nil : .string(description),
      ])
    else { return .null }
    for (key, value) in more { if let value { object[key] = value } }
    return .object(object)
  }

  /// What is wrong with a value, in words for the model; empty when it fits. Unknown fields are let through:
  /// models add them and they do no harm.
  public func problems(in value: JSON, at path: String = "") -> [String] {
    let place = path.isEmpty ? "the input" : "`\(path)`"
    switch (self, value) {
    case (.string(_, let choices), .string(let text)):
      return choices.isEmpty || choices.contains(text)
        ? [] : ["\(place) must be one of \(choices.joined(separator: ", "))"]
    case (.integer, .number(let number)):
      return Int(exactly: number) != nil ? [] : ["\(place) must be a whole number"]
    case (.number, .number), (.boolean, .bool): return []
    case (.array(let element, _), .array(let values)):
      return values.enumerated().flatMap { element.problems(in: $0.element, at: "\(path)[\($0.offset)]") }
    case (.object(let fields, _), .object(let object)):
      return fields.flatMap { field -> [String] in
        let inner = path.isEmpty ? field.name : "\(path).\(field.name)"
        guard let value = object[field.name], !(value.isNull && !field.isRequired) else {
          return field.isRequired ? ["`\(inner)` is missing"] : []
        }
        return field.schema.problems(in: value, at: inner)
      }
    default: return ["\(place) must be \(kind)"]
    }
  }

  private var kind: String {
    switch self {
    case .string: "a string"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .array: "a list"
    case .object: "an object"
    }
  }
}
