extension Composer {
  /// One character back.
  public mutating func moveLeft() { move(to: position - 1) }

  /// One character on.
  public mutating func moveRight() { move(to: position + 1) }

  /// To the beginning of the word, or of the one before.
  public mutating func moveWordLeft() { move(to: wordStart) }

  /// To the end of the word, or of the next one.
  public mutating func moveWordRight() { move(to: wordEnd) }

  /// To the beginning of the line.
  public mutating func moveToLineStart() { move(to: lineStart) }

  /// To the end of the line.
  public mutating func moveToLineEnd() { move(to: lineEnd) }

  /// To the beginning of the text.
  public mutating func moveToStart() { move(to: 0) }

  /// To the end of the text.
  public mutating func moveToEnd() { move(to: units.count) }

  /// To the row above or below, as the text is shown at this width.
  /// - Returns: whether there is one; the cursor stays where it is otherwise.
  public mutating func moveByRow(_ step: Int, columns: Int) -> Bool {
    let rows = ComposerRows(units, columns: columns)
    let place = rows.place(of: position)
    guard rows.ranges.indices.contains(place.row + step) else { return false }
    let goal = lastAction == .movingByRow ? goalColumn ?? place.column : place.column
    position = rows.position(row: place.row + step, column: goal)
    lastAction = .movingByRow
    goalColumn = goal
    return true
  }

  private mutating func move(to place: Int) {
    position = min(max(0, place), units.count)
    lastAction = .other
    goalColumn = nil
    yanked = nil
  }

  var wordStart: Int {
    var place = position
    while place > 0, !units[place - 1].isWord { place -= 1 }
    while place > 0, units[place - 1].isWord { place -= 1 }
    return place
  }

  var wordEnd: Int {
    var place = position
    while place < units.count, !units[place].isWord { place += 1 }
    while place < units.count, units[place].isWord { place += 1 }
    return place
  }

  var lineStart: Int {
    (units[..<position].lastIndex(where: \.isLineBreak) ?? -1) + 1
  }

  var lineEnd: Int {
    units[position...].firstIndex(where: \.isLineBreak) ?? units.count
  }
}
