/// The bytes that ask a terminal to put a text on the clipboard (OSC 52), also from inside of tmux and screen, which
/// hand on only what is wrapped for them.
enum ClipboardSequence {
  /// What stands between us and the terminal.
  enum Wrapping: Hashable {
    case none, tmux, screen

    init(environment: [String: String]) {
      if environment["TMUX"].map({ !$0.isEmpty }) ?? false {
        self = .tmux
      } else if environment["STY"].map({ !$0.isEmpty }) ?? false {
        self = .screen
      } else {
        self = .none
      }
    }
  }

  /// Longer texts are cut or refused by many terminals: xterm takes 100,000 bytes as base64.
  static let limit = 74_000
  /// What screen takes in one piece.
  private static let pieceSize = 240

  /// - Returns: `nil` for a text that is too long.
  static func of(_ text: String, in wrapping: Wrapping) -> String? {
    guard text.utf8.count <= limit else { return nil }
    let plain = "\u{1B}]52;c;\(Base64.encode(text.utf8))\u{07}"
    switch wrapping {
    case .none: return plain
    // tmux takes the plain one for itself where `set-clipboard` is on, and the other where `allow-passthrough` is.
    case .tmux:
      return plain + "\u{1B}Ptmux;" + plain.replacing("\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
    case .screen:
      var wrapped = ""
      var rest = plain[...]
      while !rest.isEmpty {
        wrapped += "\u{1B}P" + rest.prefix(pieceSize) + "\u{1B}\\"
        rest = rest.dropFirst(pieceSize)
      }
      return wrapped
    }
  }
}
