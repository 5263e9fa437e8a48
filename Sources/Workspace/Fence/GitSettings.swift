/// Files and folders by which a repository of git says what git runs: its own, and those of its submodules and work
/// trees.
struct GitSettings {
  /// Of these no more is looked at, and then all of them are read-only: somebody made them so that we tire.
  private static let most = 2_000
  private static let deepest = 24
  /// What git keeps besides, in folders that no submodule is in unless somebody wants to hide it there.
  private static let data: Set<String> = ["hooks", "info", "lfs", "logs", "objects", "refs"]

  /// Absolute; some may be missing, and could be made.
  private(set) var paths: [String] = []
  private var looked = 0

  /// Those of a repository, `.git` or what stands for it.
  init(of repository: String, isLinked: Bool) {
    paths = Self.own.map { "\(repository)/\($0)" } + (isLinked ? [repository + "/gitdir"] : [])
    addModules(in: repository)
    addWorkTrees(of: repository)
  }

  private static let own = ["config", "config.worktree", "hooks", "commondir"]

  private mutating func addModules(in repository: String) {
    let modules = repository + "/modules"
    let before = paths
    if !addAll(below: modules, depth: 0) { paths = before + [modules] }
  }

  /// A submodule is called what the project likes, also by names with slashes, and has submodules of its own.
  /// - Returns: whether all of it was seen.
  private mutating func addAll(below folder: String, depth: Int) -> Bool {
    guard depth < Self.deepest else { return false }
    let names = (try? Folder.names(in: folder)) ?? []
    // Not by `HEAD` alone: a command could take that away, and put it back when the next one has changed the rest.
    if names.contains(where: { $0 == "HEAD" || Self.own.contains($0) }) {
      paths += Self.own.map { "\(folder)/\($0)" }
      addWorkTrees(of: folder)
    }
    for name in names where !Self.data.contains(name) && name != "worktrees" {
      let path = "\(folder)/\(name)"
      guard (try? FileStatus(of: path).kind) == .folder else { continue }
      looked += 1
      guard looked <= Self.most, addAll(below: path, depth: depth + 1) else { return false }
    }
    return true
  }

  private mutating func addWorkTrees(of repository: String) {
    let folder = repository + "/worktrees"
    for name in (try? Folder.names(in: folder)) ?? [] {
      paths += ["config.worktree", "commondir", "gitdir"].map { "\(folder)/\(name)/\($0)" }
    }
  }
}
