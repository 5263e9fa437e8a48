/// One cell of the screen, as curses sees it.
struct Cell: Hashable {
  /// The scalar that takes the room.
  var base: Unicode.Scalar = " "
  /// Marks above and below it; at most four, which is what a cell can hold.
  var marks: [Unicode.Scalar] = []
  var style: Style = .plain
  var link: String?
  /// Whether `base` is wide and goes on into the next cell.
  var isWide = false
  /// Whether this is the second half of the wide one before it.
  var isTail = false

  static let blank = Cell()
}

extension Frame {
  /// The cells of a row, exactly as many as the screen is wide.
  func cells(ofRow row: Int) -> [Cell] {
    var cells = Array(repeating: Cell.blank, count: size.columns)
    for placed in rows[row] { put(placed, into: &cells) }
    return cells
  }

  private func put(_ placed: Placed, into cells: inout [Cell]) {
    let first = max(0, placed.column)
    let end = min(size.columns, placed.column + placed.width)
    // What half of is covered is no longer a character.
    if first < cells.count, cells[first].isTail { cells[first - 1] = .blank }
    if end < cells.count, cells[end].isTail { cells[end] = .blank }
    guard first < end else { return }
    for column in first..<end { cells[column] = .blank }
    var column = placed.column
    for span in placed.line.spans {
      if column >= end { return }
      for scalar in span.text.unicodeScalars {
        let width = Width.columns(of: scalar)
        if width == 0 {
          addMark(scalar, before: column, within: first..<end, to: &cells)
          continue
        }
        if column >= first, column + width <= end {
          cells[column] = Cell(base: scalar, style: span.style, link: span.link, isWide: width > 1)
          if width > 1 { cells[column + 1] = Cell(style: span.style, link: span.link, isTail: true) }
        } else if column < end, column + width > first {
          // Half a wide character at an edge: the half inside keeps the style.
          cells[max(first, column)] = Cell(style: span.style)
        }
        column += width
        if column > end { return }
      }
    }
  }

  private func addMark(
    _ mark: Unicode.Scalar, before column: Int, within owned: Range<Int>, to cells: inout [Cell]
  ) {
    var base = column - 1
    guard owned.contains(base) else { return }
    if cells[base].isTail { base -= 1 }
    guard owned.contains(base), cells[base].marks.count < 4 else { return }
    cells[base].marks.append(mark)
  }
}
