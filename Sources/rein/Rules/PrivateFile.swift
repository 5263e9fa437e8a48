#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Small files only their owner may read.
enum PrivateFile {
  /// Runs `body` while no other process does so for the same folder, which is made when it is not there.
  /// - Throws: `Failure`; what `body` throws.
  static func alone<T>(in folder: String, _ body: () throws -> T) throws -> T {
    try make(folder)
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(folder, "cannot be read") }
    defer { close(descriptor) }
    // Where there are no such locks at all (some network disks) we go on without.
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return try body()
  }

  /// Puts a text in place of a file's content, all of it or nothing.
  /// - Throws: `Failure`.
  static func replace(_ path: String, with text: String) throws {
    let draft = "\(path).\(getpid()).new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure(path, "cannot be written") }
    let isWritten = write(all: text, to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, rename(draft, path) == 0 else {
      let problem = failure(path, "cannot be written")
      unlink(draft)
      throw problem
    }
  }

  private static func make(_ folder: String) throws {
    guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
    let parent = String(folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex))
    guard errno == ENOENT, !parent.isEmpty else { throw failure(folder, "cannot be made") }
    try make(parent)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure(folder, "cannot be made") }
  }

  private static func failure(_ path: String, _ what: String) -> Failure {
    Failure("\(path) \(what): \(String(cString: strerror(errno))).")
  }
}
