extension Workspace {
  /// What the threads of a project belong to: its folder's absolute path without links. Nothing in the folder itself
  /// can make it another's: a hostile project must not reach what was said, allowed and set elsewhere.
  public static func resourceID(for root: String) -> String {
    (try? Workspace(root: root, environment: [:]).root) ?? root
  }
}
