import Harness

/// What the tools for files need a yes for.
enum PathNeeds {
  /// Looking at a file or folder.
  static func reading(_ path: ResolvedPath, in workspace: Workspace) -> [PermissionNeed] {
    // What a command printed is the project's own, wherever it is kept.
    let isOutput = path.absolute.hasPrefix(workspace.outputFolder + "/")
    return [
      PermissionNeed(
        .path(path.display), text: path.display,
        guards: isOutput ? [] : PathRisks.ofReading(path, in: workspace))
    ]
  }

  /// Changing a file.
  static func writing(_ path: ResolvedPath, in workspace: Workspace) -> [PermissionNeed] {
    [
      PermissionNeed(
        .path(path.display), text: path.display, guards: PathRisks.ofWriting(path, in: workspace))
    ]
  }
}
