/// A word of a command, as the shell takes it before it expands anything.
public struct ShellWord: Hashable, Sendable {
  /// What the command gets when the word is literal; else the word as it is written.
  public var text: String
  /// Whether the command gets exactly `text`: nothing in it is expanded.
  public var isLiteral: Bool
  /// The word as it is written, with its quotes.
  public var source: String

  /// A word.
  public init(_ text: String, isLiteral: Bool = true, source: String? = nil) {
    self.text = text
    self.isLiteral = isLiteral
    self.source = source ?? text
  }

  /// The variable it sets when it stands before a command: `NAME=value`, `NAME+=value`, `NAME[1]=value`.
  var assignedName: String? {
    let bytes = Array(source.utf8.prefix { $0 != UInt8(ascii: "=") })
    guard bytes.count < source.utf8.count, let first = bytes.first, first.isNameStart else { return nil }
    let name = bytes.prefix(while: \.isNamePart)
    var rest = bytes.dropFirst(name.count)
    if rest.last == UInt8(ascii: "+") { rest.removeLast() }
    guard rest.isEmpty || (rest.first == UInt8(ascii: "[") && rest.last == UInt8(ascii: "]")) else {
      return nil
    }
    return String(decoding: name, as: UTF8.self)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }
  var isNameStart: Bool {
    self == UInt8(ascii: "_") || (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
  }
  var isNamePart: Bool { isNameStart || isDigit }
}
