extension Session {
  /// Lets tools work in a folder besides the project, until the program ends, and says so.
  /// - Parameter path: absolute, relative to the project, or beginning with `~`.
  /// - Throws: when it cannot be granted, in words for a person.
  public func grant(folder path: String) throws {
    guard let keeper = host.configuration.folderKeeper else { return }
    let before = keeper.grantedPaths
    let folder = try keeper.grant(folder: path)
    guard keeper.grantedPaths != before else {
      return notify(Notice(.info, "Tools work in \(folder) already."))
    }
    bus.emit(.detail(.foldersGranted(keeper.grantedPaths)))
    notify(Notice(.info, "Tools work in \(folder) as in the project, until rein ends."))
  }

  /// Takes back a folder that was granted, whoever granted it, until rein ends.
  /// - Parameter path: absolute, relative to the project, or beginning with `~`.
  public func revoke(folder path: String) {
    guard let keeper = host.configuration.folderKeeper else { return }
    let before = keeper.grantedPaths
    let left = keeper.revoke(folder: path)
    bus.emit(.detail(.foldersGranted(left)))
    notify(
      left == before
        ? Notice(.warning, "\(path) is no folder that was granted.")
        : Notice(.info, "Tools ask again before they work in \(path)."))
  }
}
