import CNcurses

/// Styles become what curses knows: attribute bits and the number of a colour pair.
@UIActor
final class Palette {
  /// What a cell carries for a style.
  struct Ink {
    var attributes: attr_t
    var pair: Int32
  }

  private let colors: Int
  private let pairs: Int
  private let isDirect: Bool
  private var known: [Style: Ink] = [:]

  /// A palette for a terminal with this many colours, or with 24 bit ones, and this many pairs of them.
  init(colors: Int, pairs: Int, isDirect: Bool) {
    self.colors = colors
    self.pairs = pairs
    self.isDirect = isDirect
  }

  /// What stands for a style. The screen that curses works on must be selected.
  func ink(for style: Style) -> Ink {
    if let ink = known[style] { return ink }
    var ink = Ink(attributes: attributes(style.attributes), pair: 0)
    let (foreground, isBright) = number(style.foreground)
    let (background, _) = number(style.background)
    if isBright { ink.attributes |= CURSES_BOLD }
    if foreground >= 0 || background >= 0 { ink.pair = max(0, alloc_pair(foreground, background)) }
    // Curses gives the numbers of old pairs to new ones when they run out; better to ask again than to lie.
    if known.count >= pairs - 1 { known.removeAll() }
    known[style] = ink
    return ink
  }

  private func attributes(_ set: Style.Attributes) -> attr_t {
    var bits: attr_t = 0
    if set.contains(.bold) { bits |= CURSES_BOLD }
    if set.contains(.dim) { bits |= CURSES_DIM }
    if set.contains(.italic) { bits |= CURSES_ITALIC }
    if set.contains(.underline) { bits |= CURSES_UNDERLINE }
    if set.contains(.reversed) { bits |= CURSES_REVERSED }
    // Only our own terminfo entry says how to strike through, as "protected".
    if set.contains(.strikethrough), isDirect { bits |= CURSES_PROTECTED }
    return bits
  }

  /// The number curses has for a colour (-1 for the terminal's own), and whether it needs bold to be bright.
  private func number(_ color: Style.Color) -> (Int32, isBright: Bool) {
    if colors < 8 { return (-1, false) }
    switch color {
    case .standard: return (-1, false)
    case .ansi(let index): return ansi(Int(index & 15))
    case .indexed(let index):
      if colors >= 256 { return (Int32(index), false) }
      return ansi(ColorCube.nearestOfSixteen(to: ColorCube.color(Int(index))))
    case .rgb(let red, let green, let blue):
      let color = ColorCube.RGB(red: Int(red), green: Int(green), blue: Int(blue))
      if isDirect { return (0x100_0000 + Int32(color.red << 16 | color.green << 8 | color.blue), false) }
      if colors >= 256 { return (Int32(ColorCube.nearest(to: color)), false) }
      return ansi(ColorCube.nearestOfSixteen(to: color))
    }
  }

  private func ansi(_ index: Int) -> (Int32, isBright: Bool) {
    colors >= 16 ? (Int32(index), false) : (Int32(index & 7), index > 7)
  }
}
