#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a host is built from.
public struct HostConfiguration: Sendable {
  /// The host's name; also the resource of sessions that name none.
  public var id: String
  /// Ways of working; at least one.
  public var modes: [Mode]
  /// The mode sessions start in; `nil` takes the first that is marked as default, else the first.
  public var defaultModeID: String?
  /// The model sessions start with, before the mode's; `provider/name`.
  public var modelID: String?
  /// Where models are.
  public var providers: [any ModelProvider]
  /// What the model may call, besides the built-in tools.
  public var tools: [any Tool]
  /// Names of built-in tools to leave out.
  public var disabledBuiltInTools: Set<String>
  /// Name of the tool that runs what the person types as a command; its argument `command` is the text.
  public var commandTool: String?
  /// Where threads are kept.
  public var store: any ThreadStore
  /// Who may write which thread.
  public var locks: any ThreadLocks
  /// What may run without asking.
  public var permissions: PermissionRules
  /// Keeps what is allowed for the whole project; `nil` when nothing is kept beyond a session.
  public var ruleKeeper: (any RuleKeeper)?
  /// Whether the system keeps commands in; `nil` when nothing is said about it.
  public var fencing: Fencing?
  /// Remembers what tools did to files; `nil` when nobody does.
  public var files: (any FileHistory)?
  /// Lets tools work in more folders; `nil` when they only work in the project.
  public var folderKeeper: (any FolderKeeper)?
  /// What the model is told about itself and its surroundings; asked for at the start of every run.
  public var instructions: @Sendable () async -> String
  /// What a message of the person names to be sent along; asked when the message enters the thread.
  public var attachments: @Sendable (String) async -> Attachments
  /// Keeps which models are used, across threads; `nil` keeps nothing.
  public var modelUse: (any ModelUse)?
  /// The kinds of subagents; none leaves the tool `subagent` out.
  public var subagents: [Subagent]
  /// Names of tools that count as changing the file named by their argument `path`.
  public var modifyingTools: Set<String>
  /// The state sessions start with, and what it must look like.
  public var state: StateSchema
  /// Most steps of a run; a run that reaches it ends with an error that says so.
  public var maxSteps: Int
  /// How long a tool that was told to stop may take to do so; then it is left to itself, and its call counts as cancelled.
  public var stopPatience: Duration
  /// How long a message that is being written may stay unsaved.
  public var partialSaveInterval: Duration
  /// How often a thread that is only looked at is read again.
  public var readAgainInterval: Duration
  /// How many messages of a thread are read at once for the transcript.
  public var transcriptWindow: Int
  /// The model that makes a thread's title after the first exchange, by the session's model; `nil` leaves the title that
  /// was made from words.
  public var titleModel: @Sendable (_ modelID: String) -> String?
  /// How long threads are condensed.
  public var memory: MemoryConfiguration
  /// Takes everything that happens in the host's sessions; `nil` records nothing.
  public var eventLog: EventLog?
  /// Makes ids of threads, messages and runs.
  public var makeID: @Sendable () -> String
  /// The time.
  public var now: @Sendable () -> Date

  /// A configuration with the standard modes and subagents and the default policies; without providers and tools.
  public init(id: String = "rein", store: any ThreadStore, locks: any ThreadLocks) {
    self.id = id
    self.store = store
    self.locks = locks
    modes = Mode.standard
    providers = []
    tools = []
    commandTool = "execute_command"
    disabledBuiltInTools = []
    permissions = PermissionRules()
    ruleKeeper = nil
    fencing = nil
    folderKeeper = nil
    files = nil
    instructions = { "" }
    attachments = { _ in Attachments() }
    modelUse = nil
    subagents = Subagent.standard
    modifyingTools = ["write_file", "edit_file"]
    state = StateSchema()
    maxSteps = 1_000
    stopPatience = .seconds(5)
    partialSaveInterval = .seconds(1)
    readAgainInterval = .seconds(1)
    transcriptWindow = 200
    titleModel = { _ in nil }
    memory = MemoryConfiguration()
    makeID = { UUID().uuidString.lowercased() }
    now = { Timestamp.now }
  }
}

extension HostConfiguration {
  /// Names of all tools that can be offered, in the order they are.
  public var toolNames: [String] { offeredTools.map(\.spec.name) }

  /// What is told of all tools that can be offered, in the order they are.
  public var toolSpecs: [ToolSpec] { offeredTools.map(\.spec) }

  /// Everything that can be offered, the built-in tools first.
  var offeredTools: [any Tool] {
    let subagent: [any Tool] = subagents.isEmpty ? [] : [StartSubagent(subagents)]
    return (BuiltInTools.all + subagent).filter { !disabledBuiltInTools.contains($0.spec.name) } + tools
  }
}

/// What is wrong with a configuration. The texts are those of the original model.
public enum ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two modes have one id.
  case duplicateMode(String)
  /// A mode both replaces and adds tools.
  case replacesAndAddsTools(mode: String)
  /// A mode leads to itself.
  case transitionToItself(mode: String)
  /// A mode leads to one that is not there.
  case unknownTransition(mode: String, target: String)
  /// The default mode is not there.
  case unknownDefaultMode(String)
  /// Two kinds of subagents have one id.
  case duplicateSubagent(String)
  /// A kind of subagent names a tool that is not there, or that subagents cannot use.
  case unusableSubagentTool(subagent: String, tool: String)
  /// There are no modes.
  case noModes
  /// A mode offers a tool that is not there.
  case unknownTool(mode: String, name: String)
  /// Two providers, or two tools, have one name.
  case duplicateName(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .duplicateMode(let id): "Duplicate mode id \"\(id)\" found when creating the Harness"
    case .replacesAndAddsTools(let id):
      "Mode \"\(id)\" cannot set both \"tools\" and \"additionalTools\" - choose replace OR augment"
    case .transitionToItself(let id): "Mode \"\(id)\" transitionsTo cannot reference itself"
    case .unknownTransition(let id, let target):
      "Mode \"\(id)\" transitionsTo references unknown mode \"\(target)\""
    case .unknownDefaultMode(let id): "Default mode not found: \(id)"
    case .unknownTool(let mode, let name): "Mode \"\(mode)\" offers unknown tool \"\(name)\""
    case .duplicateSubagent(let id): "Duplicate subagent id \"\(id)\" found when creating the Harness"
    case .unusableSubagentTool(let id, let tool):
      "Subagent \"\(id)\" names the tool \"\(tool)\", which is not there or cannot be used by subagents"
    case .noModes: "Harness requires at least one agent mode"
    case .duplicateName(let name): "The name \"\(name)\" is used twice"
    }
  }
}
