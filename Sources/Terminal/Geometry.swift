/// A place on the screen, counted in cells from the top left corner, which is (0, 0).
public struct Point: Hashable, Sendable {
  /// Cells from the left edge.
  public var column: Int
  /// Cells from the top edge.
  public var row: Int

  /// A point at the given column and row.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// How many cells wide and high something is. Never negative.
public struct Size: Hashable, Sendable {
  /// Width in cells.
  public var columns: Int
  /// Height in cells.
  public var rows: Int

  /// A size; negative numbers become zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// The top left cell.
  public var origin: Point
  /// Width and height.
  public var size: Size

  /// A rectangle with its top left cell at `origin`.
  public init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// The whole of a screen of this size.
  public init(_ size: Size) {
    self.init(origin: Point(column: 0, row: 0), size: size)
  }

  /// Cuts `rows` rows off the top and returns them; at most what there is.
  public mutating func takeTop(_ rows: Int) -> Rect {
    let taken = min(max(0, rows), size.rows)
    let top = Rect(origin: origin, size: Size(columns: size.columns, rows: taken))
    origin.row += taken
    size.rows -= taken
    return top
  }

  /// Cuts `rows` rows off the bottom and returns them; at most what there is.
  public mutating func takeBottom(_ rows: Int) -> Rect {
    let taken = min(max(0, rows), size.rows)
    size.rows -= taken
    return Rect(
      origin: Point(column: origin.column, row: origin.row + size.rows),
      size: Size(columns: size.columns, rows: taken))
  }

  /// Cuts `columns` columns off the right and returns them; at most what there is.
  public mutating func takeRight(_ columns: Int) -> Rect {
    let taken = min(max(0, columns), size.columns)
    size.columns -= taken
    return Rect(
      origin: Point(column: origin.column + size.columns, row: origin.row),
      size: Size(columns: taken, rows: size.rows))
  }
}
