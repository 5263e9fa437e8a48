import Harness

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

/// A file that is locked as long as this object lives, and gone afterwards. The kernel holds the lock, so that it
/// ends with the process however that ends; the file of a crashed process stays, unlocked, until it is taken again.
final class LockFile: Sendable {
  private let path: String
  private let descriptor: Int32

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    // In this order: while we hold the lock, nobody else can hold the file of that name. Should a person have
    // removed ours by hand, a new one of that name is not ours to remove.
    if LockFile.isNamed(path, descriptor) { unlink(path) }
    close(descriptor)
  }

  /// What came of trying to lock.
  enum Outcome {
    /// It is ours.
    case taken(LockFile)
    /// It is somebody else's, who left these words in the file.
    case held(by: String)
  }

  /// Tries to lock the file, and writes this process into it.
  /// - Throws: `StoreError.unusable` when the file cannot be made or the disk has no locks.
  static func take(_ path: String) throws -> Outcome {
    while true {
      // Children must not inherit it: the lock would live as long as the last of them.
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw DataFolder.unusable(path, "cannot be made", errno) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        defer { close(descriptor) }
        if code == EINTR { continue }
        guard code == EWOULDBLOCK else { throw DataFolder.unusable(path, "cannot be locked", code) }
        return .held(by: holder(descriptor))
      }
      // Between opening and locking the holder may have removed the file: then this one has no name any more,
      // and somebody else may lock a new one of the same name.
      if isNamed(path, descriptor) {
        let file = LockFile(path: path, descriptor: descriptor)
        file.write(
          "process \(getpid()) on \(hostName), since \(Timestamp.text(.now)), started as \(command)\n")
        return .taken(file)
      }
      close(descriptor)
    }
  }

  private static func isNamed(_ path: String, _ descriptor: Int32) -> Bool {
    var named = stat()
    var opened = stat()
    return stat(path, &named) == 0 && fstat(descriptor, &opened) == 0
      && named.st_ino == opened.st_ino && named.st_dev == opened.st_dev
  }

  /// Best effort: the words are only for the message of the other side.
  private func write(_ words: String) {
    ftruncate(descriptor, 0)
    let bytes = Array(words.utf8)
    _ = pwrite(descriptor, bytes, bytes.count, 0)
  }

  /// The first line, without what could disturb a terminal. The holder may not have written it yet.
  private static func holder(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 1_024)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let line = bytes.prefix(max(0, count)).prefix { $0 >= 0x20 && $0 != 0x7F }
    return line.isEmpty ? "another process" : String(decoding: line, as: UTF8.self)
  }

  /// How this process was started, as far as one needs it to know it again.
  private static var command: String {
    let words = CommandLine.arguments
    let name = words.first?.split(separator: "/").last.map(String.init) ?? "?"
    let line = ([name] + words.dropFirst()).joined(separator: " ")
    return line.count > 60 ? line.prefix(59) + "…" : line
  }

  private static var hostName: String {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "this machine" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
