import CNcurses

/// What a type of terminal can do, by the terminfo database and the environment; nothing is asked of the terminal.
public struct TerminalAbilities: Hashable, Sendable {
  /// The value of `TERM`.
  public let name: String
  /// Whether the terminfo database knows it; rein takes one that it does not know for an xterm.
  public let isKnown: Bool
  /// How many colours it shows: 0 for none, 16,777,216 for 24 bit ones.
  public let colors: Int
  /// Whether pastes are known to arrive between marks.
  public let marksPastes: Bool

  /// Abilities that are known otherwise.
  public init(name: String, isKnown: Bool, colors: Int, marksPastes: Bool) {
    self.name = name
    self.isKnown = isKnown
    self.colors = colors
    self.marksPastes = marksPastes
  }

  /// Looks the type up. Not for a process with a screen: curses would work on the looked up type from then on.
  public init(of type: TerminalType) {
    var found: Int32 = 0
    isKnown = setupterm(type.name, 1, &found) == OK
    let listed = isKnown ? Int(tigetnum("colors")) : 256
    name = type.name
    colors = type.hasTrueColor ? 1 << 24 : max(0, listed)
    marksPastes = type.marksPastes
  }
}
