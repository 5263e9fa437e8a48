#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system knows about a file without opening it. Symbolic links are not followed.
struct FileStatus: Hashable, Sendable {
  /// What it is.
  enum Kind: Hashable, Sendable {
    /// An ordinary file.
    case file
    /// A folder.
    case folder
    /// A symbolic link.
    case link
    /// A device, a socket, a named pipe.
    case special
  }

  /// What it is.
  let kind: Kind
  /// Bytes.
  let size: Int
  /// Permission bits, including set-user-id and its like.
  let mode: mode_t
  /// Who owns it.
  let owner: uid_t
  /// Its group.
  let group: gid_t
  /// How many names it has.
  let names: Int
  /// When it was last changed, seconds since 1970.
  let changed: Int
  /// Tells it from all other files.
  let identity: FileIdentity

  /// - Throws: `SystemError`.
  init(of path: String) throws(SystemError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw SystemError.current }
    self.init(status)
  }

  /// Of an open file.
  /// - Throws: `SystemError`.
  init(ofDescriptor descriptor: Int32) throws(SystemError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw SystemError.current }
    self.init(status)
  }

  init(_ status: stat) {
    identity = FileIdentity(status)
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .special
      }
    size = Int(status.st_size)
    mode = status.st_mode & 0o7777
    owner = status.st_uid
    group = status.st_gid
    names = Int(status.st_nlink)
    #if canImport(Darwin)
      changed = status.st_mtimespec.tv_sec
    #else
      changed = status.st_mtim.tv_sec
    #endif
  }

  /// Where a symbolic link points, as written in it; `nil` when the path is no link.
  static func linkTarget(of path: String) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(PATH_MAX)) { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let count = readlink(path, base, buffer.count)
      guard count > 0 else { return nil }
      return String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
    }
  }
}
