import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder that fenced commands find as `/tmp`: made when the first of them runs, for this user alone, and removed
/// with all that is in it when the program ends. What a program that was killed left behind, the next one removes.
final class TemporaryFiles: Sendable {
  private static let prefix = "tmp-"

  private struct Made {
    let path: String
    /// Holds the lock that says somebody uses the folder.
    let descriptor: Int32
  }

  private let parent: OutputFolder
  private let made = Mutex<Made?>(nil)

  /// - Parameter parent: the folder it is made in.
  init(in parent: OutputFolder) {
    self.parent = parent
  }

  deinit {
    remove()
  }

  /// Its path; `nil` when it cannot be made.
  func folder() -> String? {
    made.withLock { made in
      if made == nil {
        removeAbandoned()
        made = make()
      }
      return made?.path
    }
  }

  /// Removes it; the next command gets a new one.
  func remove() {
    made.withLock { made in
      guard let gone = made else { return }
      try? FileManager.default.removeItem(atPath: gone.path)
      close(gone.descriptor)
      made = nil
    }
  }

  private func make() -> Made? {
    guard (try? parent.prepare()) != nil else { return nil }
    var template = Array("\(parent.path)/\(Self.prefix)XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let descriptor = Self.lock(path) else { return nil }
    return Made(path: path, descriptor: descriptor)
  }

  private func removeAbandoned() {
    for name in (try? Folder.names(in: parent.path)) ?? [] where name.hasPrefix(Self.prefix) {
      let path = parent.path + "/" + name
      guard let descriptor = Self.lock(path) else { continue }
      try? FileManager.default.removeItem(atPath: path)
      close(descriptor)
    }
  }

  /// Takes a folder for this program; `nil` when another has it, or it is none.
  private static func lock(_ path: String) -> Int32? {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, (try? FileStatus(of: path)) != nil else {
      close(descriptor)
      return nil
    }
    return descriptor
  }
}
