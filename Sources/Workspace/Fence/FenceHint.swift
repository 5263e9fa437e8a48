/// What the model is told about the fence.
enum FenceHint {
  /// What commands find behind it; `nil` when there is none.
  static func description(of fence: CommandFence) -> String? {
    guard fence.isUp else { return nil }
    return """
      Commands run behind a fence: \(fence.hasNetwork ? "" : "no network; ")only the project and /tmp can be written, \
      and each command has an empty /tmp of its own; keys and git's hooks and settings are out of reach.
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
