/// A screen as a value: what is where, and where the cursor stands. It keeps the lines as they were drawn;
/// cells are only made of rows that changed, by whoever shows the frame.
public struct Frame: Hashable, Sendable {
  /// A line at its place in a row.
  struct Placed: Hashable, Sendable {
    var column: Int
    /// The cells it owns; behind its text they are blank.
    var width: Int
    var line: Line
  }

  /// The size of the screen.
  public let size: Size
  /// Where the cursor stands; nil hides it.
  public var cursor: Point?
  /// From top to bottom, each in the order of drawing.
  private(set) var rows: [[Placed]]

  /// An empty screen.
  public init(size: Size) {
    self.size = size
    rows = Array(repeating: [], count: size.rows)
  }

  /// Draws lines from the top of a rectangle down, each over the full width of the rectangle and over what
  /// was there before. What does not fit is cut; rows of the rectangle without a line stay as they are.
  public mutating func draw(_ lines: [Line], in area: Rect) {
    let left = area.origin.column
    let right = left + area.size.columns
    guard right > 0, left < size.columns, area.size.columns > 0 else { return }
    for (index, line) in lines.prefix(area.size.rows).enumerated() {
      let row = area.origin.row + index
      guard rows.indices.contains(row) else { continue }
      rows[row].removeAll { $0.column >= left && $0.column + $0.width <= right }
      rows[row].append(Placed(column: left, width: area.size.columns, line: line))
    }
  }

  /// What the screen says, row by row, without the blanks at the ends of rows.
  public var text: String {
    rows.indices.map { row in
      var scalars = String.UnicodeScalarView()
      for cell in cells(ofRow: row).cells where cell.share != .tail {
        scalars.append(contentsOf: cell.scalars)
      }
      while scalars.last == " " { scalars.removeLast() }
      return String(scalars)
    }.joined(separator: "\n")
  }
}
