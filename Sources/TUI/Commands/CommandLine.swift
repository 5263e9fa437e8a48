import Harness

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
    guard text.dropFirst().first?.isWhitespace == false,
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" })
    else {
      return nil
    }
  }
}

/// A text that begins with an exclamation mark: a command of the shell that the person runs themselves.
enum OwnCommand {
  /// The command. - Returns: `nil` for other text; empty when nothing follows the mark.
  static func text(typed text: String) -> String? {
    text.first == "!" ? text.dropFirst().trimmed : nil
  }

  /// A message of the queue as it is typed.
  static func typed(_ followUp: FollowUp) -> String {
    followUp.isCommand ? "!" + followUp.content : followUp.content
  }
}
