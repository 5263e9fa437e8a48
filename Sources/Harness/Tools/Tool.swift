/// Something the model can ask for. One of the four seams: a new tool is one file and one line in a list.
public protocol Tool: Sendable {
  /// What the model and the person are told about it.
  var spec: ToolSpec { get }

  /// What an approval shows: exactly what `run` would do with this input, as blocks (a diff, a command).
  ///
  /// Called before the person is asked, and again right before the tool runs; when the digest changed in
  /// between, the person is asked again. Must change nothing.
  /// - Throws: whatever `run` would fail with before it changes anything (unknown file, text not found); the
  ///   model then gets that error and the person is not asked.
  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview

  /// The parts of what it would do with this input, each of which must be allowed: commands, paths. None means the
  /// tool as a whole. Asked for before every decision. Must change nothing.
  /// - Throws: as `preview`.
  func needs(_ input: JSON) async throws -> [PermissionNeed]

  /// The input that a text a person typed stands for, to find out what would be decided about it; `nil` when this tool
  /// can do nothing with such a text.
  func arguments(trying text: String) -> JSON?

  /// Does it. What goes wrong is told to the model as its result, so throwing is no catastrophe: the error's
  /// description becomes the result text. Cancelled when the run is aborted.
  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome
}

extension Tool {
  /// The tool as a whole.
  public func needs(_ input: JSON) async throws -> [PermissionNeed] { [] }

  /// None.
  public func arguments(trying text: String) -> JSON? { nil }

  /// The arguments as they are, all of them.
  public func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    ToolPreview(title: spec.name, blocks: [.tree(input)])
  }
}

/// What is told about a tool.
public struct ToolSpec: Hashable, Sendable {
  /// What the model calls it: letters, digits, `_`, `-`, at most 64.
  public let name: String
  /// When and how to use it, for the model.
  public let description: String
  /// What kind of effect it has; `nil` for tools that only talk with the person and are never asked about.
  public let category: ToolCategory?
  /// What its input must look like.
  public let input: JSONSchema
  /// Whether calls of one step may run at the same time (true for tools that change nothing).
  public let runsInParallel: Bool

  /// A description of a tool.
  public init(
    name: String, description: String, category: ToolCategory?, input: JSONSchema,
    runsInParallel: Bool = false
  ) {
    self.name = name
    self.description = description
    self.category = category
    self.input = input
    self.runsInParallel = runsInParallel
  }
}

/// What kind of effect a tool has. Permission policies are set per category.
public enum ToolCategory: String, Hashable, Sendable, CaseIterable {
  /// Looks and changes nothing.
  case read
  /// Changes files.
  case edit
  /// Runs commands.
  case execute
  /// Belongs to a tool server.
  case mcp
  /// Anything else.
  case other

  /// What it is about, with the verb that belongs to it: `commands are`.
  var subject: String {
    switch self {
    case .read: "reading is"
    case .edit: "changes to files are"
    case .execute: "commands are"
    case .mcp: "tools of servers are"
    case .other: "other tools are"
    }
  }
}

/// What an approval shows.
public struct ToolPreview: Hashable, Sendable {
  /// What would happen, in a few words: `Edit Sources/a.swift`, `Run`.
  public var title: String
  /// All of it: the diff, the command, the arguments.
  public var blocks: [OutputBlock]
  /// What a person should know before saying yes, in words; empty when there is nothing.
  public var risks: [String]
  /// The folder it runs in, absolute; `nil` for what runs in none.
  public var folder: String?
  /// Stands for everything the person is shown and the state of the world it depends on (an edited file's
  /// content). A different digest later means a new question.
  public var digest: String

  /// A preview; the digest defaults to one of everything in it.
  public init(
    title: String, blocks: [OutputBlock], risks: [String] = [], folder: String? = nil, digest: String? = nil
  ) {
    self.title = title
    self.blocks = blocks
    self.risks = risks
    self.folder = folder
    self.digest =
      digest
      ?? Digest.text(
        JSON.array([
          .string(title), .array(blocks.map(\.json)), .array(risks.map { .string($0) }),
          folder.map { .string($0) } ?? .null,
        ]).text())
  }
}

/// How a tool call ended.
public enum ToolOutcome: Hashable, Sendable {
  /// It is done.
  case finished(ToolOutput)
  /// It needs an answer first. The run ends here and goes on when the person answers: the tool is then run
  /// again with the answer in `ToolContext.resumeData`.
  case suspended(payload: JSON)
}
