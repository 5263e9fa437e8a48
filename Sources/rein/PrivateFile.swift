#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A small file that only its owner can read. It is replaced whole: whoever reads it sees the old or the new text.
struct PrivateFile {
  let path: String

  /// What is in it; `nil` when there is none.
  /// - Throws: `Failure` when it is there and cannot be read, belongs to somebody else, or is no ordinary file.
  func read() throws -> Data? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure("cannot be read")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid()
    else { throw Failure("\(path) is not an ordinary file of yours. Move it away.") }
    if status.st_mode & 0o077 != 0 {
      guard fchmod(descriptor, 0o600) == 0 else { throw failure("can be read by others") }
      complain("rein: others could read \(path) until now; only you can from here on.")
    }
    return Data(readAll(descriptor))
  }

  /// Puts this in place of what is in it.
  /// - Throws: `Failure`.
  func write(_ data: Data) throws {
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let draft = "\(path).\(getpid())"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure("cannot be written") }
    let isWritten =
      data.withUnsafeBytes { bytes in
        var offset = 0
        while offset < bytes.count {
          let count = Self.write(descriptor, bytes, from: offset)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { return false }
          offset += count
        }
        return true
      } && fsync(descriptor) == 0
    close(descriptor)
    guard isWritten, rename(draft, path) == 0 else {
      let error = failure("cannot be written")
      unlink(draft)
      throw error
    }
  }

  private static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, from offset: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
    #else
      Darwin.write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
    #endif
  }

  private func failure(_ what: String) -> Failure {
    Failure("\(path) \(what): \(String(cString: strerror(errno))).")
  }
}
