/// How far things are, as a terminal may show it beside its name (OSC 9;4).
public enum TerminalProgress: Hashable, Sendable {
  /// Nothing goes on.
  case none
  /// Something goes on; nobody knows for how long.
  case busy
  /// It waits for the person.
  case waiting

  /// Whether a terminal is known to take this. Others take it for a notice and show its numbers.
  static func isKnown(_ environment: [String: String]) -> Bool {
    func has(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    guard Multiplexer(environment: environment) == nil else { return false }
    return has("WT_SESSION") || environment["ConEmuANSI"] == "ON"
      || ["ghostty", "WezTerm"].contains(environment["TERM_PROGRAM"])
      || environment["TERM"] == "xterm-ghostty"
  }

  /// What the terminal is sent.
  var sequence: String {
    switch self {
    case .none: "\u{1B}]9;4;0\u{07}"
    case .busy: "\u{1B}]9;4;3\u{07}"
    case .waiting: "\u{1B}]9;4;4;100\u{07}"
    }
  }
}
