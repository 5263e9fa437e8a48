extension ToolActivity {
  /// What the subagent of a call does.
  public struct Subagent: Hashable, Sendable {
    /// A tool it called.
    public struct Call: Hashable, Sendable {
      /// How far it is.
      public enum Status: String, Hashable, Sendable {
        /// It runs, or waits to.
        case running
        /// It is done.
        case completed
        /// It failed, or was refused.
        case failed
      }

      /// Which.
      public var name: String
      /// With what.
      public var args: JSON
      /// How far it is.
      public var status: Status
    }

    /// What a person reads.
    public var name: String
    /// What it is to do.
    public var task: String
    /// Which model it uses.
    public var modelID: String?
    /// Whether it started from a copy of the thread.
    public var isForked: Bool
    /// The tools it called, in order.
    public private(set) var calls: [Call] = []
    /// Whether it waits for the person's yes.
    public internal(set) var isWaiting = false

    init(name: String, task: String, modelID: String?, isForked: Bool) {
      self.name = name
      self.task = task
      self.modelID = modelID
      self.isForked = isForked
    }

    mutating func begin(_ tool: String, _ args: JSON) {
      calls.append(Call(name: tool, args: args, status: .running))
    }

    /// The events name a call by its tool only: of several that run, the first is meant.
    mutating func end(_ tool: String, isError: Bool) {
      guard let index = calls.firstIndex(where: { $0.name == tool && $0.status == .running }) else { return }
      calls[index].status = isError ? .failed : .completed
    }
  }
}
