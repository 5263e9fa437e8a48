import Harness

/// A command that the person, or the project, wrote down as a text: what is said when it is typed.
public struct CustomCommand: Hashable, Sendable {
  /// Whose it is.
  public enum Origin: String, Hashable, Sendable {
    /// The person's.
    case own = "yours"
    /// The project's.
    case project = "of the project"
  }

  /// What is typed after the slash: small letters, digits, `-` and `_`.
  public var name: String
  /// What it is for, in one line; may be empty.
  public var summary: String
  /// What is said. `$ARGUMENTS` stands for all that was typed behind the name, `$1` to `$9` for its words.
  public var text: String
  /// Whose it is.
  public var origin: Origin

  /// A command.
  public init(name: String, summary: String, text: String, origin: Origin) {
    self.name = name
    self.summary = summary
    self.text = text
    self.origin = origin
  }

  /// Whether a name can be typed as that of a command.
  public static func isName(_ name: String) -> Bool {
    !name.isEmpty
      && name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-" || $0 == "_") }
  }

  /// What is said with these arguments. Where the text has no place for them, they come after it. What they say is not
  /// looked through again.
  func message(_ arguments: String) -> String {
    let words = arguments.split(whereSeparator: \.isWhitespace)
    var said = ""
    var rest = text[...]
    var hasPlace = false
    while let mark = rest.firstIndex(of: "$") {
      said += rest[..<mark]
      rest = rest[mark...]
      if rest.hasPrefix("$ARGUMENTS") {
        said += arguments
        rest = rest.dropFirst("$ARGUMENTS".count)
        hasPlace = true
      } else if let number = rest.dropFirst().first?.wholeNumberValue, (1...9).contains(number) {
        said += number <= words.count ? words[number - 1] : ""
        rest = rest.dropFirst(2)
        hasPlace = true
      } else {
        said += "$"
        rest = rest.dropFirst()
      }
    }
    said += rest
    return hasPlace || arguments.isEmpty ? said : said + "\n\n" + arguments
  }
}

extension Command {
  /// The command that says the text.
  convenience init(_ custom: CustomCommand) {
    let summary = custom.summary.isEmpty ? "Say what is written down for it" : custom.summary
    self.init(
      custom.name, "\(summary) (\(custom.origin.rawValue))", argument: .text("[arguments]"), slash: true,
      when: { !$0.session.isReadOnly }
    ) { context in
      let text = custom.message(context.argument).trimmed
      guard !text.isEmpty else { return context.view.hint = "/\(custom.name) says nothing." }
      context.view.scroll = .bottom
      // Whatever it begins with, it is text: a file runs nothing, and one of the project attaches nothing of the person's.
      let own = custom.origin == .project ? context.argument : nil
      context.ask { try await $0.submit(text, own: own) }
    }
  }
}
