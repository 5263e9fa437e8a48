import Synchronization

/// Folders besides the project in which tools may work: by the configuration, or because the person said so.
public final class GrantedFolders: Sendable {
  private let list = Mutex<[WorkspaceRoot]>([])

  init() {}

  /// Them, in the order they were granted.
  var roots: [WorkspaceRoot] { list.withLock { $0 } }

  /// Grants one until the program ends; harmless when it is granted already.
  func grant(_ root: WorkspaceRoot) -> WorkspaceRoot {
    list.withLock { if !$0.contains(root) { $0.append(root) } }
    return root
  }

  /// Takes one back.
  func revoke(_ path: String) {
    list.withLock { $0.removeAll { $0.path == path } }
  }
}
