import Synchronization

/// Folders besides the project in which tools may work: by the configuration, or because the person said so.
public final class GrantedFolders: Sendable {
  private let list = Mutex<[WorkspaceRoot]>([])

  init() {}

  /// Them, in the order they were granted.
  var roots: [WorkspaceRoot] { list.withLock { $0 } }

  /// Grants one until the program ends; harmless when it is granted already.
  /// - Throws: `WorkspaceError.rootUnusable`.
  func grant(_ path: String) throws -> WorkspaceRoot {
    let root = try WorkspaceRoot(path)
    list.withLock { if !$0.contains(root) { $0.append(root) } }
    return root
  }
}
