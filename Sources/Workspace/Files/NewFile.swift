#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that did not exist before.
enum NewFile {
  /// Makes an empty file for this user alone, with a name nobody can guess, open for writing.
  /// - Throws: `SystemError`.
  static func make(in folder: String, prefix: String, suffix: String = "") throws -> (
    descriptor: Int32, path: String
  ) {
    let name = prefix + String(UInt64.random(in: .min ... .max), radix: 36) + suffix
    let path = folder + "/" + name
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw SystemError.current }
    return (descriptor, path)
  }
}
