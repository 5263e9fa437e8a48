#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder, open, with the names in it. What is in it is looked at from here, so that nobody can put another folder in
/// its place.
struct OpenFolder: ~Copyable {
  /// Sorted by bytes, without `.` and `..`. Names that are not UTF-8 come repaired and cannot be opened.
  let names: [String]
  private let descriptor: Descriptor

  /// Opens a folder whose path was resolved.
  /// - Throws: `SystemError`.
  init(_ path: ResolvedPath) throws(SystemError) {
    try self.init(Place(path).open(O_RDONLY | O_DIRECTORY))
  }

  private init(_ descriptor: consuming Descriptor) throws(SystemError) {
    // The stream closes its descriptor; ours is still needed.
    let copy = try Descriptor(openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    names = try Folder.names(reading: fdopendir(copy.release()))
    self.descriptor = descriptor
  }

  /// Opens a folder in it; a link is refused.
  /// - Throws: `SystemError`.
  func folder(_ name: String) throws(SystemError) -> OpenFolder {
    try OpenFolder(
      Descriptor(openat(descriptor.number, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)))
  }

  /// What is in it by that name; links are not followed.
  /// - Throws: `SystemError`.
  func status(of name: String) throws(SystemError) -> FileStatus {
    var status = stat()
    guard fstatat(descriptor.number, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw SystemError.current
    }
    return FileStatus(status)
  }
}
