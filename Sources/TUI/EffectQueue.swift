import Harness

/// Performs effects in the order they were asked, one after the other, in the session's room. An effect that fails
/// becomes a notice.
struct EffectQueue: Sendable {
  private let effects: AsyncStream<Effect>.Continuation
  private let task: Task<Void, Never>

  /// A queue in front of a session; `onEnd` is called when all effects before `finish` are done.
  init(_ session: Session, onEnd: @escaping @Sendable () async -> Void = {}) {
    let (stream, effects) = AsyncStream.makeStream(of: Effect.self)
    self.effects = effects
    task = Task { @HarnessActor in
      for await effect in stream { await EffectQueue.perform(effect, session) }
      await onEnd()
    }
  }

  /// Adds an effect; after `finish` it is dropped.
  func ask(_ effect: @escaping Effect) { effects.yield(effect) }

  /// Takes no more effects.
  func finish() { effects.finish() }

  /// Waits until all effects before `finish` are done.
  func ended() async { await task.value }

  @HarnessActor
  private static func perform(_ effect: Effect, _ session: Session) async {
    do {
      try await effect(session)
    } catch is CancellationError {
      // Whoever cancelled knows.
    } catch {
      session.notify(Notice(.error, "\(error)"))
    }
  }
}
