extension PermissionRule {
  /// Whether a rule is about a need.
  enum Match: Hashable, Sendable {
    case no
    /// What will run is known only when it runs, and might be it.
    case maybe
    case yes
  }

  /// Whether it allows a need: only when there is no doubt.
  func allows(_ need: PermissionNeed, tool: String, category: ToolCategory?) -> Bool {
    if names(tool: tool, category: category) {
      return need.guards.isEmpty || (words.first?.text == tool && !need.mustBeNamed)
    }
    guard isAbout(tool: tool, category: need.category ?? category) else { return false }
    switch need.subject {
    case .tool, .unclear, .path(nil): return false
    case .command(let command, _): return isStrictly(command)
    case .path(let path?):
      guard let pattern, mayAllow(path, pattern, need) else { return false }
      return PathPattern.matches(path, pattern)
    case .server(let server, let name): return isServer(server, name)
    }
  }

  /// A guarded path must be named: outside of the project by a pattern that says so, what is guarded for more than that
  /// (git's own data, files that shells run) without any star.
  private func mayAllow(_ path: String, _ pattern: String, _ need: PermissionNeed) -> Bool {
    need.guards.isEmpty || !PathPattern.hasWildcard(pattern)
      || (!need.mustBeNamed && path.hasPrefix("/") && pattern.hasPrefix("/"))
  }

  /// Whether it is one that asks about or denies a need: also when there is doubt, and however the name is spelled.
  func concerns(_ need: PermissionNeed, tool: String, category: ToolCategory?) -> Match {
    if names(tool: tool, category: category) || names(tool: tool, category: need.category) { return .yes }
    guard isAbout(tool: tool, category: need.category ?? category) || isAbout(tool: tool, category: category)
    else {
      return .no
    }
    switch need.subject {
    case .tool: return .no
    case .unclear: return scope == nil || pattern != nil ? .maybe : .no
    case .command(let command, _): return isLoosely(command)
    case .path(nil): return pattern == nil ? .no : .maybe
    case .path(let path?):
      return pattern.map { PathPattern.matches(path, $0, ignoresCase: true) ? .yes : .no } ?? .no
    case .server(let server, let name): return isServer(server, name) ? .yes : .no
    }
  }

  /// Whether it alone allows a call with these needs.
  public func covers(_ needs: [PermissionNeed], tool: String, category: ToolCategory?) -> Bool {
    !needs.isEmpty
      && needs.allSatisfy { need in
        need.isUnderstood && need.alarm == nil
          && (need.isImplied && need.guards.isEmpty || allows(need, tool: tool, category: category))
      }
  }

  /// Whether, as a rule that asks or denies, it is for certain about one of these needs.
  public func concernsAny(of needs: [PermissionNeed], tool: String, category: ToolCategory?) -> Bool {
    needs.contains { concerns($0, tool: tool, category: category) == .yes }
  }

  /// The tool or category it is limited to; `nil` for commands of any tool.
  public var tool: String? { scope }

  private func isAbout(tool: String, category: ToolCategory?) -> Bool {
    scope == nil || scope == tool || (category != nil && scope == category?.rawValue)
  }

  private func isServer(_ server: String, _ tool: String) -> Bool {
    guard let pattern else { return false }
    return pattern == server || PathPattern.matches("\(server)/\(tool)", pattern)
  }

  /// Word by word; a `*` stands for plain words only, at the end for any number of them.
  private func isStrictly(_ command: [CommandWord]) -> Bool {
    guard !words.isEmpty else { return false }
    for (index, word) in words.enumerated() {
      if word.isAnything, index == words.count - 1 {
        return index > 0 && command.dropFirst(index).allSatisfy { $0.kind == .plain }
      }
      guard index < command.count, Self.fits(command[index], word) else { return false }
    }
    return words.count == command.count
  }

  private static func fits(_ actual: CommandWord, _ word: Word) -> Bool {
    switch actual.kind {
    case .unknown: false
    case .telling: !word.isPattern && word.text == actual.text
    case .plain: word.isPattern ? wildcard(actual.text, word.text) : word.text == actual.text
    }
  }

  private static func wildcard(_ text: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else { return false }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = firstRange(of: part, in: rest) else { return false }
      rest = rest[found...]
    }
    return parts.count == 1 ? rest.isEmpty : rest.hasSuffix(last)
  }

  /// The index after the first occurrence.
  private static func firstRange(of part: Substring, in text: Substring) -> Substring.Index? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(part) { return text.index(start, offsetBy: part.count) }
      start = text.index(after: start)
    }
    return nil
  }

  /// The words in their order at the start: yes. In their order with others between them, or where a word is not
  /// known: maybe. The name counts with and without its folder.
  private func isLoosely(_ command: [CommandWord]) -> Match {
    var wanted = words[...]
    if wanted.last?.isAnything == true { wanted.removeLast() }
    guard let first = wanted.first else { return words.isEmpty ? .no : .yes }
    guard let name = command.first else { return .no }
    guard name.kind != .unknown else { return .maybe }
    let base = name.text.split(separator: "/").last.map(String.init) ?? name.text
    guard Self.isLike(name.text, first) || Self.isLike(base, first) else { return .no }
    wanted.removeFirst()
    var isExact = true
    let subcommand = Self.withSubcommands.contains(base) ? wanted.first.flatMap(\.subcommand) : nil
    var previous = ""
    for actual in command.dropFirst() {
      guard let word = wanted.first else { break }
      if actual.kind == .unknown { return .maybe }
      if Self.isLike(actual.text, word) {
        wanted.removeFirst()
      } else {
        isExact = false
        // `git log push` pushes nothing: its first word that is no option, nor the value of one, says what it does.
        if subcommand == word.text, !actual.text.hasPrefix("-"),
          !previous.hasPrefix("-") || previous.contains("=")
        {
          return .no
        }
      }
      previous = actual.text
    }
    return wanted.isEmpty ? (isExact ? .yes : .maybe) : .no
  }

  /// Programs whose first word that is no option says what they do.
  private static let withSubcommands: Set<String> = [
    "git", "npm", "pnpm", "yarn", "cargo", "swift", "go", "apt", "apt-get", "brew", "pip", "gem", "rustup",
  ]

  private static func isLike(_ text: String, _ word: Word) -> Bool {
    word.isPattern ? wildcard(text, word.text) : text == word.text
  }
}
