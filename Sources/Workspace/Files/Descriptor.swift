#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An open file or folder; closed with the value.
struct Descriptor: ~Copyable {
  /// As the system counts it.
  let number: Int32

  /// Takes over what a call returned.
  /// - Throws: `SystemError` when that was no descriptor.
  init(_ number: Int32) throws(SystemError) {
    guard number >= 0 else { throw SystemError.current }
    self.number = number
  }

  /// Leaves it to somebody else to close it.
  consuming func release() -> Int32 {
    let number = number
    discard self
    return number
  }

  deinit {
    close(number)
  }
}
