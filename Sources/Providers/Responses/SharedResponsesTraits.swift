import Synchronization

/// What is known about a server, shared by all requests to it.
final class SharedResponsesTraits: Sendable {
  private let traits = Mutex(ResponsesTraits())

  /// What is known now.
  var value: ResponsesTraits { traits.withLock { $0 } }

  /// Learns from a refusal; `nil` when there is nothing to learn.
  func learn(from refusal: ServerRefusal, model: String) -> Lesson? {
    traits.withLock { $0.learn(from: refusal, model: model) }
  }
}
