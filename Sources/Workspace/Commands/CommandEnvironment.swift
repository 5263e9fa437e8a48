import CSys

/// Which variables commands get. A list of what is let through, not of what is held back: keys and tokens have
/// too many names to list.
enum CommandEnvironment {
  /// Names that are passed on when they are set.
  static let names: Set<String> = [
    "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LANGUAGE", "TZ", "TMPDIR",
    // Not XDG_RUNTIME_DIR: it holds the sockets of agents that have keys.
    "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_CONFIG_DIRS",
    "XDG_DATA_DIRS",
  ]
  /// Beginnings of names that are passed on.
  static let prefixes = ["LC_"]
  /// What every command gets, whatever ours are: there is no terminal to draw on.
  static let fixed = ["TERM": "dumb"]

  /// The variables of a command, of those of our own process.
  /// - Parameter passed: names the person lets through besides.
  static func allowed(of variables: [String: String], and passed: Set<String> = []) -> [String: String] {
    var allowed = variables.filter { name, _ in
      names.contains(name) || passed.contains(name) || prefixes.contains { name.hasPrefix($0) }
    }
    if allowed["PATH"] == nil { allowed["PATH"] = "/usr/local/bin:/usr/bin:/bin" }
    return allowed.merging(fixed) { _, fixed in fixed }
  }

  /// The variables of this process.
  static func ofThisProcess() -> [String: String] {
    var variables: [String: String] = [:]
    var entry = csys_environment()
    while let current = entry, let line = current.pointee {
      let parts = String(cString: line).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      entry = current.advanced(by: 1)
    }
    return variables
  }
}
