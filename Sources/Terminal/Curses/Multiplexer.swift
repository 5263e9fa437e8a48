/// A program between us and the terminal, which hands on only what is wrapped for it.
enum Multiplexer: Hashable {
  case tmux, screen

  /// What screen takes in one piece.
  private static let pieceSize = 240

  /// - Returns: `nil` when there is none.
  init?(environment: [String: String]) {
    func has(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    if has("TMUX") {
      self = .tmux
    } else if has("STY") {
      self = .screen
    } else {
      return nil
    }
  }

  /// A sequence for the terminal behind it.
  func wrapping(_ sequence: String) -> String {
    switch self {
    case .tmux: return "\u{1B}Ptmux;" + sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
    case .screen:
      var wrapped = ""
      var rest = sequence[...]
      while !rest.isEmpty {
        wrapped += "\u{1B}P" + rest.prefix(Multiplexer.pieceSize) + "\u{1B}\\"
        rest = rest.dropFirst(Multiplexer.pieceSize)
      }
      return wrapped
    }
  }
}
