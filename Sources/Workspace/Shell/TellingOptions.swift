/// Options that make a harmless command do something else. A `*` in a rule does not stand for them: only a rule that
/// writes one out covers it.
enum TellingOptions {
  /// Which of a command's words a `*` does not stand for.
  static func indices(in words: [ShellWord]) -> Set<Int> {
    guard let name = words.first?.text.split(separator: "/").last.map(String.init) else { return [] }
    var found: Set<Int> = []
    let options = byProgram[family(of: name)] ?? []
    if name == "sed" { found.formUnion(scripts(ofSed: words)) }
    if ["env", "sudo", "doas", "time"].contains(name) {
      found.formUnion(
        words.indices.dropFirst().filter { index in
          // Also names that a shell would not take, such as those of exported functions.
          let name = words[index].text.prefix { $0 != "=" }
          return name.count < words[index].text.count && !name.hasPrefix("-")
            && !CommandNeeds.harmlessVariables.contains(String(name))
        })
    }
    if name == "git" { found.formUnion(dangers(ofGit: words)) }
    if name == "git" {
      // Whatever stands before the subcommand is about git itself: where it works, what it runs.
      found.formUnion(words.indices.dropFirst().prefix { words[$0].text.hasPrefix("-") })
    }
    for (index, word) in words.enumerated().dropFirst() where word.isLiteral {
      let text = word.text
      if text.hasPrefix("--") {
        // GNU programs take any beginning of a long option for the option.
        let head = text.prefix { $0 != "=" }
        if head.utf8.count > 2, options.contains(where: { $0.hasPrefix(head) }) { found.insert(index) }
      } else if options.contains(text) {
        found.insert(index)
      } else if text.hasPrefix("-") || text.hasPrefix("+"), text.utf8.count > 2 {
        // `-ofile`, and `-ro file` where several letters stand in one word.
        let short = options.filter { $0.utf8.count == 2 && $0.hasPrefix("-") }
        if options.contains(where: { $0.utf8.count > 2 && text.hasPrefix($0) }) { found.insert(index) }
        if short.contains(where: {
          text.hasPrefix($0) || (name != "find" && text.dropFirst().contains($0.dropFirst()))
        }) {
          found.insert(index)
        }
      }
      if tells(text, at: index, family(of: name)) { found.insert(index) }
    }
    return found
  }

  /// Programs that take the options of another.
  private static func family(of name: String) -> String {
    if name.hasSuffix("awk") { return "awk" }
    if name.hasPrefix("python") || name.hasPrefix("pypy") { return "python" }
    return same[name] ?? name
  }

  private static let same = [
    "podman": "docker", "vi": "vim", "nvim": "vim", "view": "vim", "ex": "vim", "gvim": "vim",
    "vimdiff": "vim",
    "more": "less", "most": "less", "pip3": "pip", "[": "test", "gcc": "cc", "g++": "cc", "clang": "cc",
    "clang++": "cc", "c++": "cc", "ld": "cc", "ar": "cc", "nm": "cc", "objdump": "cc", "strings": "cc",
    "batcat": "bat", "bun": "node", "deno": "node", "gtar": "tar", "bsdtar": "tar", "sftp": "scp",
    "ack": "ag",
    "pnpm": "npm", "yarn": "npm", "mariadb": "mysql", "slogin": "ssh", "gmake": "make", "tsc": "eslint",
    "prettier": "eslint", "doas": "sudo", "ncat": "nc", "netcat": "nc", "apt-get": "apt", "apt-cache": "apt",
  ]

  /// Whether a word that need not be an option makes the program do something else.
  private static func tells(_ text: String, at index: Int, _ family: String) -> Bool {
    switch family {
    case "awk": ["system", "|", ">", "getline", "@"].contains(where: text.contains)
    case "git": text.hasPrefix("ext::") || text.hasPrefix("fd::")
    case "curl": text.lowercased().hasPrefix("file:")
    case "openssl": text == "engine" || text.hasSuffix(".so")
    case "dc": text.contains("!")
    case "ed", "crontab": text != "-l"
    // Another program, or a setting that decides what runs the next time.
    case "npm":
      index == 1 && ["exec", "x", "dlx", "create", "init", "config", "c", "set", "explore"].contains(text)
    case "gh": index == 1 && ["alias", "extension", "extensions", "ext", "config"].contains(text)
    case "unzip": !text.hasPrefix("-") && index == 1
    case "7z", "unrar", "rar": index == 1 && ["x", "e"].contains(text)
    case "ar": index == 1 && text.contains { "xdqrm".contains($0) }
    case "export", "declare", "typeset", "local", "readonly", "let", "read", "unset":
      // Brackets are arithmetic, in which a shell runs commands; other variables change what programs do.
      text.contains("[") || text.contains("$(")
        || (text.contains("=")
          && !CommandNeeds.harmlessVariables.contains(String(text.prefix { $0 != "=" })))
    case "make": text.contains("=")
    case "less", "vim", "man": text.hasPrefix("+")
    case "tar":
      // Letters without a dash, as in `tar xf`; and archives of other machines.
      text.contains(":")
        || (index == 1 && !text.hasPrefix("-") && text.contains { "xcruAIFPC".contains($0) })
    case "cc", "java", "javac": text.hasPrefix("@")
    case "uniq", "xxd": index > 1 && !text.hasPrefix("-")
    case "sqlite3":
      text.hasPrefix(".")
        || ["readfile", "writefile", "load_extension", "edit(", "\n."].contains { text.contains($0) }
    case "psql", "mysql": text.contains("\\") || text.contains("system") || text.contains("program")
    case "yq", "jq": ["load", "env", "ENV", "input_filename"].contains(where: text.contains)
    case "ip": ["exec", "set", "add", "del", "delete", "flush", "change", "replace"].contains(text)
    default: false
    }
  }

  /// What git runs, or lets others reach, by the word that says what it does; and what is one with some of them.
  private static func dangers(ofGit words: [ShellWord]) -> Set<Int> {
    let rest = words.indices.dropFirst().drop { words[$0].text.hasPrefix("-") }
    guard let first = rest.first else { return [] }
    let command = words[first].text
    if runningCommands.contains(command) { return [first] }
    let options: Set<String> =
      switch command {
      case "clone": ["-u"]
      case "apply", "am": ["--directory", "--unsafe-paths"]
      case "checkout", "switch", "push", "clean": ["-f"]
      case "bisect": ["run"]
      case "submodule": ["foreach"]
      default: []
      }
    return Set(
      rest.dropFirst().filter { index in
        options.contains { words[index].text == $0 || words[index].text.hasPrefix($0 + "=") }
      })
  }

  private static let runningCommands: Set<String> = [
    "filter-branch", "mergetool", "difftool", "send-email", "hook", "maintenance", "daemon", "instaweb", "p4",
    "svn", "credential", "fast-import", "cvsimport", "shell", "help", "gui", "citool", "request-pull",
    "remote-ext", "remote-fd", "upload-pack", "receive-pack", "http-backend", "cvsserver", "web--browse",
  ]

  /// The scripts of `sed` that could run commands or touch files: all but plain substitutions, and printing or deleting
  /// lines by number.
  private static func scripts(ofSed words: [ShellWord]) -> Set<Int> {
    var found: Set<Int> = []
    var hasScript = false
    var isNextScript = false
    for (index, word) in words.enumerated().dropFirst() {
      let text = word.text
      if isNextScript || (!hasScript && !text.hasPrefix("-")) {
        if !isPlainScript(text) { found.insert(index) }
        hasScript = true
        isNextScript = false
      } else if text == "-e" || text == "--expression" {
        isNextScript = true
      } else if text.hasPrefix("--") ? text.hasPrefix("--e") : text.hasPrefix("-") && text.contains("e") {
        found.insert(index)
        hasScript = true
      }
    }
    return found
  }

  private static func isPlainScript(_ text: String) -> Bool {
    if text.allSatisfy({ "0123456789,$pdq=!".contains($0) }) { return true }
    guard text.hasPrefix("s"), let mark = text.dropFirst().first, "/,|#:@".contains(mark) else {
      return false
    }
    let parts = text.dropFirst(2).split(separator: mark, omittingEmptySubsequences: false)
    return parts.count == 3 && !text.contains { $0 == "\n" || $0 == "\\" }
      && parts[2].allSatisfy { $0 == "g" || $0 == "p" || $0 == "I" || ($0.isASCII && $0.isNumber) }
  }
}
