import Dispatch
import Synchronization
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal of the chat in lines: what is told, what is typed, and a thread of its own that writes, so that a terminal
/// that takes nothing for a while holds up nobody.
final class LineTerminal: Sendable {
  private let line = Mutex(TypedLine())
  private let writing = DispatchQueue(label: "rein.lines")

  /// Tells a line; never waits.
  func tell(_ text: String) {
    change { $0.tell(readable(text, at: STDOUT_FILENO)) }
  }

  /// Takes a byte that was typed.
  func take(_ byte: UInt8, hasMore: Bool) -> TypedLine.Outcome {
    change { $0.take(byte, hasMore: hasMore, at: LineTerminal.now) }
  }

  /// Time passed.
  func wait() {
    change { $0.wait(until: LineTerminal.now) }
  }

  /// Waits until all is written, at most so many seconds.
  func drain(atMost seconds: Int) {
    let done = DispatchSemaphore(value: 0)
    writing.async { done.signal() }
    _ = done.wait(timeout: .now() + .seconds(seconds))
  }

  private func change<Value: Sendable>(_ change: (inout TypedLine) -> Value) -> Value {
    line.withLock { line in
      let value = change(&line)
      let text = line.takeShown()
      // In the order of what happened, so within the lock.
      if !text.isEmpty { writing.async { write(all: text, to: STDOUT_FILENO) } }
      return value
    }
  }

  private static var now: Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
}
