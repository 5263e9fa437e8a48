/// The pause before a failed request is sent again.
public struct ModelWait: Hashable, Sendable {
  /// The attempt that follows; 2 is the first repetition.
  public let attempt: Int
  /// How many attempts there are at most.
  public let most: Int
  /// How long the pause is, in seconds.
  public let seconds: Double
  /// What went wrong, in one sentence.
  public let reason: String
  /// Ends the pause when it is rung.
  public let bell: Bell

  /// A pause.
  public init(attempt: Int, most: Int, seconds: Double, reason: String, bell: Bell) {
    self.attempt = attempt
    self.most = most
    self.seconds = seconds
    self.reason = reason
    self.bell = bell
  }
}

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
