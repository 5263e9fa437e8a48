import Dispatch
import Synchronization

/// A connection with a thread's worth of work before it: one thing after the other, in the order it was asked for.
/// What was asked for happens, whatever becomes of the task that asked.
final class ConnectionQueue: Sendable {
  private let connection: Mutex<Connection>
  private let queue: DispatchQueue

  /// - Parameter connection: used by nobody else from now on.
  init(_ connection: sending Connection, label: String) {
    self.connection = Mutex(connection)
    queue = DispatchQueue(label: label)
  }

  /// Runs `body` when it is its turn, off the threads that tasks run on: SQLite may wait for other processes.
  /// - Throws: what `body` throws.
  func run<Value: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Result { try self.connection.withLock { try body($0) } })
      }
    }
  }
}
