/// A kind of subagent: an agent of its own that the model gives a task to, and that comes back with an answer. It works
/// in a child session, so what it reads does not fill the conversation that asked.
public struct Subagent: Hashable, Sendable, Identifiable {
  /// Which of the host's tools it has. Those that ask the person something (`ask_user`, `submit_plan`) are never among
  /// them: nobody carries a question through.
  public enum Tools: Hashable, Sendable {
    /// All but `subagent`.
    case all
    /// Those that only look.
    case reading
    /// These, by name. With `subagent` among them it may start others, three deep at most.
    case named([String])
  }

  /// What the model calls it; unique among the subagents.
  public let id: String
  /// What a person reads, also when it asks for an approval.
  public var name: String
  /// When to use it, for the model.
  public var description: String
  /// What it is told, after the host's own instructions. A fork is told what its parent is told instead.
  public var instructions: String
  /// What it may use. A fork has its parent's tools instead.
  public var tools: Tools
  /// The model it uses when neither the call nor the thread names one; `nil` takes the session's. A fork always has
  /// the session's.
  public var modelID: String?
  /// Most steps of a run; at least 1. A fork may take 1,000.
  public var maxSteps: Int
  /// Whether it starts from a copy of the conversation, unless the call says otherwise.
  public var isForked: Bool

  /// A kind of subagent.
  public init(
    id: String, name: String? = nil, description: String, instructions: String, tools: Tools,
    modelID: String? = nil, maxSteps: Int = 50, isForked: Bool = false
  ) {
    self.id = id
    self.name = name ?? id
    self.description = description
    self.instructions = instructions
    self.tools = tools
    self.modelID = modelID
    self.maxSteps = maxSteps
    self.isForked = isForked
  }
}

extension Subagent {
  /// What every subagent that is no fork is told first. A provider may know by it whom it serves.
  public static let preamble = """
    You are a subagent: another agent gave you the task below and reads nothing of your work but your last message. \
    Put all it needs in there. You cannot ask the person anything; say in your answer what stays open.
    """

  /// The subagents rein starts with: explore (looks) and execute (does).
  public static let standard: [Subagent] = [
    Subagent(
      id: "explore", name: "Explore",
      description: "Looks around in the project and answers a question about it. Changes nothing.",
      instructions: """
        Find out what the task asks for by listing, finding, searching and reading. Answer with facts and where they \
        stand (path and line), shortest first. Don't guess: say what you did not find.
        """, tools: .reading),
    Subagent(
      id: "execute", name: "Execute",
      description: "Carries out a task of several steps with all tools, asking the person where it must.",
      instructions: """
        Carry out the task and nothing beyond it. Read before you edit, check that it works, and end with what you \
        changed, what you checked and what is left.
        """, tools: .all),
  ]
}
