/// Which terminal we are on, by what the environment says.
public struct TerminalType: Hashable, Sendable {
  /// The name in the terminfo database.
  let name: String
  /// Whether 24 bit colours are shown as they are.
  let hasTrueColor: Bool
  /// Whether it is xterm itself rather than a terminal that calls itself so.
  let isXterm: Bool
  /// Whether pastes are known to arrive between marks. Of a terminal that never heard of marks, several lines at once are
  /// a paste; elsewhere they may be keys that were held back.
  public let marksPastes: Bool
  /// Whether it shows progress.
  let hasProgress: Bool
  /// What stands between us and the terminal.
  let multiplexer: Multiplexer?

  /// The type that `TERM`, `COLORTERM` and `XTERM_VERSION` describe. Throws `TerminalError.tooSimple` where
  /// `TERM` is missing or names no screen.
  public init(environment: [String: String]) throws(TerminalError) {
    let name = environment["TERM"] ?? ""
    if ["", "dumb", "unknown"].contains(name) { throw .tooSimple(type: name) }
    self.name = name
    hasTrueColor =
      ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased()) && !name.hasPrefix("linux")
    isXterm = environment["XTERM_VERSION"] != nil
    let kinds = ["linux", "vt", "ansi", "cons", "screen"]
    let isInTmux = environment["TMUX"].map { !$0.isEmpty } ?? false
    marksPastes = isInTmux || !kinds.contains { name.hasPrefix($0) }
    hasProgress = TerminalProgress.isKnown(environment)
    multiplexer = Multiplexer(environment: environment)
  }

  /// Whether its name begins so.
  public func nameBegins(with start: String) -> Bool { name.hasPrefix(start) }
}
