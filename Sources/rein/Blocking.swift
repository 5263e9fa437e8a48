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
    let box = Box<Value>()
    let done = DispatchSemaphore(value: 0)
    Task {
      let value = await work()
      box.value.withLock { $0 = value }
      done.signal()
    }
    done.wait()
    guard let value = box.value.withLock({ $0 }) else {
      preconditionFailure("the work is done and left nothing")
    }
    return value
  }
}
