/// A piece of what a tool returned, said by meaning and not made for one screen.
public enum OutputBlock: Hashable, Sendable {
  /// Prose.
  case text(String)
  /// Source text or another file's content.
  case code(Code)
  /// What changed in a file.
  case diff(FileDiff)
  /// Things found: paths, matches.
  case list([ListItem])
  /// What a command printed.
  case terminal(TerminalOutput)
  /// A value with all that is in it, such as the arguments of a call.
  case tree(JSON)

  /// As the model reads it.
  public var plainText: String {
    switch self {
    case .text(let text): text
    case .code(let code): code.plainText
    case .diff(let diff): diff.plainText
    case .list(let items):
      items.map { $0.detail.isEmpty ? $0.label : "\($0.label): \($0.detail)" }.joined(separator: "\n")
    case .terminal(let output): output.plainText
    case .tree(let value): value.text()
    }
  }
}

/// Source text or another file's content.
public struct Code: Hashable, Sendable {
  /// The text, lines separated by line feeds.
  public var text: String
  /// The file it comes from.
  public var path: String?
  /// The language, for colours: `swift`, `json`.
  public var language: String?
  /// The number of the first line; `nil` when lines are not numbered.
  public var firstLine: Int?

  /// A piece of code.
  public init(text: String, path: String? = nil, language: String? = nil, firstLine: Int? = nil) {
    self.text = text
    self.path = path
    self.language = language
    self.firstLine = firstLine
  }

  /// With line numbers when there are any.
  public var plainText: String {
    guard let firstLine else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { "\(firstLine + $0.offset)\t\($0.element)" }.joined(separator: "\n")
  }
}

/// One thing found.
public struct ListItem: Hashable, Sendable {
  /// What it is: `Sources/a.swift` or `Sources/a.swift:12`.
  public var label: String
  /// More about it: the matching line, the size; may be empty.
  public var detail: String

  /// An item.
  public init(_ label: String, detail: String = "") {
    self.label = label
    self.detail = detail
  }
}

/// What a command printed, and how it ended.
public struct TerminalOutput: Hashable, Sendable {
  /// Both streams as they came, the middle left out when there was too much.
  public var text: String
  /// The exit code; `nil` when it was killed.
  public var exitCode: Int?
  /// Why it ended without an exit code, or anything else worth saying: `timed out after 120 s`.
  public var note: String
  /// Where the whole output is kept, when `text` is not all of it.
  public var fullOutputPath: String?

  /// The output of a command.
  public init(text: String, exitCode: Int?, note: String = "", fullOutputPath: String? = nil) {
    self.text = text
    self.exitCode = exitCode
    self.note = note
    self.fullOutputPath = fullOutputPath
  }

  /// The output, then how it ended unless it simply succeeded.
  public var plainText: String {
    var lines = [text.isEmpty ? "(no output)" : text]
    if let exitCode, exitCode != 0 { lines.append("Exit code: \(exitCode)") }
    if !note.isEmpty { lines.append(note) }
    if let fullOutputPath { lines.append("Whole output: \(fullOutputPath)") }
    return lines.joined(separator: "\n")
  }
}
