import Harness

/// What the tools for files need a yes for.
enum PathNeeds {
  /// Looking at a file or folder.
  static func reading(_ path: ResolvedPath, in workspace: Workspace) -> [PermissionNeed] {
    // What a command printed is the project's own, wherever it is kept.
    let isOutput = path.absolute.hasPrefix(workspace.outputFolder + "/")
    let guards = isOutput ? [] : PathRisks.ofReading(path, in: workspace)
    return [
      PermissionNeed(
        .path(path.display), text: path.display, guards: guards,
        mustBeNamed: PathRisks.mustBeNamed(guards, path))
    ]
  }

  /// Of a file that is replaced.
  static let otherNames = "The file has other names (hard links); those keep the old content."

  /// Changing a file.
  static func writing(_ path: ResolvedPath, in workspace: Workspace) -> [PermissionNeed] {
    var guards = PathRisks.ofWriting(path, in: workspace)
    if workspace.hasOtherNames(path) { guards.append(otherNames) }
    return [
      PermissionNeed(
        .path(path.display), text: path.display, guards: guards,
        mustBeNamed: PathRisks.mustBeNamed(guards, path))
    ]
  }
}
