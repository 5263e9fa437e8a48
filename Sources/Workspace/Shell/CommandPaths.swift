/// The files a command names among its words: `cat .env` reads one, `tee x` writes one. Known for common programs only.
enum CommandPaths {
  /// A word that names a file, and whether the file is changed.
  struct Place: Hashable {
    var word: ShellWord
    var isWriting: Bool
    /// Whether it is no less than a redirection: writing there must be allowed by itself.
    var isRedirection = false
  }

  private static let readers: Set<String> = [
    "cat", "tac", "head", "tail", "less", "more", "bat", "batcat", "nl", "wc", "cut", "sort", "uniq", "tr",
    "od",
    "xxd", "hexdump", "strings", "base64", "diff", "cmp", "comm", "file", "stat", "ls", "tree", "du",
    "md5sum",
    "sha1sum", "sha256sum", "sha512sum", "rev", "fold", "column", "paste", "join", "source", ".", "cd",
    "pushd",
    "readlink", "view", "zcat", "gzip", "zip", "tar",
  ]
  /// Those whose first word that is no option is a pattern or a script.
  private static let searchers: Set<String> = [
    "grep", "egrep", "fgrep", "rg", "ag", "ack", "sed", "awk", "gawk", "jq",
  ]
  private static let writers: Set<String> = [
    "tee", "rm", "rmdir", "touch", "mkdir", "truncate", "chmod", "chown", "chgrp", "shred", "unlink",
    "mkfifo",
    "mknod", "patch", "sponge", "split", "csplit",
  ]
  /// Those that read all but the last, which they write.
  private static let movers: Set<String> = ["cp", "mv", "ln", "install", "rsync", "scp"]

  /// The places in a command; words that are not known before it runs are left out.
  static func places(in words: [ShellWord]) -> [Place] {
    guard let first = words.first, first.isLiteral else { return [] }
    let name = String(first.text.split(separator: "/").last ?? "")
    let operands = operands(of: words.dropFirst())
    if name == "dd" {
      return words.dropFirst().compactMap { word in
        guard word.isLiteral, word.text.hasPrefix("of=") || word.text.hasPrefix("if=") else { return nil }
        return Place(
          word: ShellWord(String(word.text.dropFirst(3))), isWriting: word.text.hasPrefix("of="),
          isRedirection: word.text.hasPrefix("of="))
      }
    }
    if name == "find" || name == "fd" {
      // `find` names folders before its tests; with `fd` a pattern comes first.
      let folders = words.dropFirst().prefix { !$0.text.hasPrefix("-") && $0.text != "(" && $0.text != "!" }
      return (name == "find" ? folders : folders.dropFirst()).filter(\.isLiteral).map {
        Place(word: $0, isWriting: false)
      }
    }
    if readers.contains(name) { return operands.map { Place(word: $0, isWriting: false) } }
    if searchers.contains(name) { return operands.dropFirst().map { Place(word: $0, isWriting: false) } }
    if writers.contains(name) {
      return operands.map {
        Place(word: $0, isWriting: true, isRedirection: name == "tee" || name == "sponge")
      }
    }
    guard movers.contains(name) else { return [] }
    if let target = target(in: words.dropFirst()) {
      return operands.filter { $0 != target }.map { Place(word: $0, isWriting: name == "mv") }
        + [Place(word: target, isWriting: true)]
    }
    return operands.enumerated().map { index, word in
      // What is moved is gone from where it was.
      Place(word: word, isWriting: index == operands.count - 1 || name == "mv")
    }
  }

  /// The folder that `-t` names.
  private static func target(in words: ArraySlice<ShellWord>) -> ShellWord? {
    for (index, word) in zip(words.indices, words) where word.isLiteral {
      let long = "--target-directory="
      if word.text.hasPrefix(long) { return ShellWord(String(word.text.dropFirst(long.count))) }
      if word.text == "-t" || word.text == "--target-directory" {
        return words[(index + 1)...].first.flatMap { $0.isLiteral ? $0 : nil }
      }
      if word.text.hasPrefix("-t") { return ShellWord(String(word.text.dropFirst(2))) }
    }
    return nil
  }

  private static func operands(of words: ArraySlice<ShellWord>) -> [ShellWord] {
    var isOver = false
    return words.filter { word in
      if word.text == "--", !isOver {
        isOver = true
        return false
      }
      return word.isLiteral && (isOver || !word.text.hasPrefix("-")) && !word.text.isEmpty
    }
  }
}
