#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An ordinary file, open for reading.
struct OpenFile: ~Copyable {
  /// What it is; taken from the open file, so nobody can swap it.
  let status: FileStatus
  private let descriptor: Int32

  /// Opens a file whose path was resolved: a symbolic link that appeared at its place is refused.
  /// - Throws: `FileError`.
  init(_ path: ResolvedPath) throws {
    // Non-blocking, so that opening a named pipe returns and can be refused.
    let descriptor = open(path.absolute, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError.opening(path, SystemError.current) }
    do {
      status = try Self.checked(descriptor, path)
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
  }

  private static func checked(_ descriptor: Int32, _ path: ResolvedPath) throws -> FileStatus {
    let status = try FileStatus(ofDescriptor: descriptor)
    switch status.kind {
    case .file: return status
    case .folder: throw FileError.isFolder(path.display)
    case .link, .special: throw FileError.special(path.display)
    }
  }

  deinit {
    close(descriptor)
  }

  /// The next bytes, at most `count`; empty at the end.
  /// - Throws: `SystemError`.
  func read(_ count: Int) throws -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        #if canImport(Glibc)
          let got = Glibc.read(descriptor, base + filled, count - filled)
        #else
          let got = Darwin.read(descriptor, base + filled, count - filled)
        #endif
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = SystemError.current }
        if got <= 0 { return }
        filled += got
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

extension FileError {
  /// Why opening a path failed.
  static func opening(_ path: ResolvedPath, _ error: SystemError) -> FileError {
    switch error.code {
    case ENOENT: .notFound(path.display, similar: Folder.namesLike(path))
    case EISDIR: .isFolder(path.display)
    case ENXIO: .special(path.display)
    default: .failed(path.display, reason: error.text)
    }
  }
}
