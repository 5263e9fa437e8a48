import Terminal

/// Keys as in vi, for those who want them: Esc leaves typing, and letters then move and change instead of being typed.
/// Counts, `d`, `c` and `y` with motions or doubled, and the usual single letters. What it does not know does nothing.
public struct ViKeys: Hashable, Sendable {
  /// What a key means.
  enum Meaning: Hashable {
    /// It was taken.
    case taken
    /// It means what it means without vi.
    case usual
    /// It means a command of the table.
    case command(String)
  }

  /// Whether letters are typed.
  public private(set) var isTyping = true
  /// What was typed of a command that is not complete.
  private(set) var begun = ""

  /// Letters are typed at first.
  public init() {}

  /// Takes a key. - Parameter leavesEscape: whether Esc means something else before it means leaving.
  mutating func take(_ key: Key, leavesEscape: Bool, _ composer: inout Composer) -> Meaning {
    if isTyping {
      // In an empty box there is nothing to move in, and Esc stops the run.
      guard key == Key(.escape), !leavesEscape, !composer.isEmpty else { return .usual }
      isTyping = false
      if composer.position > composer.lineStart { composer.moveLeft() }
      return .taken
    }
    guard let character = key.typed else {
      let wasBegun = !begun.isEmpty
      begun = ""
      if key == Key(.enter) { isTyping = true }
      return key == Key(.escape) && wasBegun ? .taken : .usual
    }
    begun.append(character)
    guard let command = ViCommand(begun) else { return .taken }
    begun = ""
    return perform(command, &composer)
  }

  private mutating func perform(_ command: ViCommand, _ composer: inout Composer) -> Meaning {
    composer.lastAction = .other
    switch command.verb {
    case "": return move(command, &composer)
    case "d", "c", "y": change(command, &composer)
    case "i": isTyping = true
    case "a":
      if composer.position < composer.lineEnd { composer.moveRight() }
      isTyping = true
    case "I":
      composer.moveToLineStart()
      isTyping = true
    case "A":
      composer.moveToLineEnd()
      isTyping = true
    case "o", "O":
      if command.verb == "o" { composer.moveToLineEnd() } else { composer.moveToLineStart() }
      composer.insert("\n")
      if command.verb == "O" { composer.moveLeft() }
      isTyping = true
    case "p", "P": composer.putKilled(before: command.verb == "P")
    case "u": for _ in 0..<command.count { composer.undo() }
    case "U": for _ in 0..<command.count { composer.redo() }
    case "r":
      if let target = command.target, composer.position < composer.lineEnd {
        composer.replace(composer.position..<composer.position + 1, with: String(target))
        composer.moveLeft()
      }
    case "/": return .command("search-history")
    default: break
    }
    if !isTyping { composer.stayOnCharacter() }
    return .taken
  }

  private func move(_ command: ViCommand, _ composer: inout Composer) -> Meaning {
    switch command.motion {
    // Behind the first and the last row there are other messages.
    case "k": return .command("up")
    case "j": return .command("down")
    default:
      if let place = composer.place(of: command) { composer.go(to: place) }
      composer.stayOnCharacter()
      return .taken
    }
  }

  private mutating func change(_ command: ViCommand, _ composer: inout Composer) {
    guard let range = composer.range(of: command) else { return }
    if command.verb == "y" {
      composer.keepKilled(range)
      composer.go(to: range.lowerBound)
    } else {
      composer.kill(range)
    }
    if command.verb == "c" { isTyping = true }
    if command.verb == "d", command.isLinewise, composer.position == composer.units.count,
      composer.position > 0
    {
      // The last line is gone: so is the break before it.
      composer.deleteBackward()
      composer.moveToLineStart()
    }
  }
}
