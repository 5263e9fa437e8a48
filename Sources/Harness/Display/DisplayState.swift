import OrderedCollections

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// All a front end needs to draw a session: a value, made from events by `apply` alone.
///
/// The first half has exactly the fields of the original model and is checked against recorded traces; the
/// second half is rein's own. Nothing in it grows with the length of the thread in a way that a copy pays for.
public struct DisplayState: Hashable, Sendable {
  // The compatible half.

  /// Whether a run goes on.
  public var isRunning = false
  /// The last message that began, grew or ended, of the person or of the model.
  public var currentMessage: Message?
  /// How many follow-ups wait.
  public var queuedFollowUps = 0
  /// What the thread used so far.
  public var tokenUsage = TokenUsage.zero
  /// The tool calls of the run, by call id, in order.
  public var activeTools: OrderedDictionary<String, ActiveTool> = [:]
  /// Arguments being written, by call id.
  public var toolInputBuffers: OrderedDictionary<String, ToolInputBuffer> = [:]
  /// The approval asked last. It stays after the answer until the run ends, as in the original; panes use
  /// `prompts`.
  public var pendingApproval: PendingApproval?
  /// Tool calls that wait for an answer, by call id.
  public var pendingSuspensions: OrderedDictionary<String, Suspension> = [:]
  /// The subagents of the run, by the id of the call that started them.
  public var activeSubagents: OrderedDictionary<String, ActiveSubagent> = [:]
  /// The meter of the condensing of long threads.
  public var omProgress = MemoryProgress()
  /// Whether messages are being condensed ahead of need.
  public var bufferingMessages = false
  /// Whether observations are being condensed ahead of need.
  public var bufferingObservations = false
  /// Files that tools changed, by path.
  public var modifiedFiles: OrderedDictionary<String, ModifiedFile> = [:]
  /// The model's to-do list.
  public var tasks: [TaskItem] = []
  /// The list before its last change.
  public var previousTasks: [TaskItem] = []

  // The half that is rein's own.

  /// The thread in view.
  public var transcript = Transcript()
  /// What waits for the person, oldest first. Gone the moment it is answered.
  public var prompts: [Prompt] = []
  /// What will be sent when the run is over, in order.
  public var followUps: [FollowUp] = []
  /// Whether the queue waits for the person to let it go on.
  public var followUpsPaused = false
  /// What this session allows without asking.
  public var grants = Grants()
  /// Whether everything is allowed without asking that no rule denies and somebody gets back from.
  public var isYolo = false
  /// Whether nobody is at the keyboard: what would be asked about is declined.
  public var isAway = false
  /// What may run without asking, beside that.
  public var permissions = PermissionRules(categories: [:])
  /// The file in which rules for this project are kept, as a person reads it; `nil` when none are.
  public var keptRulesPlace: String?
  /// How it was decided about the newest tool calls of the thread, at most 100, oldest first.
  public var decisions: [DecisionRecord] = []
  /// What the person tried last: what would be decided about a command or path.
  public var trial: PermissionTrial?
  /// Whether the system keeps commands in; `nil` when that is not known.
  public var fencing: Fencing?
  /// Folders besides the project in which tools may work; absolute.
  public var grantedFolders: [String] = []
  /// The thread in view; `nil` before there is one.
  public var threadID: String?
  /// Its title; may be empty.
  public var threadTitle = ""
  /// Whether the thread is only looked at: nothing can be said or changed in it.
  public var isReadOnly = false
  /// The thread the person wanted last that is open elsewhere; gone when a thread is opened.
  public var conflict: ThreadConflict?
  /// Counts the conflicts, so that a repeated one is seen.
  public var conflictCount = 0
  /// The mode that is on.
  public var modeID = ""
  /// The model that is chosen, `provider/name`; empty when none is.
  public var modelID = ""
  /// The modes there are.
  public var modes: [ModeInfo] = []
  /// The models there are, as last asked for.
  public var models: [ModelInfo] = []
  /// Whether some providers have not answered yet.
  public var modelsArePartial = false
  /// The threads of the resource, or of all, as last asked for; those that are pinned first.
  public var threads: [ThreadSummary] = []
  /// Whether those are the threads of all resources.
  public var threadsAreOfAll = false
  /// The threads that were put aside, the last one first, as last asked for.
  public var trash: [ThreadSummary] = []
  /// What was looked for last in all threads.
  public var found = FoundMessages()
  /// What the person said in the thread in view, newest first, as last asked for.
  public var ownMessages: [OwnMessage] = []
  /// What going back would do to files, as last asked for.
  public var rewindPreview: RewindPreview?
  /// Counts the previews, so that a repeated one is seen.
  public var rewindPreviewCount = 0
  /// What was last said to the person outside the conversation, oldest first, at most 50.
  public internal(set) var notices: [Notice] = [] {
    didSet { if notices.count > 50 { notices.removeFirst(notices.count - 50) } }
  }
  /// The last of them.
  public var notice: Notice? { notices.last }
  /// Counts the notices, so that a repeated one is seen.
  public var noticeCount = 0
  /// A request that failed and is sent again; `nil` when none is.
  public var retry: RetryWait?
  /// How full the context is, and what the thread cost so far.
  public var measure = ThreadMeasure()
  /// How much the model is to think; `nil` leaves it to the provider.
  public var thinking: ThinkingLevel?
  /// What the person had typed when the thread was last left.
  public var draft = ""
  /// Since when the run goes on.
  public var runStartedAt: Date?
  /// When the run last moved: it began, the model said something, a tool began or ended; `nil` when none goes on.
  public var movedAt: Date?
  /// Names of tools whose success counts as changing the file named by their argument `path`. The first three
  /// are those of the original.
  public var modifyingTools: Set<String> = ["string_replace_lsp", "write_file", "ast_smart_edit"]

  /// A session in which nothing happened yet.
  public init() {}
}

/// A tool call of the run.
public struct ActiveTool: Hashable, Sendable {
  /// How far it is.
  public enum Status: String, Hashable, Sendable {
    /// The model is writing the arguments.
    case streamingInput = "streaming_input"
    /// It runs, or waits to.
    case running
    /// It is done.
    case completed
    /// It failed, or the run ended first.
    case error
  }

  /// Which tool.
  public var name: String
  /// With what.
  public var args: JSON
  /// How far it is.
  public var status: Status
  /// What it knew so far: a text, or JSON text.
  public var partialResult: String?
  /// What it returned.
  public var result: JSON?
  /// Whether it failed; `nil` before it is over.
  public var isError: Bool?
  /// What it printed, both streams in the order they came.
  public var shellOutput: String?

  init(name: String, args: JSON, status: Status) {
    self.name = name
    self.args = args
    self.status = status
  }
}

/// Arguments being written.
public struct ToolInputBuffer: Hashable, Sendable {
  /// JSON text so far.
  public var text: String
  /// Which tool.
  public var toolName: String
}

/// The approval asked last.
public struct PendingApproval: Hashable, Sendable {
  /// The call.
  public var toolCallID: String
  /// Which tool.
  public var toolName: String
  /// With what.
  public var args: JSON
}

/// A subagent of the run.
public struct ActiveSubagent: Hashable, Sendable {
  /// A tool it called.
  public struct ToolCall: Hashable, Sendable {
    /// Which.
    public var name: String
    /// Whether it failed.
    public var isError: Bool
  }

  /// How far it is.
  public enum Status: String, Hashable, Sendable {
    /// It works.
    case running
    /// It is done.
    case completed
    /// It failed.
    case error
  }

  /// Which kind of subagent.
  public var agentType: String
  /// What a person reads, for kinds that are configured.
  public var displayName: String?
  /// What it is to do.
  public var task: String
  /// Which model it uses.
  public var modelID: String?
  /// Whether it started from a copy of the thread.
  public var isForked: Bool?
  /// Tools it called.
  public var toolCalls: [ToolCall] = []
  /// What it said.
  public var textDelta = ""
  /// How far it is.
  public var status = Status.running
  /// How long it took, in milliseconds.
  public var duration: Double?
  /// What it returned.
  public var result: String?
}

/// A file that tools changed.
public struct ModifiedFile: Hashable, Sendable {
  /// Names of the tools, in order.
  public var operations: [String]
  /// When the first one was done.
  public var firstModified: Date
}
