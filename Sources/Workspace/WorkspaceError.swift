/// Why a path cannot be used. The text is for the model and the person.
public enum WorkspaceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The root of a workspace is no folder one can enter.
  case rootUnusable(String, reason: String)
  /// A folder is not granted, because of what else would be open with it.
  case notGranted(String, reason: String)
  /// A path is empty.
  case emptyPath
  /// A path holds a NUL byte, at which the system would cut it.
  case nulInPath(String)
  /// A relative path ends up outside the project, by `..` or a symbolic link.
  case leavesProject(String, resolved: String)
  /// The path shows a running process from inside.
  case insideProcess(String, number: String)
  /// More symbolic links than the system follows: most likely a circle.
  case tooManyLinks(String)

  /// One or two sentences that say what to do.
  public var description: String {
    switch self {
    case .rootUnusable(let path, let reason): "Cannot work in \(path): \(reason)."
    case .notGranted(let path, let reason):
      "\(path) is not granted: \(reason). Name a folder in which just the work is."
    case .emptyPath: "The path is empty."
    case .nulInPath(let path):
      "The path \"\(path.split(separator: "\0", omittingEmptySubsequences: false).joined(separator: "\\0"))\" "
        + "holds a NUL character."
    case .leavesProject(let path, let resolved):
      "\(path) leads outside the project, to \(resolved). Use that absolute path if it is what you mean."
    case .insideProcess(let path, let number):
      "\(path) shows process \(number) from inside, which may hold keys. It is never opened."
    case .tooManyLinks(let path): "\(path) goes through too many symbolic links."
    }
  }
}
