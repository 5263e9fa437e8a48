/// One cell of the screen, as curses sees it. Plain numbers only: a frame may be made of ten thousand.
struct Cell: Hashable {
  /// How a cell is taken.
  enum Share: UInt8 {
    /// By a character of its own.
    case whole
    /// By the first half of a wide one.
    case head
    /// By the second half of the wide one before it.
    case tail
  }

  /// The scalar that takes the room.
  var base: Unicode.Scalar = " "
  /// Marks above and below it, 0 where there are no more; four is what a cell can hold.
  var marks = SIMD4<UInt32>()
  /// Which of the row's spans it belongs to; 0 is none.
  var span: Int32 = 0
  var share = Share.whole

  static let blank = Cell()

  /// The base and its marks.
  var scalars: [Unicode.Scalar] {
    [base] + (0..<4).prefix { marks[$0] != 0 }.compactMap { Unicode.Scalar(marks[$0]) }
  }
}

/// The cells of one row, exactly as many as the screen is wide, and what they refer to.
struct CellRow {
  var cells: [Cell]
  /// The spans shown in the row; the first stands for none.
  var spans: [Span] = [Span(safe: "", .plain, link: nil)]
}

extension Frame {
  /// The cells of a row.
  func cells(ofRow row: Int) -> CellRow {
    var made = CellRow(cells: Array(repeating: Cell.blank, count: size.columns))
    for placed in rows[row] { made.put(placed) }
    return made
  }
}

extension CellRow {
  fileprivate mutating func put(_ placed: Frame.Placed) {
    let first = max(0, placed.column)
    let end = min(cells.count, placed.column + placed.width)
    guard first < end else { return }
    // What half of is covered is no longer a character.
    if cells[first].share == .tail { cells[first - 1] = .blank }
    if end < cells.count, cells[end].share == .tail { cells[end] = .blank }
    for column in first..<end { cells[column] = .blank }
    var column = placed.column
    for span in placed.line.spans {
      if column >= end { return }
      let index = Int32(spans.count)
      spans.append(span)
      for scalar in span.text.unicodeScalars {
        let width = Width.columns(of: scalar)
        if width == 0 {
          addMark(scalar, before: column, within: first..<end)
          continue
        }
        if column >= first, column + width <= end {
          cells[column] = Cell(base: scalar, span: index, share: width > 1 ? .head : .whole)
          if width > 1 { cells[column + 1] = Cell(span: index, share: .tail) }
        } else if column < end, column + width > first {
          // Half a wide character at an edge: the half inside keeps the style.
          cells[max(first, column)] = Cell(span: index)
        }
        column += width
        if column > end { return }
      }
    }
  }

  private mutating func addMark(_ mark: Unicode.Scalar, before column: Int, within owned: Range<Int>) {
    var base = column - 1
    guard owned.contains(base) else { return }
    if cells[base].share == .tail { base -= 1 }
    guard owned.contains(base) else { return }
    for place in 0..<4 where cells[base].marks[place] == 0 {
      cells[base].marks[place] = mark.value
      return
    }
  }
}
