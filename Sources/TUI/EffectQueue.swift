import Harness

/// Performs effects in the order they were asked, one after the other, in the session's room. An effect that fails
/// becomes a notice.
struct EffectQueue: Sendable {
  private let effects: AsyncStream<Going>.Continuation
  private let task: Task<Void, Never>

  /// A queue in front of a person's sessions; `onEnd` is called when all effects before `finish` are done.
  init(_ threads: OpenThreads, onEnd: @escaping @Sendable () async -> Void = {}) {
    let (stream, effects) = AsyncStream.makeStream(of: Going.self)
    self.effects = effects
    task = Task { @HarnessActor in
      for await effect in stream { await EffectQueue.perform(effect, threads) }
      await onEnd()
    }
  }

  /// Adds an effect on the session that is in view when it is its turn; after `finish` it is dropped.
  func ask(_ effect: @escaping Effect) { go { try await effect($0.current) } }

  /// Adds a way to another thread; after `finish` it is dropped.
  func go(_ going: @escaping Going) { effects.yield(going) }

  /// Takes no more effects.
  func finish() { effects.finish() }

  /// Waits until all effects before `finish` are done.
  func ended() async { await task.value }

  @HarnessActor
  private static func perform(_ effect: Going, _ threads: OpenThreads) async {
    do {
      try await effect(threads)
    } catch is CancellationError {
      // Whoever cancelled knows.
    } catch {
      threads.current.notify(Notice(.error, "\(error)"))
    }
  }
}
