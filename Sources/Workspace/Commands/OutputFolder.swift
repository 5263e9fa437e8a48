#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the whole output of commands is kept: a folder of this user alone, emptied of what is a week old.
struct OutputFolder: Sendable {
  private static let keptSeconds = 7 * 24 * 3600

  /// Absolute.
  let path: String

  /// `rein/output` in the user's cache folder, or, for a user without a home, a folder for temporary files.
  static func standardPath(_ environment: [String: String]) -> String {
    if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/rein/output" }
    if let home = environment["HOME"], home.hasPrefix("/") { return home + "/.cache/rein/output" }
    return "/tmp/rein-output-\(geteuid())"
  }

  /// A new, empty file for this user alone, open for writing.
  /// - Throws: `SystemError`; also when the folder belongs to somebody else.
  func makeFile() throws -> (descriptor: Int32, path: String) {
    try prepare()
    removeOldFiles()
    return try NewFile.make(in: path, prefix: "command-", suffix: ".txt")
  }

  /// Makes the folder, or sees to it that nobody else gets at the one that is there.
  /// - Throws: `SystemError`; also when the folder belongs to somebody else.
  func prepare() throws {
    try Folder.make(path, mode: 0o700)
    let status = try FileStatus(of: path)
    guard status.kind == .folder, status.owner == geteuid() else { throw SystemError(code: EACCES) }
    if status.mode & 0o077 != 0, chmod(path, 0o700) != 0 { throw SystemError.current }
  }

  private func removeOldFiles() {
    let oldest = time(nil) - Self.keptSeconds
    for name in (try? Folder.names(in: path)) ?? [] where name.hasPrefix("command-") {
      let file = path + "/" + name
      if let status = try? FileStatus(of: file), status.changed < oldest { unlink(file) }
    }
  }
}
