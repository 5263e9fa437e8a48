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

/// The folder in which rein keeps what people say: nobody but its owner can look into it.
enum DataFolder {
  /// `rein` below `$XDG_DATA_HOME`, else below `~/.local/share`. A relative `$XDG_DATA_HOME` is ignored, as the XDG
  /// base directory specification demands.
  static func path(in environment: [String: String]) -> String {
    BaseFolders(environment).own("XDG_DATA_HOME", else: ".local/share")
  }

  /// Makes a folder and those above it that are missing, for its owner only.
  /// - Throws: `StoreError.unusable`.
  static func make(_ folder: String) throws {
    guard mkdir(folder, 0o700) != 0, errno != EEXIST else { return }
    let parent = parent(of: folder)
    guard errno == ENOENT, parent != folder else { throw unusable(folder, "cannot be made", errno) }
    try make(parent)
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
      throw unusable(folder, "cannot be made", errno)
    }
  }

  /// Makes an empty file that only its owner can read, unless there is a file already. SQLite would let others
  /// read it, and gives its side files the permissions of this one.
  /// - Throws: `StoreError.unusable`.
  static func makePrivateFile(_ path: String) throws {
    // Never opens an existing file: to close it again would drop SQLite's locks on it in this process.
    let descriptor = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if descriptor >= 0 {
      close(descriptor)
    } else if errno != EEXIST {
      throw unusable(path, "cannot be made", errno)
    }
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      throw StoreError.unusable("\(path) is a folder, where rein would keep its database. Move it away.")
    }
    guard access(path, R_OK | W_OK) == 0 else { throw unusable(path, "cannot be read and written", errno) }
    let folder = parent(of: path)
    guard access(folder, W_OK) == 0 else { throw unusable(folder, "cannot be written", errno) }
  }

  /// Runs `body` while no other process does so in the same folder.
  /// - Throws: `StoreError.unusable` when another process does so for longer than `patience`; what `body` throws.
  static func alone<T>(in folder: String, patience: Duration, _ body: () throws -> T) throws -> T {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unusable(folder, "cannot be read", errno) }
    defer { close(descriptor) }
    let deadline = ContinuousClock.now + patience
    // Where there are no such locks at all (some network disks) we go on without: they only order start-ups.
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK || errno == EINTR {
      guard ContinuousClock.now < deadline else {
        throw StoreError.unusable(
          "Another rein has been opening the database in \(folder) for too long. Close that one, or try again."
        )
      }
      usleep(2_000)
    }
    return try body()
  }

  /// The folder that holds a file or folder.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Something that the system refused, as a sentence.
  static func unusable(_ path: String, _ what: String, _ code: Int32) -> StoreError {
    let reason = String(cString: strerror(code))
    return .unusable(
      "\(path) \(what): \(reason). Change its permissions, or set XDG_DATA_HOME to a folder that rein may write to."
    )
  }
}
