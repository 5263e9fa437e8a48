/// Lets asynchronous operations run one after the other, in the order they were asked for. A failing operation
/// fails only for whoever asked for it.
///
/// Not re-entrant: an operation that waits for another one of the same queue waits for ever.
@HarnessActor
final class SerialQueue {
  private var tail: Task<Void, Never>?
  /// How many operations are not done yet.
  private(set) var count = 0

  nonisolated init() {}

  /// Runs an operation when those asked for before are done, and waits for it.
  func run<Value: Sendable>(_ operation: @escaping @HarnessActor () async throws -> Value) async throws
    -> Value
  {
    try await enqueue(operation).value
  }

  /// Runs an operation when those asked for before are done, without waiting.
  @discardableResult
  func enqueue<Value: Sendable>(
    _ operation: @escaping @HarnessActor () async throws -> Value
  ) -> Task<Value, any Error> {
    let previous = tail
    count += 1
    let task = Task { @HarnessActor in
      await previous?.value
      defer { self.count -= 1 }
      return try await operation()
    }
    tail = Task { _ = try? await task.value }
    return task
  }

  /// Waits until everything asked for so far is done.
  func flush() async {
    await tail?.value
  }
}
