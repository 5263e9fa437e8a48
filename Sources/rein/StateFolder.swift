import Harness

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where rein keeps what it can do without: for its owner only.
enum StateFolder {
  /// `rein` below `$XDG_STATE_HOME`, else below `~/.local/state`.
  static func path(_ environment: [String: String]) -> String {
    BaseFolders(environment).own("XDG_STATE_HOME", else: ".local/state")
  }

  /// Makes the folder of a file, and those above it that are missing.
  static func make(parentOf path: String) {
    guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
    let folder = String(path[..<slash])
    guard mkdir(folder, 0o700) != 0, errno == ENOENT else { return }
    make(parentOf: folder)
    mkdir(folder, 0o700)
  }
}
