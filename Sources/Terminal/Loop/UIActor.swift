/// The room of everything that touches the screen. Its jobs run on the one thread that runs the event loop,
/// between two polls; in a process without a loop, on a thread of their own.
@globalActor
public actor UIActor {
  /// The one instance.
  public static let shared = UIActor()

  static let executor = UIExecutor()

  /// The event loop's thread.
  nonisolated public var unownedExecutor: UnownedSerialExecutor {
    Self.executor.asUnownedSerialExecutor()
  }

  /// Runs `body` as part of this actor, on a thread that is the actor's already; stops the program elsewhere.
  public static func assumeIsolated<Value: Sendable>(
    _ body: @UIActor () throws -> Value
  ) rethrows -> Value {
    executor.checkIsolated()
    // The language can assume an actor instance but no global actor of ours; the check above is what makes
    // dropping the attribute sound. `MainActor.assumeIsolated` does the same.
    return try withoutActuallyEscaping(body) { body in
      try unsafeBitCast(body, to: (() throws -> Value).self)()
    }
  }
}
