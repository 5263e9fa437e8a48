#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One thing in the transcript: something said, thought, done or noted.
public struct TranscriptEntry: Hashable, Sendable, Identifiable {
  /// What it is.
  public enum Body: Hashable, Sendable {
    /// What the person said.
    case user(String)
    /// A picture or a file that goes with what the person said, in one line.
    case attached(String)
    /// What the model says, as markdown; `isStreaming` while more may come.
    case assistant(String, isStreaming: Bool)
    /// What the model thinks; `isStreaming` while more may come.
    case thinking(String, isStreaming: Bool)
    /// A tool call and what came of it.
    case tool(ToolActivity)
    /// Something the program says.
    case notice(Notice)
  }

  /// Its place in the transcript: grows downwards, stays the same while the thread is open.
  public let id: Int
  /// Counts the changes of this entry, so that what was made from it can be kept by (id, revision).
  public internal(set) var revision = 0
  /// When it began.
  public internal(set) var createdAt: Date
  /// What it is.
  public internal(set) var body: Body { didSet { revision += 1 } }

  /// What the step of the model took that it begins; `nil` where that is not known.
  public internal(set) var step: StepMeasure? { didSet { revision += 1 } }

  init(id: Int, createdAt: Date, body: Body, step: StepMeasure? = nil) {
    self.id = id
    self.createdAt = createdAt
    self.body = body
    self.step = step
  }
}

/// A tool call as the transcript shows it.
public struct ToolActivity: Hashable, Sendable {
  /// How far it is.
  public enum Status: String, Hashable, Sendable {
    /// The model is writing the arguments.
    case writing
    /// It waits until calls of the same answer are done that stand before it.
    case queued
    /// It waits for the person's yes.
    case waiting
    /// It runs.
    case running
    /// It asks the person something and goes on when they answer.
    case suspended
    /// It is done.
    case completed
    /// It failed.
    case failed
    /// The person, or a rule, said no.
    case refused
    /// The run was stopped before it was done.
    case interrupted
  }

  /// Where a call stands among those of one answer, counted from 1.
  public struct Turn: Hashable, Sendable {
    /// Its place.
    public var place: Int
    /// How many there are.
    public var count: Int
  }

  /// The id of the call.
  public let callID: String
  /// Which tool.
  public var name: String
  /// With what.
  public var args: JSON
  /// Whether the person ran it, and not the model.
  public var isOwn = false
  /// Whether the person changed these before it was allowed.
  public var isChanged = false
  /// How far it is.
  public var status: Status
  /// Where it stands among the calls of the answer, when it had to wait for others.
  public var turn: Turn?
  /// How the person or a rule decided, in words; `nil` when nobody was asked.
  public var decision: String?
  /// The end of what it printed while it runs: at most 16 KiB.
  public var liveOutput = ""
  /// What it knew so far, while it runs.
  public var partialResult: String?
  /// What it returned.
  public var output: ToolOutput?
  /// The subagent it started.
  public var subagent: Subagent?
  /// When it began to run.
  public var startedAt: Date?
  /// When it was over.
  public var endedAt: Date?

  init(callID: String, name: String, args: JSON, status: Status) {
    self.callID = callID
    self.name = name
    self.args = args
    self.status = status
  }

  /// Whether anything can still happen to it.
  public var isOpen: Bool {
    switch status {
    case .writing, .queued, .waiting, .running, .suspended: true
    case .completed, .failed, .refused, .interrupted: false
    }
  }

  /// Keeps the end of a long output only: all of it would have to be copied for every piece.
  mutating func appendOutput(_ text: String) {
    liveOutput += text
    guard liveOutput.utf8.count > 16_384 else { return }
    liveOutput = String(liveOutput.suffix(8_192))
  }

  mutating func end(with output: ToolOutput) {
    self.output = output
    partialResult = nil
    liveOutput = ""
    if output.details?["declined"]?.bool == true {
      status = .refused
    } else if output.details?["cancelled"]?.bool == true {
      status = .interrupted
    } else {
      status = output.isError ? .failed : .completed
    }
  }
}
