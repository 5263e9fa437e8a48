/// A fence of macOS. Written from its documentation and untested: there was no Mac to try it on.
struct Seatbelt: Hashable, Sendable {
  /// Whether commands reach the network.
  let hasNetwork: Bool

  /// What is started for a command.
  func launch(_ command: String, _ places: FencedPlaces) -> CommandLaunch {
    CommandLaunch(arguments: ["/usr/bin/sandbox-exec", "-p", profile(places), "/bin/sh", "-c", command])
  }

  /// The rules; the last one that fits counts.
  func profile(_ places: FencedPlaces) -> String {
    var lines = ["(version 1)", "(allow default)"]
    if !hasNetwork {
      lines += ["(deny network*)", "(allow network* (local ip \"localhost:*\"))"]
    }
    lines.append("(deny file-write*)")
    for path in ["/private/tmp", "/private/var/tmp", "/private/var/folders", "/dev"] + places.writable {
      lines.append("(allow file-write* (subpath \(Self.quoted(path))))")
    }
    for path in places.hiddenFolders { lines.append("(deny file* (subpath \(Self.quoted(path))))") }
    for path in places.hiddenFiles { lines.append("(deny file* (literal \(Self.quoted(path))))") }
    for path in places.pinned { lines.append("(deny file-write-unlink (literal \(Self.quoted(path))))") }
    for path in places.readOnly { lines.append("(deny file-write* (subpath \(Self.quoted(path))))") }
    return lines.joined(separator: "\n")
  }

  private static func quoted(_ path: String) -> String {
    var text = "\""
    for character in path {
      if character == "\"" || character == "\\" { text.append("\\") }
      text.append(character)
    }
    return text + "\""
  }
}
