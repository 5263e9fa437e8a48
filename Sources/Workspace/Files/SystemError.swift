#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// An error number of the system.
struct SystemError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number, as in `errno`.
  let code: Int32

  /// What the call just made failed with.
  static var current: SystemError { SystemError(code: errno) }

  /// In a few words, to follow a colon.
  var text: String {
    switch code {
    case ENOENT: "there is no such file or folder"
    case EACCES, EPERM: "permission denied"
    case ENOTDIR: "a part of the path is not a folder"
    case EISDIR: "it is a folder"
    case ENOSPC: "the disk is full"
    case EROFS: "the disk is read-only"
    case ELOOP: "a part of it became a symbolic link since it was looked up"
    case ESTALE: "the folder it is in was replaced by another"
    case ENAMETOOLONG: "the name is too long"
    case E2BIG: "it is too long for the system"
    default: String(cString: strerror(code))
    }
  }

  var description: String { text }
}
