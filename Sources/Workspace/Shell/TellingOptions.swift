/// Options that make a harmless command do something else. A `*` in a rule does not stand for them: only a rule that
/// writes one out covers it.
enum TellingOptions {
  private static let byProgram: [String: Set<String>] = [
    "git": [
      "-c", "--output", "--ext-diff", "--textconv", "--upload-pack", "--receive-pack", "--exec", "-O", "-x",
      "--open-files-in-pager", "--template", "--separate-git-dir", "--config", "--output-directory",
    ],
    "sort": ["-o", "--output", "--compress-program", "-T", "--temporary-directory", "--files0-from"],
    "rg": ["--pre", "--hostname-bin", "-z", "--search-zip", "-f", "--file"],
    "sed": ["-i", "--in-place", "-f", "--file", "-s"],
    "find": [
      "-delete", "-fprint", "-fprint0", "-fprintf", "-fls", "-files0-from",
    ],
    "tar": [
      "--to-command", "--checkpoint-action", "-I", "--use-compress-program", "--rsh-command", "-F",
      "--info-script",
      "--new-volume-script", "--absolute-names", "-P",
    ],
    "curl": [
      "-o", "-O", "--output", "--remote-name", "-K", "--config", "-T", "--upload-file", "-d", "--data", "-F",
      "--form",
      "--data-binary", "-J", "--output-dir", "--unix-socket", "-D", "--dump-header", "-c", "--cookie-jar",
    ],
    "wget": ["-O", "--output-document", "-P", "-i", "--use-askpass", "--post-file", "--execute", "-e", "-o"],
    "man": ["-P", "--pager", "-H", "--html", "-C", "--config-file"],
    "file": ["-m", "--magic-file", "-C", "--compile", "-f"],
    "tree": ["-o"], "date": ["-s", "--set", "-f", "--file"], "less": ["-o", "-O", "-k", "+!"],
    "ssh": ["-o", "-F", "-J"], "scp": ["-o", "-S", "-F"], "rsync": ["-e", "--rsh", "--rsync-path"],
    "go": ["-exec", "-toolexec", "-vettool", "-o"],
    "docker": ["-v", "--volume", "--mount", "--privileged", "-H"],
    "make": ["-f", "--file", "--makefile", "-C", "--directory", "--eval", "-I"],
    "awk": ["-f", "--file", "-i", "-l", "-E"], "gawk": ["-f", "--file", "-i", "-l", "-E"],
    "ps": [], "xxd": ["-r"], "base64": ["-o"], "uniq": [], "yq": ["-i", "--inplace"],
    "npm": ["--script-shell", "--prefix"],
    "cargo": ["--config", "--manifest-path", "-Z"],
    "swift": ["--package-path", "--toolchain", "-Xlinker", "-Xcc"],
    "pip": ["--index-url", "-i", "--extra-index-url", "--target"], "diff": ["--to-file"], "cmp": [],
    "node": ["-e", "--eval", "-p", "--print", "-r", "--require", "--import"], "python3": ["-c"],
    "python": ["-c"],
    "perl": ["-e", "-E", "-i"], "ruby": ["-e", "-i"], "jq": ["-f", "--from-file", "-L"],
    "grep": ["-f", "--file"],
  ]

  /// Which of a command's words a `*` does not stand for.
  static func indices(in words: [ShellWord]) -> Set<Int> {
    guard let name = words.first?.text.split(separator: "/").last.map(String.init) else { return [] }
    var found: Set<Int> = []
    let options = byProgram[name] ?? []
    if name == "sed" { found.formUnion(scripts(ofSed: words)) }
    if ["env", "sudo", "doas"].contains(name) {
      found.formUnion(
        words.indices.dropFirst().filter { index in
          words[index].assignedName.map { !CommandNeeds.harmlessVariables.contains($0) } ?? false
        })
    }
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
        if short.contains(where: {
          text.hasPrefix($0) || (name != "find" && text.dropFirst().contains($0.dropFirst()))
        }) {
          found.insert(index)
        }
      }
      if name.hasSuffix("awk"), ["system", "|", ">", "getline", "@"].contains(where: text.contains) {
        found.insert(index)
      }
      if name == "git", text.hasPrefix("ext::") || text.hasPrefix("fd::") { found.insert(index) }
      if name == "make", word.text.contains("=") { found.insert(index) }
    }
    return found
  }

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
