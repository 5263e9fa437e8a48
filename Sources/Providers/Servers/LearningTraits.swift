import Harness

/// What is known about a server, and grows with what it refuses.
protocol LearningTraits: Sendable {
  /// Learns from a refusal; `nil` when there is nothing to learn.
  mutating func learn(from refusal: ServerRefusal, about request: ModelRequest) -> Lesson?
}
