/// The path a word means, as far as that is known before a shell expands it.
struct FileName {
  /// The path, or the folder it is in when its end is not known; empty when nothing is known.
  let path: String
  /// Whether it is all of it.
  let isWhole: Bool

  /// - Parameter home: what `~` and `$HOME` mean.
  init(_ word: ShellWord, home: String?) {
    guard !word.isLiteral else {
      (path, isWhole) = (word.text, true)
      return
    }
    let isTilde = word.text.hasPrefix("~")
    var text = word.text.filter { $0 != "\"" && $0 != "'" }
    if let home {
      for spelling in ["~", "$HOME", "${HOME}"] where text == spelling || text.hasPrefix(spelling + "/") {
        text = home + text.dropFirst(spelling.count)
      }
    }
    let known = text.prefix { !"$`*?[{\\".contains($0) }
    if isTilde, known.hasPrefix("~") {
      // Another person's home folder, or where the shell was before.
      (path, isWhole) = ("", false)
    } else if known.utf8.count == text.utf8.count {
      (path, isWhole) = (text, true)
    } else {
      (path, isWhole) = (
        known.lastIndex(of: "/").map { $0 == known.startIndex ? "/" : String(known[..<$0]) } ?? "", false
      )
    }
  }
}
