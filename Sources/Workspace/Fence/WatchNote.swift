import Harness

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that says what is watched while a fenced command runs. It goes when the command has ended and what it made was
/// looked at; one that is there though nobody holds its lock was left by a program that was killed.
struct WatchNote: Sendable {
  private static let prefix = "watch-"

  private let path: String
  /// Holds the lock.
  private let descriptor: Int32

  /// Writes it.
  /// - Throws: `SystemError`.
  init(_ watch: FenceWatch, in folder: OutputFolder) throws {
    try folder.prepare()
    let made = try NewFile.make(in: folder.path, prefix: Self.prefix, suffix: ".json")
    path = made.path
    descriptor = made.descriptor
    let bytes = Array(watch.json.text().utf8)
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, write(descriptor, bytes, bytes.count) == bytes.count
    else {
      remove()
      throw SystemError(code: EIO)
    }
  }

  /// Everything was looked at. To be called once.
  func remove() {
    unlink(path)
    abandon()
  }

  /// Lets go of it as a program does that is killed. To be called once, instead.
  func abandon() { close(descriptor) }

  /// Takes away the notes of programs that were killed, as far as they are about a folder. - Returns: what they say.
  static func takeAbandoned(about root: String, in folder: OutputFolder) -> [FenceWatch] {
    ((try? Folder.names(in: folder.path)) ?? []).filter { $0.hasPrefix(prefix) }.compactMap { name in
      let path = folder.path + "/" + name
      guard let file = try? Descriptor(open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)),
        flock(file.number, LOCK_EX | LOCK_NB) == 0,
        let content = try? FileContent(ResolvedPath(absolute: path, display: path, isInside: true)),
        let json = try? JSON(parsing: String(decoding: content.bytes, as: UTF8.self)),
        let watch = FenceWatch(json: json), watch.folders.contains(root)
      else { return nil }
      unlink(path)
      return watch
    }
  }
}

extension Workspace {
  /// What is new in the project of that which git, a shell or rein would use without asking, since a fenced command ran
  /// during which rein was killed; nobody looked then. A sentence for the person, once; `nil` when there is nothing.
  ///
  /// It stays where it is: meanwhile the person may have made it.
  public func leftBehind() -> String? {
    let found = WatchNote.takeAbandoned(about: root, in: OutputFolder(path: outputFolder))
      .flatMap { $0.changes().map(\.path) }
    guard !found.isEmpty else { return nil }
    return
      "rein was killed while a command ran. New since then, and used by git, a shell or rein without asking: "
      + "\(Set(found).sorted().joined(separator: ", ")). Look at it before you use the folder."
  }
}
