/// A command of vi, read from what was typed: `3w`, `d2f,`, `cc`, `rx`, `A`.
struct ViCommand: Hashable {
  /// `d`, `c`, `y` or a command of one letter; empty for motions alone.
  var verb = ""
  /// `w`, `$`, `gg`, `f`; doubled verbs have none.
  var motion = ""
  /// The character that `f`, `t`, `F`, `T` and `r` want.
  var target: Character?
  /// How often; 1 when nothing was said.
  var count = 1
  /// Whether a number was said.
  var hasCount = false

  /// Whether it is about whole lines.
  var isLinewise: Bool { !verb.isEmpty && motion == "lines" }

  private static let motions: Set<Character> = [
    "h", "l", " ", "j", "k", "w", "W", "b", "B", "e", "E", "0", "^", "$", "G",
  ]
  /// Letters that stand for a verb with a motion.
  private static let short: [Character: (String, String)] = [
    "x": ("d", "l"), "X": ("d", "h"), "D": ("d", "$"), "C": ("c", "$"), "s": ("c", "l"), "S": ("c", "lines"),
    "Y": ("y", "lines"),
  ]
  private static let single: Set<Character> = ["i", "a", "I", "A", "o", "O", "p", "P", "u", "U", "/"]

  /// - Returns: `nil` while more is needed. What is no command is one that does nothing.
  init?(_ typed: String) {
    var rest = typed[...]
    readCount(&rest)
    guard var character = rest.popFirst() else { return nil }
    if let (verb, motion) = ViCommand.short[character] {
      (self.verb, self.motion) = (verb, motion)
      return
    }
    if ViCommand.single.contains(character) {
      verb = String(character)
      return
    }
    if character == "r" {
      guard let wanted = rest.popFirst() else { return nil }
      (verb, target) = ("r", wanted)
      return
    }
    if character == "d" || character == "c" || character == "y" {
      verb = String(character)
      let before = count
      count = 1
      readCount(&rest)
      count *= before
      guard let next = rest.popFirst() else { return nil }
      if next == character {
        motion = "lines"
        return
      }
      character = next
    }
    switch character {
    case "g":
      guard let next = rest.popFirst() else { return nil }
      motion = next == "g" ? "gg" : "none"
    case "f", "t", "F", "T":
      guard let wanted = rest.popFirst() else { return nil }
      (motion, target) = (String(character), wanted)
    default: motion = ViCommand.motions.contains(character) ? String(character) : "none"
    }
  }

  private mutating func readCount(_ rest: inout Substring) {
    // A zero alone is a motion.
    guard let first = rest.first, first.isASCII, first.isNumber, first != "0" else { return }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    count = min(Int(digits) ?? 1, 9_999)
    hasCount = true
  }
}
