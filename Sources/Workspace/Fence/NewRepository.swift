/// A repository of git that a command has made. `git init` and `git clone` are ordinary work; a repository in which
/// anything could make git run something is not.
enum NewRepository {
  /// The longest configuration that is looked at, in bytes.
  private static let longest = 32 << 10
  private static let sections: [String: Set<String>] = [
    "core": [
      "repositoryformatversion", "filemode", "bare", "logallrefupdates", "ignorecase", "precomposeunicode",
      "symlinks",
    ],
    "remote": ["url", "fetch", "tagopt"], "branch": ["remote", "merge", "rebase"], "user": ["name", "email"],
    "init": ["defaultbranch"], "pull": ["rebase", "ff"],
  ]
  private static let risky: Set<String> = ["commondir", "config.worktree", "gitdir", "modules", "worktrees"]

  /// Whether nothing in it makes git run anything: no hooks, no settings but harmless ones, nothing that leads
  /// elsewhere.
  static func isPlain(_ path: String) -> Bool {
    guard kind(path) == .folder, let names = try? Folder.names(in: path), risky.isDisjoint(with: names) else {
      return false
    }
    switch kind(path + "/hooks") {
    case nil: break
    case .folder:
      guard let hooks = try? Folder.names(in: path + "/hooks"), hooks.allSatisfy({ $0.hasSuffix(".sample") })
      else { return false }
    case .file, .link, .special: return false
    }
    let config = path + "/config"
    guard kind(config) != nil else { return true }
    guard let status = try? FileStatus(of: config), status.kind == .file, status.size <= longest,
      let content = try? FileContent(ResolvedPath(absolute: config, display: config, isInside: true))
    else { return false }
    return isHarmless(String(decoding: content.bytes, as: UTF8.self))
  }

  /// Whether a file `.git` says of a work tree what git itself says: that it belongs to a repository that was there.
  static func isWorkTree(_ path: String, of repositories: Set<String>) -> Bool {
    guard kind(path) == .file, let folders = GitRepository(linkedFrom: String(path.dropLast(5)))?.folders,
      folders.count == 2, repositories.contains(folders[0]),
      folders[1].hasPrefix(folders[0] + "/worktrees/")
    else { return false }
    return kind(folders[1] + "/config.worktree") == nil
  }

  private static func kind(_ path: String) -> FileStatus.Kind? { try? FileStatus(of: path).kind }

  /// Whether each line of a configuration is understood, and only names and addresses are set.
  static func isHarmless(_ text: String) -> Bool {
    var known: Set<String> = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = String(decoding: line, as: UTF8.self).filter { $0 != "\t" && $0 != "\r" && $0 != " " }
      if line.isEmpty || line.hasPrefix("#") || line.hasPrefix(";") { continue }
      // A value that goes on in the next line, or a setting right behind its section: nobody writes that but to hide.
      if line.contains("\\") { return false }
      if line.hasPrefix("[") {
        guard line.hasSuffix("]"), !line.dropFirst().dropLast().contains(where: { $0 == "[" || $0 == "]" })
        else {
          return false
        }
        let name = line.dropFirst().dropLast().prefix { $0 != "\"" }
        guard let keys = sections[name.lowercased()] else { return false }
        known = keys
        continue
      }
      guard let equals = line.firstIndex(of: "="), known.contains(line[..<equals].lowercased()),
        !line.contains("::")
      else { return false }
    }
    return true
  }
}
