#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that a person asked for.
enum NewFile {
  /// Writes a text into a file that was not there, for its owner only: conversations are private.
  /// - Throws: `Failure`.
  static func write(_ text: String, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw Failure("\(path) is there already. Move it away, or name another file.") }
      throw Failure("\(path) cannot be written: \(String(cString: strerror(errno))).")
    }
    let isWritten = rein.write(all: text, to: descriptor)
    let reason = String(cString: strerror(errno))
    guard close(descriptor) == 0, isWritten else {
      unlink(path)
      throw Failure("\(path) cannot be written: \(reason).")
    }
  }
}
