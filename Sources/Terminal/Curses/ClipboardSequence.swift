/// The bytes that ask a terminal to put a text on the clipboard (OSC 52), also from inside of tmux and screen, which
/// hand on only what is wrapped for them.
enum ClipboardSequence {
  /// Longer texts are cut or refused by many terminals: xterm takes 100,000 bytes as base64.
  static let limit = 74_000
  /// - Returns: `nil` for a text that is too long.
  static func of(_ text: String, through between: Multiplexer?) -> String? {
    guard text.utf8.count <= limit else { return nil }
    let plain = "\u{1B}]52;c;\(Base64.encode(text.utf8))\u{07}"
    guard let between else { return plain }
    // tmux takes the plain one for itself where `set-clipboard` is on, and the other where `allow-passthrough` is.
    return (between == .tmux ? plain : "") + between.wrapping(plain)
  }
}
