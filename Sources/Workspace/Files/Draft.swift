#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file written beside another whose place it shall take. It disappears unless it does.
struct Draft: ~Copyable {
  private let draft: String
  private let isNew: Bool

  private init(_ draft: String, isNew: Bool) {
    self.draft = draft
    self.isNew = isNew
  }

  /// Writes the bytes to disk, with the permissions and owner of the file it shall replace, or those of a new
  /// file.
  /// - Throws: `SystemError`.
  static func make(beside path: ResolvedPath, bytes: [UInt8], like status: FileStatus?) throws -> Draft {
    let (descriptor, name) = try NewFile.make(in: path.folder, prefix: ".rein-")
    let draft = Draft(name, isNew: status == nil)
    defer { close(descriptor) }
    try write(bytes, to: descriptor)
    if let status {
      // Only root may give a file away; for everybody else the owner is the same anyway.
      _ = fchown(descriptor, status.owner, status.group)
    }
    guard fchmod(descriptor, status?.mode ?? 0o666 & ~mask) == 0, fsync(descriptor) == 0 else {
      throw SystemError.current
    }
    return draft
  }

  deinit {
    unlink(draft)
  }

  /// Takes the place of the file, after a last look that may still throw.
  /// - Throws: `SystemError`, or what the last look throws.
  func replace(_ path: ResolvedPath, lastLook: () throws -> Void) throws {
    try lastLook()
    if isNew {
      // A link, unlike a renaming, fails when somebody made the file meanwhile.
      if link(draft, path.absolute) == 0 { return }
      if errno == EEXIST { throw FileError.changedMeanwhile(path.display) }
    }
    guard rename(draft, path.absolute) == 0 else { throw SystemError.current }
  }

  // The system tells the mask only to those who set it, and setting it would race with other threads.
  private static let mask: mode_t = {
    let before = umask(0o077)
    umask(before)
    return before
  }()

  private static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    try bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        #if canImport(Glibc)
          let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #else
          let count = Darwin.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        #endif
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw SystemError.current }
        rest = rest.dropFirst(count)
      }
    }
  }
}
