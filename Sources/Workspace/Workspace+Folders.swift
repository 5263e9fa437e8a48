extension Workspace {
  /// A folder that exists; the root when none is named.
  /// - Throws: `WorkspaceError`, `FileError`.
  public func folder(_ path: String? = nil) throws -> ResolvedPath {
    let (resolved, kind) = try existing(path)
    guard kind == .folder else { throw FileError.notFolder(resolved.display) }
    return resolved
  }

  /// A file or folder that exists; the root when none is named.
  /// - Throws: `WorkspaceError`, `FileError`.
  func existing(_ path: String?) throws -> (path: ResolvedPath, kind: FileStatus.Kind) {
    let resolved = try resolve(path ?? root)
    do {
      return (resolved, try Place(resolved).status().kind)
    } catch {
      throw FileError.opening(resolved, error)
    }
  }
}
