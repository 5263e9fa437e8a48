#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A small file that only its owner can read. It is replaced whole: whoever reads it sees the old or the new text.
struct PrivateFile: Sendable {
  let path: String

  /// The folder it is in.
  var folder: String { Self.parent(of: path) }

  /// What is in it; `nil` when there is none.
  /// - Throws: `Failure` when it is there and cannot be read, belongs to somebody else, or is no ordinary file.
  func read() throws -> Data? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw failure("cannot be read")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_uid == geteuid()
    else { throw Failure("\(path) is not an ordinary file of yours. Move it away.") }
    if status.st_mode & 0o077 != 0 {
      guard fchmod(descriptor, 0o600) == 0 else { throw failure("can be read by others") }
      complain("rein: others could read \(path) until now; only you can from here on.")
    }
    return Data(readAll(descriptor))
  }

  /// Puts a text in place of what is in it, all of it or nothing; its folder is made when it is not there.
  /// - Throws: `Failure`.
  func write(_ text: String) throws {
    try Self.make(folder)
    let draft = "\(path).\(getpid()).new"
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure("cannot be written") }
    let isWritten = rein.write(all: text, to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWritten, rename(draft, path) == 0 else {
      let problem = failure("cannot be written")
      unlink(draft)
      throw problem
    }
  }

  /// Runs `body` while no other process does so for the same folder, which is made when it is not there.
  /// - Throws: `Failure`; what `body` throws.
  static func alone<T>(in folder: String, _ body: () throws -> T) throws -> T {
    try make(folder)
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw PrivateFile(path: folder).failure("cannot be read") }
    defer { close(descriptor) }
    // Where there are no such locks at all (some network disks) we go on without.
    while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
    return try body()
  }

  static func make(_ folder: String) throws {
    guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
    let parent = parent(of: folder)
    guard errno == ENOENT, !parent.isEmpty else { throw PrivateFile(path: folder).failure("cannot be made") }
    try make(parent)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw PrivateFile(path: folder).failure("cannot be made")
    }
  }

  private static func parent(of path: String) -> String {
    String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  private func failure(_ what: String) -> Failure {
    Failure("\(path) \(what): \(String(cString: strerror(errno))).")
  }
}
