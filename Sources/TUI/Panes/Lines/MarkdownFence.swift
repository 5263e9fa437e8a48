/// The line that begins or ends a block of code.
struct MarkdownFence: Hashable, Sendable {
  private var mark: UInt8
  private var length: Int
  /// What stands behind the marks: the language first.
  private(set) var info: String

  /// The fence a line consists of, but for at most three blanks before it; `nil` when it is none.
  init?(_ line: Substring.UTF8View) {
    let indent = line.prefix { $0 == 0x20 }.count
    let content = line.dropFirst(indent)
    guard indent <= 3, let mark = content.first, mark == 0x60 || mark == 0x7E else { return nil }
    let length = content.prefix { $0 == mark }.count
    let rest = content.dropFirst(length)
    // A line like ```a``` is code in a line of text.
    guard length >= 3, !(mark == 0x60 && rest.contains(0x60)) else { return nil }
    self.mark = mark
    self.length = length
    info = Substring(rest).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Whether a block that this one began ends with the other.
  func isClosed(by other: MarkdownFence?) -> Bool {
    guard let other else { return false }
    return other.mark == mark && other.length >= length && other.info.isEmpty
  }
}
