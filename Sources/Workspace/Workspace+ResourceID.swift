extension Workspace {
  /// What the threads of a project belong to: the address of its git remote `origin`, so that every clone has
  /// the same; else the folder's absolute path.
  ///
  /// Names and passwords in the address are left out: the ID is stored and shown.
  public static func resourceID(for root: String) -> String {
    let path = (try? Workspace(root: root, environment: [:]).root) ?? root
    guard let url = GitRepository(containing: path)?.originURL else { return path }
    return withoutSecrets(url)
  }

  private static func withoutSecrets(_ url: String) -> String {
    guard let scheme = url.firstRange(of: "://") else { return url }
    let rest = url[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return withoutQuery(url) }
    var user = authority[..<at].prefix { $0 != ":" }
    // With ssh the name says where to log in, and is no secret; elsewhere it may be a token.
    if !url[..<scheme.lowerBound].lowercased().contains("ssh") { user = "" }
    let host = rest[authority.index(after: at)...]
    return withoutQuery(url[..<scheme.upperBound] + (user.isEmpty ? "" : user + "@") + host)
  }

  private static func withoutQuery(_ url: String) -> String {
    String(url.prefix { $0 != "?" && $0 != "#" })
  }
}
