/// Commands that nobody gets back from. They are asked about every time, whatever is allowed.
struct Catastrophe {
  /// The person's home folder.
  let home: String?

  private static let system: Set<String> = [
    "/", "/bin", "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/opt", "/proc", "/root", "/sbin",
    "/sys", "/usr",
    "/var", "/Applications", "/Library", "/System", "/Users", "/private", "/mnt", "/media", "/srv",
  ]
  private static let ending: Set<String> = ["shutdown", "reboot", "halt", "poweroff"]
  private static let disks: Set<String> = ["wipefs", "blkdiscard", "mke2fs", "mkswap"]
  private static let streams: Set<String> = [
    "/dev/null", "/dev/stdout", "/dev/stderr", "/dev/stdin", "/dev/tty", "/dev/full",
  ]

  /// Why a command is one; `nil` when it is none.
  func reason(_ words: [ShellWord]) -> String? {
    guard let first = words.first else { return nil }
    let name = String(first.text.split(separator: "/").last ?? "")
    let arguments = words.dropFirst()
    if name.hasPrefix("mkfs") || Self.disks.contains(name) { return "it formats or wipes a disk" }
    switch name {
    case "rm", "rmdir", "shred", "unlink", "srm":
      if let word = arguments.first(where: { isDevice($0.text) }) { return "it destroys \(word.source)" }
      guard name == "rm" || name == "srm", Self.isRecursive(arguments) else { return nil }
      return arguments.first(where: isVital).map { "it removes all of \($0.source)" }
    case "find", "fd":
      guard arguments.contains(where: { ["-delete", "rm"].contains($0.text) }) else { return nil }
      return arguments.prefix { !$0.text.hasPrefix("-") }.first(where: isVital)
        .map { "it removes what is in \($0.source)" }
    case "chmod", "chown", "chgrp":
      guard Self.isRecursive(arguments) else { return nil }
      return arguments.first(where: isVital).map { "it changes who may use all of \($0.source)" }
    case "mv":
      return arguments.dropLast().first(where: isVital).map { "it moves all of \($0.source) away" }
    case "dd":
      return arguments.first { $0.text.hasPrefix("of=") && isDevice(String($0.text.dropFirst(3))) }
        .map { "it writes over \($0.text.dropFirst(3))" }
    case "tee", "cp", "install":
      return arguments.last.flatMap { isDevice($0.text) ? "it writes over \($0.text)" : nil }
    case "kill": return arguments.last?.text == "-1" ? "it ends every process" : nil
    case "init", "telinit": return ["0", "6"].contains(arguments.first?.text) ? "it stops the machine" : nil
    case "systemctl":
      return arguments.contains { Self.ending.contains($0.text) } ? "it stops the machine" : nil
    default: return Self.ending.contains(name) ? "it stops the machine" : nil
    }
  }

  /// Why a redirection is one.
  func reason(_ redirection: ShellRedirection) -> String? {
    redirection.kind == .write && isDevice(redirection.target.text)
      ? "it writes over \(redirection.target.text)" : nil
  }

  /// Looks for one in a text that is not understood: wherever a word could be a command.
  func reason(inUnread text: String) -> String? {
    let words = text.utf8.prefix(100_000).split { $0 <= 0x20 || ";&|()`'\"".utf8.contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    for (index, word) in words.enumerated() where Self.mayBegin(word) {
      let command = words[index...].prefix(40).map {
        ShellWord($0, isLiteral: !$0.contains { "$*~".contains($0) })
      }
      if let reason = reason(command) { return reason }
    }
    return text.contains(":(){") || text.contains(":() {") ? "it starts itself again and again" : nil
  }

  private static let beginners: Set<String> = ["rm", "dd", "shred", "find", "chmod", "chown", "mv"]

  private static func mayBegin(_ word: String) -> Bool {
    let name = word.split(separator: "/").last.map(String.init) ?? word
    return beginners.contains(name) || name.hasPrefix("mkfs") || disks.contains(name)
  }

  private static func isRecursive(_ arguments: ArraySlice<ShellWord>) -> Bool {
    arguments.contains { word in
      word.text == "--recursive" || word.text == "--no-preserve-root"
        || !word.isLiteral && word.text.hasPrefix("$")
        || (word.text.hasPrefix("-") && !word.text.hasPrefix("--")
          && word.text.contains { $0 == "r" || $0 == "R" })
    }
  }

  private func isDevice(_ path: String) -> Bool {
    path.hasPrefix("/dev/") && !Self.streams.contains(path) && !path.hasPrefix("/dev/fd/")
      && !path.hasPrefix("/dev/shm/") && !path.hasPrefix("/dev/tcp/") && !path.hasPrefix("/dev/udp/")
  }

  /// Whether a word means the whole system, the home folder, or all of the folder a command runs in.
  private func isVital(_ word: ShellWord) -> Bool {
    var path = word.text.filter { $0 != "\"" && $0 != "'" && $0 != "\\" }
    if let home, path == home || path.hasPrefix(home + "/") { path = "~" + path.dropFirst(home.count) }
    for spelling in ["$HOME", "${HOME}"] where path == spelling || path.hasPrefix(spelling + "/") {
      path = "~" + path.dropFirst(spelling.count)
    }
    // With an empty variable, `$X/` is the whole system.
    if !word.isLiteral, path.hasPrefix("$"), let slash = path.firstIndex(of: "/") {
      path = String(path[slash...])
    }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    if let last = parts.last, !word.isLiteral || last == "*", ["*", ".*", "{*,.*}", "**"].contains(last) {
      parts.removeLast()
    }
    if path.hasPrefix("/") {
      return Self.system.contains("/" + parts.filter { $0 != ".." }.joined(separator: "/"))
    }
    if parts.count == 1, parts[0].hasPrefix("~") { return true }
    return parts.allSatisfy { $0 == ".." } && !path.isEmpty
  }
}
