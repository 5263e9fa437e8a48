/// What a subagent is asked to do.
public struct SubagentTask: Hashable, Sendable {
  /// The id of the kind of subagent.
  public var agentType: String
  /// What it is to do, in full: unless it is a fork it knows nothing else.
  public var text: String
  /// The model to use, `provider/name`; a fork ignores it.
  public var modelID: String?
  /// Whether it starts from a copy of the conversation; `nil` leaves it to the kind.
  public var isForked: Bool?

  /// A task.
  public init(agentType: String, text: String, modelID: String? = nil, isForked: Bool? = nil) {
    self.agentType = agentType
    self.text = text
    self.modelID = modelID
    self.isForked = isForked
  }
}
