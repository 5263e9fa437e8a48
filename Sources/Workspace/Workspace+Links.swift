extension Workspace {
  /// The place of a secret of which a file is another name.
  func secretName(of path: ResolvedPath, _ seen: SeenFiles) -> String? {
    guard let status = seen.status(of: path.absolute), status.kind == .file, status.names > 1 else {
      return nil
    }
    for place in SecretPlaces.paths(environment) {
      guard let kind = try? FileStatus(of: place) else { continue }
      if kind.identity == status.identity { return place }
      guard kind.kind == .folder else { continue }
      for name in (try? Folder.names(in: place)) ?? [] {
        let file = place + "/" + name
        if let other = try? FileStatus(of: file), other.identity == status.identity { return file }
      }
    }
    return nil
  }

  /// Whether a file has several names, so that writing it gives this one a content of its own.
  func hasOtherNames(_ path: ResolvedPath) -> Bool {
    guard let status = try? Place(path).status() else { return false }
    return status.kind == .file && status.names > 1
  }
}
