import Harness

/// The words of a JSON Schema that servers with a small subset of it take; they refuse a request with any other.
enum NarrowSchema {
  private static let words: Set<String> = [
    "type", "format", "title", "description", "nullable", "enum", "items", "minItems", "maxItems",
    "properties",
    "required", "propertyOrdering", "minimum", "maximum", "minLength", "maxLength", "pattern", "anyOf",
  ]

  /// The schema without any other word. What it allows may be more than before; tools check their arguments anyhow.
  static func of(_ schema: JSON) -> JSON {
    guard case .object(let object) = schema else { return schema }
    var narrow = object.filter { words.contains($0.key) }
    if case .object(let properties)? = object["properties"] {
      narrow["properties"] = .object(properties.mapValues(of))
    }
    if let items = object["items"] { narrow["items"] = of(items) }
    if let choices = object["anyOf"]?.array { narrow["anyOf"] = .array(choices.map(of)) }
    return .object(narrow)
  }
}
