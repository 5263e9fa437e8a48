import Synchronization

/// Hands the newest value of something from any thread to the event loop. Values nobody looked at in time
/// are replaced, never queued; only the first one after a look wakes the loop, and asks it for a frame.
public final class Mailbox<Value: Sendable>: Sendable {
  private let value: Mutex<Value>
  private let isFresh = Atomic<Bool>(false)

  /// A mailbox that holds a first value, which counts as seen.
  public init(_ value: Value) {
    self.value = Mutex(value)
  }

  /// Replaces the value.
  public func publish(_ newest: Value) {
    value.withLock { $0 = newest }
    if !isFresh.exchange(true, ordering: .acquiringAndReleasing) { UIActor.executor.requestFrame() }
  }

  /// The newest value.
  public func latest() -> Value {
    // In this order, a value published in between wakes the loop once more instead of getting lost.
    isFresh.store(false, ordering: .sequentiallyConsistent)
    return value.withLock { $0 }
  }
}
