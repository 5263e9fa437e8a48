import CNcurses

/// Cells as curses takes them: one for each base, so a wide one stands for two columns.
enum CursesCells {
  @UIActor
  static func make(_ cells: [Cell], _ palette: Palette) -> [cchar_t] {
    var made: [cchar_t] = []
    made.reserveCapacity(cells.count)
    var style = Style.plain
    var ink = palette.ink(for: style)
    for cell in cells where !cell.isTail {
      if cell.style != style {
        style = cell.style
        ink = palette.ink(for: style)
      }
      var next = cchar_t()
      next.attr = ink.attributes | (cell.link.map { LinkOverlay.mark($0) << CURSES_SPARE_SHIFT } ?? 0)
      next.ext_color = ink.pair
      next.chars.0 = wchar_t(bitPattern: cell.base.value)
      for (index, mark) in cell.marks.enumerated() {
        let mark = wchar_t(bitPattern: mark.value)
        switch index {
        case 0: next.chars.1 = mark
        case 1: next.chars.2 = mark
        case 2: next.chars.3 = mark
        default: next.chars.4 = mark
        }
      }
      made.append(next)
    }
    return made
  }
}
