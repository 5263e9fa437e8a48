/// How much of a command may stand before the `*` of a rule that is offered.
enum CommandPrefix {
  /// Programs whose second word says what they do.
  private static let withSubcommands: Set<String> = [
    "git", "gh", "npm", "pnpm", "yarn", "cargo", "swift", "go", "docker", "kubectl", "apt", "brew", "pip",
    "systemctl",
    "dotnet", "rustup", "helm", "terraform", "bundle", "gem", "conda", "uv", "poetry", "deno", "bun", "mix",
    "gradle",
    "mvn", "make", "just",
  ]
  /// Programs that do whatever their arguments say: only the whole command is offered.
  private static let whole: Set<String> = [
    "rm", "rmdir", "mv", "dd", "chmod", "chown", "ln", "kill", "pkill", "killall", "curl", "wget", "ssh",
    "scp", "rsync",
    "nc", "ncat", "socat", "python", "python3", "node", "ruby", "perl", "php", "lua", "osascript", "awk",
    "gawk", "mawk",
    "sed", "find", "fd", "tee", "source", ".", "trap", "set", "export", "declare", "vim", "vi", "ed", "ex",
    "emacs",
    "nano", "less", "more", "man", "crontab", "install", "cp", "tar", "npx", "bunx", "uvx", "open",
    "xdg-open", "read",
    "ssh-keygen", "gpg", "unset", "shopt", "typeset", "local", "readonly",
  ]

  /// The number of words; `nil` when only the whole command is offered.
  static func length(_ words: [ShellWord]) -> Int? {
    guard let first = words.first, first.isLiteral, !first.text.contains("/"), !whole.contains(first.text),
      CommandWrapper.known[first.text] == nil, !CommandWrapper.shells.contains(first.text),
      !CommandWrapper.unread.contains(first.text)
    else { return nil }
    guard withSubcommands.contains(first.text) else { return 1 }
    guard words.count > 1, words[1].isLiteral,
      words[1].text.utf8.allSatisfy({ $0.isNamePart || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":") }),
      !words[1].text.hasPrefix("-")
    else { return nil }
    // `npm run test`: the third word says what is done.
    if ["run", "exec", "compose"].contains(words[1].text) {
      return words.count > 2 && words[2].isLiteral && !words[2].text.hasPrefix("-") ? 3 : nil
    }
    return 2
  }
}
