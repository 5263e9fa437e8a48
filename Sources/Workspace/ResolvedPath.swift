/// A path with all that is symbolic about it resolved, as far as it exists.
public struct ResolvedPath: Hashable, Sendable {
  /// Absolute, without symbolic links, `.` and `..`.
  public let absolute: String
  /// As it is shown: relative to the project when inside of that (`.` for the project), else absolute.
  public let display: String
  /// Whether it is in the project or another folder that was granted.
  public let isInside: Bool
  /// What it is opened from.
  let root: WorkspaceRoot

  init(absolute: String, display: String, isInside: Bool, root: WorkspaceRoot = .system) {
    self.absolute = absolute
    self.display = display
    self.isInside = isInside
    self.root = root
  }

  /// The last component; empty for `/`.
  public var name: String {
    absolute.split(separator: "/").last.map(String.init) ?? ""
  }

  /// The folder it is in, absolute; `/` for `/`.
  public var folder: String {
    let components = absolute.split(separator: "/")
    return "/" + components.dropLast().joined(separator: "/")
  }

  /// The path from its root on; empty for the root.
  var belowRoot: String {
    String(decoding: absolute.utf8.dropFirst(root.path == "/" ? 1 : root.path.utf8.count + 1), as: UTF8.self)
  }

  /// A path below this one, shown in the same way; `relative` has no symbolic parts.
  func appending(_ relative: String) -> ResolvedPath {
    ResolvedPath(
      absolute: absolute == "/" ? "/" + relative : absolute + "/" + relative,
      display: display == "." ? relative : (display == "/" ? "/" + relative : display + "/" + relative),
      isInside: isInside, root: root)
  }
}
