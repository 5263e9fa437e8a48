#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file written beside another whose place it shall take. It disappears unless it does.
struct Draft: ~Copyable {
  private let place: Place
  private let draft: String
  private let isNew: Bool

  private init(_ draft: String, at place: consuming Place, isNew: Bool) {
    self.place = place
    self.draft = draft
    self.isNew = isNew
  }

  /// Writes the bytes to disk, with the permissions and owner of the file it shall replace, or those of a new file.
  /// Folders that are missing are made for a new one.
  /// - Throws: `SystemError`.
  static func make(beside path: ResolvedPath, bytes: [UInt8], like status: FileStatus?) throws -> Draft {
    let place = try Place(path, making: status == nil)
    let (descriptor, name) = try place.makeDraft()
    let draft = Draft(name, at: place, isNew: status == nil)
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
    place.remove(draft: draft)
  }

  /// Takes the place of the file, after a last look that may still throw.
  /// - Throws: `SystemError`, or what the last look throws; `FileError.changedMeanwhile` when the path leads to another
  ///   folder by now.
  func replace(_ path: ResolvedPath, lastLook: () throws -> Void) throws {
    try lastLook()
    guard try Place(path).folderIdentity() == (try place.folderIdentity()) else {
      throw FileError.changedMeanwhile(path.display)
    }
    guard isNew else { return try place.replace(with: draft) }
    do {
      // A link, unlike a renaming, fails when somebody made the file meanwhile.
      try place.fill(with: draft)
    } catch {
      if error.code == EEXIST { throw FileError.changedMeanwhile(path.display) }
      // Some disks have no links.
      guard [EPERM, ENOTSUP, EOPNOTSUPP, ENOSYS].contains(error.code) else { throw error }
      try place.replace(with: draft)
    }
  }

  // The system tells the mask only to those who set it, and setting it would race with other threads.
  private static let mask: mode_t = {
    let before = umask(0o077)
    umask(before)
    return before
  }()

  /// Writes all of the bytes. - Throws: `SystemError`.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
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
