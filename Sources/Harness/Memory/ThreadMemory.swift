/// What the older messages of a thread were condensed into. It stands in for them in what the model is asked; the
/// messages themselves stay in the thread.
public struct ThreadMemory: Hashable, Sendable {
  /// What is remembered, as the models wrote it: one paragraph per time messages were condensed, oldest first.
  public var observations: String
  /// The id of the last message they stand for; every message before it is covered as well.
  public var reachesTo: String
  /// What the person asked last among those messages, word for word: work on it may still go on.
  public var lastRequest: Message?
  /// How often the observations themselves were condensed.
  public var generation: Int

  /// A memory.
  public init(observations: String, reachesTo: String, lastRequest: Message? = nil, generation: Int = 0) {
    self.observations = observations
    self.reachesTo = reachesTo
    self.lastRequest = lastRequest
    self.generation = generation
  }
}

extension ThreadMemory {
  /// The memory in the form of the store.
  public var json: JSON {
    .fields([
      "observations": .string(observations), "reachesTo": .string(reachesTo),
      "lastRequest": lastRequest?.json,
      "generation": JSON(generation),
    ])
  }

  /// Reads a memory. - Returns: `nil` when it does not say what it holds and how far it reaches.
  public init?(json: JSON) {
    guard let observations = json["observations"]?.string, let reach = json["reachesTo"]?.string else {
      return nil
    }
    self.init(
      observations: observations, reachesTo: reach, lastRequest: json["lastRequest"].map(Message.init(json:)),
      generation: json["generation"]?.int ?? 0)
  }
}
