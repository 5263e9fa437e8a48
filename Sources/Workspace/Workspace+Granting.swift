import Harness

extension Workspace: FolderKeeper {
  /// Grants a folder until the program ends: it counts as inside, and commands behind the fence may write it.
  /// - Throws: `WorkspaceError`.
  public func grant(folder path: String) throws -> String {
    try granted.grant(absolute(path)).path
  }
}
