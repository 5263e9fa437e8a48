import CSys

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pipe on which a fence tells, once it is up, which process is the first behind it.
final class FenceReport {
  /// How long that may take, in milliseconds.
  private static let patience: Int32 = 5_000

  private let readEnd: Int32
  /// What the fence writes to.
  private(set) var writeEnd: Int32

  /// - Throws: `SystemError`.
  init() throws(SystemError) {
    var ends: (read: Int32, write: Int32) = (-1, -1)
    let error = csys_pipe(&ends.read, &ends.write)
    guard error == 0 else { throw SystemError(code: error) }
    readEnd = ends.read
    writeEnd = ends.write
  }

  deinit {
    close(readEnd)
    closeWriteEnd()
  }

  private func closeWriteEnd() {
    if writeEnd >= 0 { close(writeEnd) }
    writeEnd = -1
  }

  /// Waits until the fence, which has the write end now, has told. - Returns: `nil` when it ended without.
  func process() -> pid_t? {
    closeWriteEnd()
    var text: [UInt8] = []
    while !text.contains(UInt8(ascii: "}")) {
      var watched = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
      guard poll(&watched, 1, Self.patience) > 0 else { return nil }
      let bytes = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, count in
        count = max(0, read(readEnd, buffer.baseAddress, buffer.count))
      }
      if bytes.isEmpty { return nil }
      text += bytes
    }
    let rest = String(decoding: text, as: UTF8.self).split(separator: "\"child-pid\":").dropFirst().first
    return rest.flatMap { pid_t($0.drop { $0 == " " }.prefix(while: \.isNumber)) }
  }
}
