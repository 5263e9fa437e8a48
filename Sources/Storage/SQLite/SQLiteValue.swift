/// What is bound to a parameter of a statement.
enum SQLiteValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case real(Double)
  case text(String)
}

extension SQLiteValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
}

extension SQLiteValue {
  /// 1 for true, 0 for false.
  init(_ value: Bool) { self = .integer(value ? 1 : 0) }
  /// A number.
  init(_ value: Int) { self = .integer(Int64(value)) }
  /// A text, or nothing.
  init(_ value: String?) { self = value.map(SQLiteValue.text) ?? .null }
}
