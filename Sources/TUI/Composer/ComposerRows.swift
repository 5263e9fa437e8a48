/// How the text of a composer falls into rows of a width: broken at line breaks and between words.
struct ComposerRows {
  /// The units of each row, without the line break that ends it. At least one row.
  let ranges: [Range<Int>]
  private let widths: [Int]

  init(_ units: [Composer.Unit], columns: Int) {
    let columns = max(1, columns)
    let widths = units.map(\.columns)
    var ranges: [Range<Int>] = []
    var start = 0
    var width = 0
    var wordStart = 0
    for (index, unit) in units.enumerated() {
      if unit.isLineBreak {
        ranges.append(start..<index)
        start = index + 1
        wordStart = start
        width = 0
        continue
      }
      if width + widths[index] > columns, index > start {
        let end = wordStart > start ? wordStart : index
        ranges.append(start..<end)
        start = end
        width = widths[end..<index].reduce(0, +)
      }
      width += widths[index]
      if unit.isBlank { wordStart = index + 1 }
    }
    ranges.append(start..<units.count)
    self.ranges = ranges
    self.widths = widths
  }

  /// The row and column of the cursor when `position` units are before it. Where a long line goes on in the next
  /// row, the cursor stands at the beginning of that one.
  func place(of position: Int) -> (row: Int, column: Int) {
    let row = ranges.lastIndex { $0.lowerBound <= position } ?? 0
    let end = min(max(position, ranges[row].lowerBound), ranges[row].upperBound)
    return (row, widths[ranges[row].lowerBound..<end].reduce(0, +))
  }

  /// The units before the cursor when it stands in a row at a column, or at the end of a shorter row.
  func position(row: Int, column: Int) -> Int {
    let range = ranges[row]
    var width = 0
    for index in range {
      if width + widths[index] > column { return index }
      width += widths[index]
    }
    // The end of a row that goes on is the beginning of the next one.
    let goesOn = ranges.indices.contains(row + 1) && ranges[row + 1].lowerBound == range.upperBound
    return goesOn ? max(range.lowerBound, range.upperBound - 1) : range.upperBound
  }
}
