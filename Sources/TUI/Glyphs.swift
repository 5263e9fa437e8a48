/// The few characters beyond letters that panes draw with, each one cell wide. All of them are chosen here, so
/// that a terminal or a font without them gets the plain ones.
public struct Glyphs: Hashable, Sendable {
  /// Before what the person said, and before the chosen one of several.
  public var pointer = "›"
  /// Before the items of a list, and before what goes on.
  public var bullet = "•"
  /// Before what has not begun.
  public var pending = "·"
  /// Before what is done.
  public var done = "✓"
  /// Before what failed or was refused.
  public var failed = "✗"
  /// Before what waits for the person.
  public var waiting = "?"
  /// A horizontal rule is made of these.
  public var horizontal = "─"
  /// Between the columns of a table, and before quotes.
  public var vertical = "│"
  /// Where the two cross.
  public var cross = "┼"
  /// Where something was left out.
  public var ellipsis = "…"
  /// Before how much more there is below.
  public var below = "▼"
  /// Between short facts of one line.
  public var separator = "·"

  /// The characters of `›`, `✓` and boxes.
  public static let unicode = Glyphs()

  /// A sentence of ours in these characters.
  func fitting(_ text: String) -> String {
    guard self != .unicode, !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    return String(
      text.map { character in
        switch character {
        case "\u{201C}", "\u{201D}": "\""
        case "·": Character(separator)
        case "…": Character(ellipsis)
        case "›": Character(pointer)
        case "⏎": "|"
        default: character
        }
      })
  }

  /// ASCII only.
  public static let ascii: Glyphs = {
    var glyphs = Glyphs()
    glyphs.pointer = ">"
    glyphs.bullet = "*"
    glyphs.pending = "-"
    glyphs.done = "+"
    glyphs.failed = "x"
    glyphs.horizontal = "-"
    glyphs.vertical = "|"
    glyphs.cross = "+"
    glyphs.ellipsis = "~"
    glyphs.below = "v"
    glyphs.separator = "-"
    return glyphs
  }()
}
