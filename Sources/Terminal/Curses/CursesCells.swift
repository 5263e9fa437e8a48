import CNcurses

/// Cells as curses takes them: one for each base, so a wide one stands for two columns.
enum CursesCells {
  @UIActor
  static func make(_ row: CellRow, _ palette: Palette) -> [cchar_t] {
    var made: [cchar_t] = []
    made.reserveCapacity(row.cells.count)
    var span: Int32 = 0
    var ink = palette.ink(for: .plain)
    for cell in row.cells where cell.share != .tail {
      if cell.span != span {
        span = cell.span
        ink = palette.ink(for: row.spans[Int(span)].style)
        if let link = row.spans[Int(span)].link {
          ink.attributes |= LinkOverlay.mark(link) << CURSES_SPARE_SHIFT
        }
      }
      var next = cchar_t()
      next.attr = ink.attributes
      next.ext_color = ink.pair
      next.chars.0 = wchar_t(bitPattern: cell.base.value)
      next.chars.1 = wchar_t(bitPattern: cell.marks[0])
      next.chars.2 = wchar_t(bitPattern: cell.marks[1])
      next.chars.3 = wchar_t(bitPattern: cell.marks[2])
      next.chars.4 = wchar_t(bitPattern: cell.marks[3])
      made.append(next)
    }
    return made
  }
}
