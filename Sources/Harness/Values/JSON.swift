import OrderedCollections

/// A JSON value that keeps the order of object keys, which the event log and tool arguments need.
///
/// Numbers are IEEE doubles, as in ECMAScript.
public enum JSON: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// Any number.
  case number(Double)
  /// A string.
  case string(String)
  /// A list.
  case array([JSON])
  /// Keys and values in the order they were written.
  case object(OrderedDictionary<String, JSON>)

  /// The empty object.
  public static let emptyObject = JSON.object([:])

  /// An object of the entries that have a value; the others are left out.
  public static func fields(_ entries: KeyValuePairs<String, JSON?>) -> JSON {
    var object = OrderedDictionary<String, JSON>(minimumCapacity: entries.count)
    for (key, value) in entries {
      if let value { object[key] = value }
    }
    return .object(object)
  }

  /// The value of a key, when this is an object that has it.
  public subscript(key: String) -> JSON? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The element at an index, when this is an array that has it.
  public subscript(index: Int) -> JSON? {
    if case .array(let array) = self, array.indices.contains(index) { array[index] } else { nil }
  }

  /// The text, when this is a string.
  public var string: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The number, when this is one.
  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The number as an integer, when this is a number without a fraction that fits.
  public var int: Int? {
    if case .number(let value) = self { Int(exactly: value) } else { nil }
  }

  /// The truth value, when this is one.
  public var bool: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }

  /// The elements, when this is an array.
  public var array: [JSON]? {
    if case .array(let value) = self { value } else { nil }
  }

  /// The entries, when this is an object.
  public var object: OrderedDictionary<String, JSON>? {
    if case .object(let value) = self { value } else { nil }
  }

  /// Whether this is `null`.
  public var isNull: Bool { self == .null }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// A number.
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
  /// A number.
  public init(floatLiteral value: Double) { self = .number(value) }
  /// An array.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  /// An object; the last of equal keys wins.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(OrderedDictionary(elements, uniquingKeysWith: { _, last in last }))
  }
  /// A number.
  public init(_ value: Int) { self = .number(Double(value)) }
}
