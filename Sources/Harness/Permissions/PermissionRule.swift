/// A line of `allow`, `ask` or `deny`: which tools, commands and paths it is about. See `docs/permissions.md`.
public struct PermissionRule: Hashable, Sendable {
  /// A word of a rule.
  struct Word: Hashable, Sendable {
    var text: String
    /// Whether a `*` in it stands for any characters.
    var isPattern: Bool

    var isAnything: Bool { isPattern && text == "*" }
    /// The word, when it can only be what a program is to do.
    var subcommand: String? { isPattern || text.hasPrefix("-") ? nil : text }
  }

  /// The rule as it is written.
  public let text: String
  /// Where it stands: a file and line, a flag, or this session.
  public let origin: String
  /// The tool or category it is limited to; `nil` for commands of any tool.
  let scope: String?
  /// A command, word by word; a single one may also be a tool or category.
  let words: [Word]
  /// A pattern for paths, or `server/tool`; `nil` without brackets.
  let pattern: String?

  /// Reads a rule.
  /// - Throws: `PermissionRuleError` when it isn't one.
  public init(_ text: String, origin: String) throws(PermissionRuleError) {
    let reader = PermissionRuleReader(text)
    let (scope, inner) = try reader.read()
    self.text = text
    self.origin = origin
    self.scope = scope
    pattern = scope == nil ? nil : inner
    words = try reader.words(of: inner)
  }

  /// A rule for exactly these words, or for those that begin with them.
  init(tool: String, command words: [String], isPrefix: Bool) {
    let inner = (words.map(Self.quoted) + (isPrefix ? ["*"] : [])).joined(separator: " ")
    text = "\(tool)(\(inner))"
    origin = "this session"
    scope = tool
    pattern = inner
    self.words =
      words.map { Word(text: $0, isPattern: false) } + (isPrefix ? [Word(text: "*", isPattern: true)] : [])
  }

  /// A rule for a path, or with a folder for all in it.
  init(scope: String, path: String, isFolder: Bool) {
    let escaped = PathPattern.escaped(path) + (isFolder ? "/**" : "")
    text = "\(scope)(\(escaped))"
    origin = "this session"
    self.scope = scope
    pattern = escaped
    words = []
  }

  private static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.utf8.allSatisfy { $0.isRuleWord }
    return isPlain
      ? word
      : "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// Whether it names this tool as a whole.
  func names(tool: String, category: ToolCategory?) -> Bool {
    guard pattern == nil, words.count == 1, let word = words.first else { return false }
    return word.text == tool || (category != nil && word.text == category?.rawValue)
  }
}

extension UInt8 {
  fileprivate var isRuleWord: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: self >= 0x80 || "-_./:=+,@%^".utf8.contains(self)
    }
  }
}

/// Why a text is no rule. The description continues "... is no rule: ".
public enum PermissionRuleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nothing is written.
  case empty
  /// A quote without its end.
  case unclosedQuote
  /// A bracket without its end, or with something after it.
  case unclosedBracket
  /// Nothing is in the brackets after this name.
  case emptyBrackets(String)
  /// It begins with this word, which stands for any command.
  case needsName(String)

  /// What is wrong.
  public var description: String {
    switch self {
    case .empty: "it is empty"
    case .unclosedQuote: "a quote is not closed"
    case .unclosedBracket: "a bracket is not closed, or something stands after it"
    case .emptyBrackets(let name): "there is nothing in the brackets; for all of \(name) leave them out"
    case .needsName(let word):
      "it names no command; a rule that begins with \(word) would be about all of them"
    }
  }
}
