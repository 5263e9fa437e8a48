import Harness
import Synchronization

/// What is known about a server, shared by all requests to it.
final class SharedTraits<Traits: LearningTraits>: Sendable {
  private let traits: Mutex<Traits>

  init(_ traits: Traits) {
    self.traits = Mutex(traits)
  }

  /// What is known now.
  var value: Traits { traits.withLock { $0 } }

  /// Learns from a refusal; `nil` when there is nothing to learn.
  func learn(from refusal: ServerRefusal, about request: ModelRequest) -> Lesson? {
    traits.withLock { $0.learn(from: refusal, about: request) }
  }
}
