/// Why there is no screen.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Neither input nor output is a terminal, and the process has none.
  case noTerminal
  /// The terminal cannot move its cursor (`TERM=dumb` and the like).
  case tooSimple(type: String)
  /// The operating system refused something; what, and why.
  case system(call: String, reason: String)

  /// What happened, and what can be done about it.
  public var description: String {
    switch self {
    case .noTerminal:
      "There is no terminal to draw on. Start rein in a terminal window, or use rein --print."
    case .tooSimple(let type):
      "The terminal type “\(type)” cannot show a full screen. Set TERM to what your terminal is "
        + "(xterm-256color suits most), or use rein --print."
    case .system(let call, let reason):
      "The terminal could not be set up: \(call) failed (\(reason)). Try another terminal window."
    }
  }
}
