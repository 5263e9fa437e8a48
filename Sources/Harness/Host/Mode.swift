/// A way of working: what the model is told, what it may use, which model it starts with.
public struct Mode: Sendable, Identifiable {
  /// Unique among the modes.
  public let id: String
  /// What a person reads.
  public var name: String
  /// What it is for, in one sentence.
  public var description: String
  /// What the model is told in this mode, after the host's own instructions.
  public var instructions: String
  /// The model for threads that have not chosen one; `provider/name`.
  public var defaultModelID: String?
  /// Whether a session starts in it, when the configuration names no default mode.
  public var isDefault: Bool
  /// The mode an approved plan leads to.
  public var transitionsTo: String?
  /// Names of the tools to offer instead of all of the host's; `nil` offers all.
  public var tools: [String]?
  /// Tools to offer besides the host's; not together with `tools`.
  public var additionalTools: [any Tool]
  /// A ceiling: with it nothing that edits or executes may run, whatever is granted.
  public var isReadOnly: Bool
  /// How much the model is to think; `nil` leaves it to the provider.
  public var thinking: ThinkingLevel?
  /// Most tokens of an answer; `nil` leaves it to the provider.
  public var maxOutputTokens: Int?
  /// How front ends mark its name, besides writing it: the name of a role of their theme; `nil` leaves it to them.
  public var color: String?

  /// A mode.
  public init(
    id: String, name: String? = nil, description: String = "", instructions: String = "",
    defaultModelID: String? = nil, isDefault: Bool = false, transitionsTo: String? = nil,
    tools: [String]? = nil,
    additionalTools: [any Tool] = [], isReadOnly: Bool = false, color: String? = nil
  ) {
    self.id = id
    self.name = name ?? id
    self.description = description
    self.instructions = instructions
    self.defaultModelID = defaultModelID
    self.isDefault = isDefault
    self.transitionsTo = transitionsTo
    self.tools = tools
    self.additionalTools = additionalTools
    self.isReadOnly = isReadOnly
    self.color = color
  }

  /// What lists show of it.
  public var info: ModeInfo {
    ModeInfo(id: id, name: name, description: description, color: color, isReadOnly: isReadOnly)
  }
}

extension Mode {
  /// The modes rein starts with: build (everything), plan (looks and proposes), chat (no tools).
  public static let standard: [Mode] = [
    Mode(
      id: "build", name: "Build", description: "Reads, edits and runs things, asking before it does.",
      instructions: """
        You are working in build mode. Do what the person asks with the tools you have. Prefer small, verifiable \
        steps; read before you edit; say what you did in a few sentences when you are done.
        """, isDefault: true, color: "user"),
    Mode(
      id: "plan", name: "Plan", description: "Looks around and proposes a plan; changes nothing.",
      instructions: """
        You are working in plan mode: look around, change nothing. When you know what to do, submit a plan with \
        the submit_plan tool. The person approves it, or says what to change.
        """, transitionsTo: "build", isReadOnly: true, color: "accent"),
    Mode(
      id: "chat", name: "Chat", description: "Talks, without any tools.",
      instructions: "You are working in chat mode: you have no tools. Answer from what you know.", tools: [],
      color: "code"),
  ]
}
