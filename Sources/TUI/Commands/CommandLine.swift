/// A line that begins with a slash and the name of a command.
struct CommandLine: Hashable, Sendable {
  /// What stands after the slash.
  let name: String
  /// The rest, without blanks around it.
  let argument: String

  /// A line as a command types it: `mode plan`.
  init(_ line: String) {
    let words = line.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    name = words.first.map(String.init) ?? ""
    argument = words.count > 1 ? words[1].trimmed : ""
  }

  /// A line as a person types it: `/mode plan`. - Returns: `nil` for other text, a path like `/usr/bin` included.
  init?(typed text: String) {
    guard text.first == "/" else { return nil }
    self.init(String(text.dropFirst()))
    guard text.dropFirst().first?.isWhitespace == false, name.allSatisfy({ $0.isLetter || $0 == "-" }) else {
      return nil
    }
  }
}
