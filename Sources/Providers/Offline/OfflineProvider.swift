import Harness

/// A built-in stand-in for a model, for the first minute, for tests and for demonstrations: it understands a
/// small set of plain requests, carries them out with the session's tools, and says openly what it is. The same
/// request always gets the same answer, without a network.
public struct OfflineProvider: ModelProvider {
  /// `offline`.
  public let id = "offline"

  private let delay: Duration

  /// A provider.
  ///
  /// - Parameter delay: how long a word takes; zero is as fast as it is read.
  public init(delay: Duration = .milliseconds(12)) {
    self.delay = delay
  }

  /// Its one model, `offline/guide`.
  public func models() async -> [ModelInfo] {
    [
      ModelInfo(
        id: "offline/guide", name: "guide (built in, no network)", facts: ModelFacts(takesPictures: false))
    ]
  }

  /// Only the guide.
  public func mayHave(_ name: String) -> Bool { name == "guide" }

  /// It sees no pictures.
  public func facts(of name: String) async -> ModelFacts { ModelFacts(takesPictures: false) }

  /// Answers the last message of the person; see `docs/offline.md`.
  public func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
    // Nobody reads along while notes are made.
    let isCondensing = GuideNotes.text(for: request) != nil
    let answer = OfflineAnswer(request, delay: isCondensing ? .zero : delay)
    return AsyncThrowingStream { try await answer.next() }
  }
}
