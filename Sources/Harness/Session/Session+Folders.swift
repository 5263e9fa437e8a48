extension Session {
  /// Lets tools work in a folder besides the project, until the program ends, and says so.
  /// - Parameter path: absolute, relative to the project, or beginning with `~`.
  /// - Throws: when it cannot be granted, in words for a person.
  public func grant(folder path: String) throws {
    guard let keeper = host.configuration.folderKeeper else { return }
    let folder = try keeper.grant(folder: path)
    notify(Notice(.info, "Tools work in \(folder) as in the project, until rein ends."))
  }
}
