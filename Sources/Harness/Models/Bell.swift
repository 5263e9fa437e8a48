/// Something to wait for that another may ring.
public final class Bell: Hashable, Sendable {
  private let rings: AsyncStream<Void>
  private let ringing: AsyncStream<Void>.Continuation

  /// A bell that was not rung yet.
  public init() {
    (rings, ringing) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
  }

  /// Ends a wait, also one that begins later.
  public func ring() { ringing.yield() }

  /// Waits until the bell rings, for so long at most.
  /// - Throws: `CancellationError` when the calling task is cancelled.
  public func wait(atMost duration: Duration) async throws {
    await withTaskGroup { group in
      group.addTask { try? await Task.sleep(for: duration) }
      group.addTask { [rings] in for await _ in rings { return } }
      await group.next()
      group.cancelAll()
    }
    try Task.checkCancellation()
  }

  /// Every bell is its own.
  public static func == (one: Bell, other: Bell) -> Bool { one === other }

  /// By identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
