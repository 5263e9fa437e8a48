/// Links in the way terminals know them (OSC 8). Curses has no place for them in a cell, so after it has
/// painted, the linked text of rows that changed is written once more, inside its link.
struct LinkOverlay {
  /// Whether colours may be given as 24 bits.
  let isDirect: Bool

  /// What to send after a frame: the links of every row that differs from `previous`, then the cursor back to
  /// where curses left it. Empty if there are none.
  func bytes(for frame: Frame, unlike previous: Frame?, cursor: Point) -> [UInt8] {
    var text = ""
    for row in frame.rows.indices where previous?.rows[row] != frame.rows[row] {
      let hasLinks = frame.rows[row].contains { $0.line.spans.contains { $0.link != nil } }
      if hasLinks { text += links(in: frame.cells(ofRow: row), row: row) }
    }
    if text.isEmpty { return [] }
    text += "\u{1B}[\(cursor.row + 1);\(cursor.column + 1)H"
    return Array(text.utf8)
  }

  /// A small number for a link, never 0. Cells carry it in attribute bits that curses does not send, so that
  /// a cell that lost its link counts as changed.
  static func mark(_ link: String) -> UInt32 { 1 + hash(link) % 63 }

  private func links(in cells: CellRow, row: Int) -> String {
    var text = ""
    var open: String?
    var style: Style?
    for (column, cell) in cells.cells.enumerated() where cell.share != .tail {
      let span = cells.spans[Int(cell.span)]
      if span.link != open {
        if open != nil { text += "\u{1B}]8;;\u{1B}\\\u{1B}[0m" }
        if let link = span.link {
          // The same id joins the rows of a link that was wrapped.
          text += "\u{1B}[\(row + 1);\(column + 1)H\u{1B}]8;id=\(Self.hash(link));\(link)\u{1B}\\"
        }
        open = span.link
        style = nil
      }
      if open == nil { continue }
      if span.style != style {
        text += sequence(for: span.style)
        style = span.style
      }
      text.unicodeScalars.append(contentsOf: cell.scalars)
    }
    return open == nil ? text : text + "\u{1B}]8;;\u{1B}\\\u{1B}[0m"
  }

  private func sequence(for style: Style) -> String {
    var codes = ["0"]
    let attributes: [(Style.Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reversed, "7"), (.strikethrough, "9"),
    ]
    for (attribute, code) in attributes where style.attributes.contains(attribute) { codes.append(code) }
    codes += code(for: style.foreground, base: 30)
    codes += code(for: style.background, base: 40)
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }

  private func code(for color: Style.Color, base: Int) -> [String] {
    switch color {
    case .standard: return []
    case .ansi(let index):
      let index = Int(index & 15)
      return [String(index < 8 ? base + index : base + 60 + index - 8)]
    case .indexed(let index): return ["\(base + 8);5;\(index)"]
    case .rgb(let red, let green, let blue):
      if isDirect { return ["\(base + 8);2;\(red);\(green);\(blue)"] }
      let color = ColorCube.RGB(red: Int(red), green: Int(green), blue: Int(blue))
      return ["\(base + 8);5;\(ColorCube.nearest(to: color))"]
    }
  }

  private static func hash(_ link: String) -> UInt32 {
    // FNV-1a: the same in every run, unlike the standard library's.
    link.utf8.reduce(2_166_136_261) { ($0 ^ UInt32($1)) &* 16_777_619 }
  }
}
