/// What the model is told about the fence.
enum FenceHint {
  /// What commands find behind it; `nil` when there is none.
  static func description(of fence: CommandFence) -> String? {
    guard fence.isUp else { return nil }
    return """
      Commands run behind a fence: \(fence.hasNetwork ? "" : "no network; ")only the project and /tmp can be written; \
      /tmp is this session's own, lasts until rein ends, and cannot be seen by other tools; keys look empty; git's hooks \
      and settings, and files that shells run by themselves, cannot be written.
      """
  }

  /// What to say about a command that is about keys, which look empty behind the fence; `nil` for all others.
  static func hidden(_ command: String, _ output: String, _ places: FencedPlaces, home: String?) -> String? {
    let text = command + "\n" + output.suffix(4_000)
    let found = (places.hiddenFolders + places.hiddenFiles).filter { path in
      var spellings = [path]
      if let home, path.hasPrefix(home + "/") {
        spellings += ["~", "$HOME", "${HOME}"].map { $0 + path.dropFirst(home.count) }
      }
      return spellings.contains { text.contains($0) }
    }
    guard !found.isEmpty else { return nil }
    return """
      The fence hides \(found.sorted().joined(separator: ", ")): it looks empty or missing to commands, whatever is there.
      """
  }

  /// What programs say when the fence stops them.
  private static let signs = [
    "read-only file system", "network is unreachable", "could not resolve", "couldn't resolve",
    "name resolution", "name or service not known", "no such host", "temporary failure in name",
    "nodename nor servname", "unknown host", "network unreachable", "getaddrinfo", "eai_again", "erofs",
    "failed to connect", "connection refused", "permission denied", "operation not permitted",
    "device or resource busy",
  ]

  /// What to say about a failure that looks like the fence's doing; `nil` when it does not.
  static func failure(_ output: String, behind fence: CommandFence) -> String? {
    guard fence.isUp else { return nil }
    let text = output.suffix(4_000).lowercased()
    guard signs.contains(where: { text.contains($0) }) else { return nil }
    return """
      This command ran behind a fence (\(fence.hasNetwork ? "" : "no network, ")writing only in the project and /tmp), \
      which may be why it failed. If it must run without, call again with unfenced: true and a reason; the person is \
      asked.
      """
  }
}
