/// Whose subagent a session is. Its approvals go to the person through the parent, whose policies, grants and ceiling
/// hold for it.
struct Delegation: Sendable {
  /// The session whose model asked for it.
  let parent: Session
  /// The call that the person sees: the one in the outermost session.
  let callID: String
  /// The names of the subagents from the outermost to this one.
  let asker: [String]
  /// Whether it works on a copy of the parent's thread.
  let isFork: Bool

  /// How deep subagents may start subagents.
  static let depthLimit = 3
}

/// Why a subagent cannot start, in words for the model.
enum SubagentError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownType(String, known: [String])
  case noModel
  case unusableModel(String, String)
  case tooDeep
  case nestedFork
  case noThread
  case notCopied(String)

  var description: String {
    switch self {
    case .unknownType(let type, let known):
      "Unknown agent type: \(type). Valid types: \(known.joined(separator: ", "))"
    case .noModel: "No model ID available for subagent. Configure defaultModelId."
    case .unusableModel(let id, let reason): "Failed to resolve model \"\(id)\": \(reason)"
    case .tooDeep: "Subagents start subagents at most \(Delegation.depthLimit) deep. Do this yourself."
    case .nestedFork: "A subagent cannot start a fork. Leave out `forked`, or do this yourself."
    case .noThread: "There is no conversation yet that a forked subagent could start from."
    case .notCopied(let reason): "The conversation could not be copied for the subagent: \(reason)"
    }
  }
}
