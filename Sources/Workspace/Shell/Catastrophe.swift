/// Commands that nobody gets back from. They are asked about every time, whatever is allowed.
struct Catastrophe {
  /// The person's home folder.
  let home: String?
  /// The project.
  var root: String?
  /// Where a path leads that is written in the command; `nil` for none.
  var place: (String) -> String? = { _ in nil }

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
      if let word = arguments.first(where: isVital) { return "it removes all of \(word.source)" }
      if let word = arguments.first(where: Self.isUnknown) {
        return "what it removes is known only when it runs: \(word.source)"
      }
      return arguments.contains { !$0.text.hasPrefix("-") } ? nil : "what it removes comes from elsewhere"
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
    case "truncate":
      return arguments.first { isDevice($0.text) }.map { "it writes over \($0.source)" }
    case "rsync":
      guard arguments.contains(where: { $0.text.hasPrefix("--del") }), let last = arguments.last else {
        return nil
      }
      return isVital(last) ? "it removes what is in \(last.source)" : nil
    case "kill":
      let processes = arguments.map(\.text)
      return processes.contains("1") || processes.last == "-1" ? "it ends every process" : nil
    case _ where name.hasPrefix("ld-linux") || name.hasPrefix("ld.so") || name.hasPrefix("ld-musl"):
      // The loader runs the program that its arguments name.
      return arguments.indices.lazy.compactMap { reason(Array(words[$0...])) }.first
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

  /// Whether nothing of a path is known.
  private static func isUnknown(_ word: ShellWord) -> Bool {
    guard !word.isLiteral else { return false }
    let text = word.text.drop { $0 == "\"" }
    return (text.hasPrefix("$") || text.hasPrefix("`") || text == "...") && !text.contains("/")
  }

  /// Whether a name has nothing in it but signs that stand for other characters.
  private static func standsForAll(_ name: Substring) -> Bool {
    var isInBrackets = false
    var hasSign = false
    for character in name {
      if isInBrackets {
        isInBrackets = character != "]"
      } else if character == "[" {
        isInBrackets = true
        hasSign = true
      } else if "*?{},.".contains(character) {
        hasSign = hasSign || character != "."
      } else {
        return false
      }
    }
    return hasSign
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
    if let last = parts.last, !word.isLiteral || last == "*", Self.standsForAll(last) { parts.removeLast() }
    if word.isLiteral, let root, let real = place(word.text) {
      // However it is spelled: the project, or what it lies in.
      if real == root || root.hasPrefix(real == "/" ? real : real + "/") { return true }
    }
    if path.hasPrefix("/") {
      return Self.system.contains("/" + parts.filter { $0 != ".." }.joined(separator: "/"))
    }
    if parts.count == 1, parts[0].hasPrefix("~") { return true }
    return parts.allSatisfy { $0 == ".." } && !path.isEmpty
  }
}
