#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a tool may know and do while it runs.
public struct ToolContext: Sendable {
  /// The call it answers.
  public let callID: String
  /// The thread it belongs to.
  public let threadID: String
  /// The person's answer, when the tool had suspended itself; else `nil`.
  public let resumeData: JSON?
  /// What the person approved, when they were asked; a tool compares the digest before it changes anything.
  public let approved: ToolPreview?
  /// The needs that were judged when the call was allowed without asking; a tool compares them with those of what it is
  /// about to open.
  public var judged: [PermissionNeed]?
  /// The thread of the person for whom it is done: for a subagent the one that started it.
  public var ownerThreadID: String
  /// Whether the person said it themselves and no model asked for it.
  public var isOwn = false
  /// Tells what is going on, for the display: partial results, output of a command, a new task list.
  public let emit: @Sendable (ToolProgress) async -> Void
  /// Reads a setting of the thread.
  public let setting: @Sendable (_ key: String) async -> JSON?
  /// Writes a setting of the thread; `nil` removes it.
  public let setSetting: @Sendable (_ key: String, _ value: JSON?) async -> Void
  /// Gives a task to a subagent and returns its answer, or why there is none. Cancelling the calling task alone does
  /// not stop it; stopping the run does.
  public let startSubagent: @Sendable (SubagentTask) async -> ToolOutput

  /// A context. Tests make their own; by default nothing is kept and nobody listens.
  public init(
    callID: String = "call", threadID: String = "thread", resumeData: JSON? = nil,
    approved: ToolPreview? = nil,
    emit: @escaping @Sendable (ToolProgress) async -> Void = { _ in },
    setting: @escaping @Sendable (String) async -> JSON? = { _ in nil },
    setSetting: @escaping @Sendable (String, JSON?) async -> Void = { _, _ in },
    startSubagent: @escaping @Sendable (SubagentTask) async -> ToolOutput = { _ in
      .failure("There are no subagents here.")
    }
  ) {
    self.callID = callID
    self.threadID = threadID
    ownerThreadID = threadID
    self.resumeData = resumeData
    self.approved = approved
    self.emit = emit
    self.setting = setting
    self.setSetting = setSetting
    self.startSubagent = startSubagent
  }
}

/// What a running tool tells.
public enum ToolProgress: Hashable, Sendable {
  /// What it knows so far; replaces what it told before.
  case partial(JSON)
  /// More output of a command. Call it at most some thirty times a second: each call reaches the screen.
  case output(String, stream: OutputStream)
  /// The whole task list, changed.
  case tasks([TaskItem])
}

/// Which stream a command wrote to.
public enum OutputStream: String, Hashable, Sendable {
  /// Standard output.
  case stdout
  /// Standard error.
  case stderr
}
