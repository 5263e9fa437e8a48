import Dispatch
import Synchronization

/// Runs what may block for long on a thread of its own, so that it never holds up the few threads that all
/// concurrent code shares.
enum OwnThread {
  private final class Flag: Sendable {
    let isSet = Atomic(false)
  }

  /// Runs the body and returns what it does. `isCancelled` becomes true when the task is cancelled; `onCancel`
  /// is called then, too, to wake a body that waits.
  static func run<Result: Sendable>(
    onCancel: @escaping @Sendable () -> Void = {},
    _ body: @escaping @Sendable (_ isCancelled: @escaping @Sendable () -> Bool) throws -> Result
  ) async throws -> Result {
    let flag = Flag()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "rein.blocking").async {
          continuation.resume(with: Swift.Result { try body { flag.isSet.load(ordering: .relaxed) } })
        }
      }
    } onCancel: {
      flag.isSet.store(true, ordering: .relaxed)
      onCancel()
    }
  }
}
