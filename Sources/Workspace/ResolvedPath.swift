/// A path with all that is symbolic about it resolved, as far as it exists.
public struct ResolvedPath: Hashable, Sendable {
  /// Absolute, without symbolic links, `.` and `..`.
  public let absolute: String
  /// As it is shown: relative to the root when inside (`.` for the root), else absolute.
  public let display: String
  /// Whether it is the root or below it.
  public let isInside: Bool

  /// The last component; empty for `/`.
  public var name: String {
    absolute.split(separator: "/").last.map(String.init) ?? ""
  }

  /// The folder it is in, absolute; `/` for `/`.
  public var folder: String {
    let components = absolute.split(separator: "/")
    return "/" + components.dropLast().joined(separator: "/")
  }

  /// A path below this one, shown in the same way; `relative` has no symbolic parts.
  func appending(_ relative: String) -> ResolvedPath {
    ResolvedPath(
      absolute: absolute == "/" ? "/" + relative : absolute + "/" + relative,
      display: display == "." ? relative : (display == "/" ? "/" + relative : display + "/" + relative),
      isInside: isInside)
  }
}
