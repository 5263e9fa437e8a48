#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An ordinary file, open for reading.
struct OpenFile: ~Copyable {
  /// What it is; taken from the open file, so nobody can swap it.
  let status: FileStatus
  private let descriptor: Descriptor

  /// Opens a file whose path was resolved: a symbolic link that appeared at its place or on the way there is refused.
  /// - Throws: `FileError`.
  init(_ path: ResolvedPath) throws {
    let opened = try Self.open(path)
    status = try Self.checked(opened, path)
    descriptor = opened
  }

  private static func open(_ path: ResolvedPath) throws(FileError) -> Descriptor {
    let problem: FileError?
    do throws(SystemError) {
      let place = try Place(path)
      // Looked at first: to open a device can do something.
      problem = Self.problem(try place.status(), path)
      // Non-blocking, so that opening a pipe which took the file's place returns and can be refused.
      if problem == nil { return try place.open(O_RDONLY | O_NONBLOCK) }
    } catch {
      throw FileError.opening(path, error)
    }
    throw problem ?? .special(path.display)
  }

  private static func checked(_ descriptor: borrowing Descriptor, _ path: ResolvedPath) throws -> FileStatus {
    let status = try FileStatus(ofDescriptor: descriptor.number)
    if let problem = problem(status, path) { throw problem }
    return status
  }

  private static func problem(_ status: FileStatus, _ path: ResolvedPath) -> FileError? {
    switch status.kind {
    case .file: nil
    case .folder: .isFolder(path.display)
    case .link: .opening(path, SystemError(code: ELOOP))
    case .special: .special(path.display)
    }
  }

  /// The next bytes, at most `count`; empty at the end.
  /// - Throws: `SystemError`.
  func read(_ count: Int) throws -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        #if canImport(Glibc)
          let got = Glibc.read(descriptor.number, base + filled, count - filled)
        #else
          let got = Darwin.read(descriptor.number, base + filled, count - filled)
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
