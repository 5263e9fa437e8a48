/// What was seen of files while one decision is made, so that nothing is asked of the disk twice. Never kept for the next:
/// links and files change.
final class SeenFiles {
  private var statuses: [String: FileStatus?] = [:]
  private var foldedNames: [String: [String]] = [:]

  /// What is there; links are not followed. `nil` when nothing is, or nobody may look.
  func status(of path: String) -> FileStatus? {
    if let seen = statuses[path] { return seen }
    let status = try? FileStatus(of: path)
    statuses[path] = .some(status)
    return status
  }

  /// Where a symbolic link points, as written in it; `nil` when the path is no link.
  func linkTarget(of path: String) -> String? {
    status(of: path)?.kind == .link ? FileStatus.linkTarget(of: path) : nil
  }

  /// The names of a path, folded.
  func folded(_ path: String) -> [String] {
    if let folded = foldedNames[path] { return folded }
    let folded = FoldedName.components(path)
    foldedNames[path] = folded
    return folded
  }
}
