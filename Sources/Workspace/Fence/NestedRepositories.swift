#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Repositories of git that lie in folders in which commands may write: vendored ones, submodules, work trees. Outer
/// folders are looked at first, so that those a person works in are found however much else there is.
struct NestedRepositories: Hashable, Sendable {
  /// Looking goes on before every fenced command, and must not be felt.
  private static let mostFolders = 2_000
  private static let deepest = 12
  private static let most = 100
  /// What tools fill with much that nobody works in; looked at last.
  private static let heavy: Set<String> = ["node_modules", ".build", "target", ".venv", "build", ".cache"]

  /// Each `.git`, whatever it is; absolute, outer ones first.
  private(set) var paths: [String] = []
  /// Whether all folders were looked at.
  private(set) var isWhole = true

  /// Those below some folders; what these themselves have is not among them.
  init(below roots: [String]) {
    var folders = roots.map { (path: $0, depth: 0) }
    var later: [(path: String, depth: Int)] = []
    var next = 0
    var looked = 0
    let known = Set(roots)
    while true {
      if next == folders.count {
        if later.isEmpty { return }
        (folders, later, next) = (later, [], 0)
      }
      guard looked < Self.mostFolders, paths.count < Self.most else {
        isWhole = false
        return
      }
      let (path, depth) = folders[next]
      next += 1
      looked += 1
      guard let found = Self.entries(of: path) else { continue }
      if found.hasGit, depth > 0, !known.contains(path) { paths.append(path + "/.git") }
      guard depth < Self.deepest else {
        isWhole = isWhole && found.folders.isEmpty
        continue
      }
      let base = path == "/" ? "" : path
      for name in found.folders {
        if Self.heavy.contains(name) {
          later.append((base + "/" + name, depth + 1))
        } else {
          folders.append((base + "/" + name, depth + 1))
        }
      }
    }
  }

  /// The folders in a folder, links left out, and whether a `.git` is among what is there.
  private static func entries(of path: String) -> (folders: [String], hasGit: Bool)? {
    guard let stream = opendir(path) else { return nil }
    defer { closedir(stream) }
    var folders: [String] = []
    var hasGit = false
    while let entry = readdir(stream) {
      let kind = Int32(entry.pointee.d_type)
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) {
          String(cString: $0)
        }
      }
      if name == ".git" {
        hasGit = true
      } else if name != ".", name != "..", kind == folderKind || (kind == unknownKind && isFolder(path, name))
      {
        folders.append(name)
      }
    }
    // So that the same folders are looked at each time, whatever the disk does.
    return (folders.sorted(), hasGit)
  }

  private static let folderKind = Int32(DT_DIR)
  private static let unknownKind = Int32(DT_UNKNOWN)

  /// Some disks do not tell while listing.
  private static func isFolder(_ path: String, _ name: String) -> Bool {
    (try? FileStatus(of: path + "/" + name).kind) == .folder
  }
}
