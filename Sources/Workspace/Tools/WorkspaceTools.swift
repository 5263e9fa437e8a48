import Harness

/// The tools for files and commands.
public enum WorkspaceTools {
  /// All of them, in the order they are offered.
  public static func all(in workspace: Workspace) -> [any Tool] {
    [
      ListFiles(workspace: workspace), ReadFile(workspace: workspace), SearchContent(workspace: workspace),
      FindFiles(workspace: workspace), WriteFile(workspace: workspace), EditFile(workspace: workspace),
      ExecuteCommand(workspace: workspace),
    ]
  }
}
