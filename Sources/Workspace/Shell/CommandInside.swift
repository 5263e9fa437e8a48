/// What a command runs besides itself: `sudo rm x` runs `rm x`.
struct CommandInside {
  /// Commands it runs.
  private(set) var commands: [[ShellWord]] = []
  /// Texts it gives to a shell.
  private(set) var scripts: [String] = []
  /// Why it isn't known what else it runs.
  private(set) var doubt: String?

  init(_ words: [ShellWord]) {
    guard let first = words.first else { return }
    guard first.isLiteral else {
      doubt = "which program runs is not known before it runs"
      return
    }
    let name = String(first.text.split(separator: "/").last ?? "")
    let arguments = words.dropFirst()
    if let wrapper = CommandWrapper.known[name] {
      read(wrapper, name, arguments)
    } else if CommandWrapper.shells.contains(name) {
      readShell(name, arguments)
    } else if name == "find" || name == "fd" || name == "fdfind" {
      readFind(name, arguments)
    } else if name == "trap" {
      readTrap(arguments)
    } else if CommandWrapper.unread.contains(name) {
      doubt = "what \(name) runs is not understood"
    }
  }

  private mutating func read(_ wrapper: CommandWrapper, _ name: String, _ words: ArraySlice<ShellWord>) {
    var rest = words
    var operands = wrapper.operands
    while let word = rest.first {
      guard word.isLiteral else {
        doubt = "what \(name) runs is not known before it runs"
        return
      }
      if word.text == "--" {
        rest.removeFirst()
        break
      }
      if wrapper.asking.contains(word.text) { return }
      if word.text.hasPrefix("-"), word.text.utf8.count > 1 || wrapper.plain.contains(word.text) {
        guard let length = length(of: word.text, wrapper, name) else {
          doubt = "\(name) \(word.text) is not understood"
          return
        }
        rest = rest.dropFirst(length)
      } else if wrapper.setsVariables, word.assignedName != nil || word.text.utf8.contains(UInt8(ascii: "="))
      {
        rest.removeFirst()
      } else if operands > 0 {
        operands -= 1
        rest.removeFirst()
      } else {
        break
      }
    }
    rest = rest.dropFirst(min(operands, rest.count))
    guard !rest.isEmpty else { return }
    switch wrapper.kind {
    case .command: commands.append(Array(rest))
    case .commandWithMore: commands.append(rest + [ShellWord("...", isLiteral: false)])
    case .script:
      guard rest.allSatisfy(\.isLiteral) else {
        doubt = "what \(name) runs is not known before it runs"
        return
      }
      scripts.append(rest.map(\.text).joined(separator: " "))
    }
  }

  /// How many words an option takes; `nil` for one that is not known.
  private func length(of option: String, _ wrapper: CommandWrapper, _ name: String) -> Int? {
    if wrapper.valued.contains(option) { return 2 }
    if wrapper.plain.contains(option) { return 1 }
    if option.hasPrefix("--") {
      let head = option.prefix { $0 != "=" }
      return head.count < option.count
        && (wrapper.valued.contains(String(head)) || wrapper.plain.contains(String(head)))
        ? 1 : nil
    }
    if name == "nice", option.dropFirst().allSatisfy(\.isNumber) { return 1 }
    if wrapper.valued.contains(String(option.prefix(2))) { return 1 }
    let letters = option.dropFirst()
    return letters.allSatisfy { wrapper.plain.contains("-\($0)") } ? 1 : nil
  }

  private mutating func readShell(_ name: String, _ words: ArraySlice<ShellWord>) {
    var rest = words
    var hasScript = false
    while let word = rest.first {
      guard word.isLiteral else {
        doubt = "what \(name) runs is not known before it runs"
        return
      }
      guard word.text.hasPrefix("-") || word.text.hasPrefix("+"), word.text.utf8.count > 1 else { break }
      rest.removeFirst()
      if word.text == "--" { break }
      if word.text.hasPrefix("--") {
        guard ["--norc", "--noprofile", "--posix", "--login", "--version", "--help"].contains(word.text)
        else {
          doubt = "\(name) \(word.text) is not understood"
          return
        }
        if word.text == "--version" || word.text == "--help" { return }
        continue
      }
      let letters = word.text.dropFirst()
      if letters.contains("c") { hasScript = true }
      if letters.contains("s") || letters.contains("i") {
        doubt = "\(name) runs what it reads"
        return
      }
      if letters.last == "o" || letters.last == "O" { rest = rest.dropFirst() }
    }
    guard let word = rest.first else {
      doubt = "\(name) runs what it reads"
      return
    }
    guard hasScript else {
      // A file with commands: as much another program as any.
      if word.text.hasPrefix("/dev/") || word.text.hasPrefix("/proc/") || word.text == "-" {
        doubt = "\(name) runs what it reads"
      }
      return
    }
    guard word.isLiteral else {
      doubt = "what \(name) runs is not known before it runs"
      return
    }
    scripts.append(word.text)
  }

  private mutating func readFind(_ name: String, _ words: ArraySlice<ShellWord>) {
    let starters: Set<String> =
      name == "find" ? ["-exec", "-execdir", "-ok", "-okdir"] : ["-x", "-X", "--exec", "--exec-batch"]
    if words.contains(where: { !$0.isLiteral && !$0.source.hasPrefix("\"") && $0.source.contains("$") }) {
      doubt = "what \(name) runs is not known before it runs"
    }
    if name != "find", let word = words.first(where: { Self.hidesCommand($0.text, besides: starters) }) {
      doubt = "\(name) \(word.text) is not understood"
    }
    var rest = words
    while let start = rest.firstIndex(where: { starters.contains($0.text) }) {
      let body = rest[(start + 1)...]
      let end = body.firstIndex { $0.text == ";" || $0.text == "+" } ?? body.endIndex
      let inside = body[..<end].map { word in
        word.text.contains("{}") ? ShellWord(word.text, isLiteral: false, source: word.source) : word
      }
      if inside.isEmpty { doubt = "\(name) has nothing to run" } else { commands.append(inside) }
      rest = body[end...]
    }
  }

  /// Whether an option of `fd` has the command it runs in the same word, or others before it.
  private static func hidesCommand(_ option: String, besides starters: Set<String>) -> Bool {
    guard option.hasPrefix("-"), !starters.contains(option) else { return false }
    return option.hasPrefix("--")
      ? option.hasPrefix("--ex") && !option.hasPrefix("--ext") && !option.hasPrefix("--exclude")
      : option.contains { $0 == "x" || $0 == "X" }
  }

  private mutating func readTrap(_ words: ArraySlice<ShellWord>) {
    guard let action = words.first(where: { $0.text != "--" }) else { return }
    guard action.isLiteral else {
      doubt = "what trap runs is not known before it runs"
      return
    }
    if action.text != "-", action.text != "-l", action.text != "-p", !action.text.isEmpty {
      scripts.append(action.text)
    }
  }
}
