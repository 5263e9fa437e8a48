import CSys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Something a thread can wait for with `poll` and any other thread can signal.
final class WakeDescriptor: Sendable {
  /// Readable once signalled.
  let descriptor: Int32
  private let writeEnd: Int32

  /// - Throws: `SystemError`.
  init() throws {
    var readEnd: Int32 = -1
    var writeEnd: Int32 = -1
    guard csys_wake_open(&readEnd, &writeEnd) == 0 else { throw SystemError.current }
    descriptor = readEnd
    self.writeEnd = writeEnd
  }

  deinit {
    close(descriptor)
    if writeEnd != descriptor { close(writeEnd) }
  }

  /// Makes it readable.
  func signal() {
    csys_wake_signal(writeEnd)
  }
}
