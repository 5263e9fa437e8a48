/// Which terminal we are on, by what the environment says.
public struct TerminalType: Hashable, Sendable {
  /// The name in the terminfo database.
  let name: String
  /// Whether 24 bit colours are shown as they are.
  let hasTrueColor: Bool
  /// Whether it is xterm itself rather than a terminal that calls itself so.
  let isXterm: Bool
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
    multiplexer = Multiplexer(environment: environment)
  }
}
