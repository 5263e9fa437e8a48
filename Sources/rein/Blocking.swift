import Dispatch
import Synchronization

/// Waits on the main thread for asynchronous work. Sessions live on threads of their own, so nothing needs the main
/// thread meanwhile.
enum Blocking {
  private final class Box<Value: Sendable>: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// Does the work and returns what came of it.
  static func run<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) -> Value {
    guard let value = start(work, until: .distantFuture) else {
      preconditionFailure("the work is done and left nothing")
    }
    return value
  }

  /// Does the work and returns what came of it; `nil` when it takes longer than `seconds`, and then it is left alone.
  @discardableResult
  static func run<Value: Sendable>(
    atMost seconds: Int, _ work: @escaping @Sendable () async -> Value
  ) -> Value? {
    start(work, until: .now() + .seconds(seconds))
  }

  private static func start<Value: Sendable>(
    _ work: @escaping @Sendable () async -> Value, until deadline: DispatchTime
  ) -> Value? {
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    Task {
      let value = await work()
      box.value.withLock { $0 = value }
      done.signal()
    }
    guard done.wait(timeout: deadline) == .success else { return nil }
    return box.value.withLock { $0 }
  }
}
