import Harness
import Terminal

/// Rows by their positions, for choosing some of them.
extension TranscriptView {
  /// The lowest row in view; `nil` when the transcript is empty.
  static func lastVisible(snapshot: Snapshot, size: Size) -> Position? {
    TranscriptView(snapshot, size: size).visibleLines().positions.last
  }

  /// The entry that a row of the pane belongs to; `nil` below the last one.
  static func place(atRow row: Int, snapshot: Snapshot, size: Size) -> Int? {
    let positions = TranscriptView(snapshot, size: size).visibleLines().positions
    guard positions.indices.contains(row), positions[row].row >= 0 else { return nil }
    return positions[row].place
  }

  /// The row so many below another, or above, as far as there are rows.
  static func row(_ step: Int, from start: Position, snapshot: Snapshot, size: Size) -> Position {
    let view = TranscriptView(snapshot, size: size)
    var target = view.moved(start, by: step)
    target.row = max(0, min(target.row, view.rows(target.place).count - 1))
    // Blank rows between entries belong to neither; going down passes them.
    if step > 0, target <= start, start.place + 1 < view.transcript.places.upperBound {
      target = Position(place: start.place + 1, row: 0)
    }
    return target
  }

  /// Where to scroll so that a row is in view: not at all when it is.
  static func keeping(_ row: Position, snapshot: Snapshot, size: Size) -> ViewState.Scroll {
    let view = TranscriptView(snapshot, size: size)
    let shown = view.visibleLines().positions
    guard let first = shown.first, let last = shown.last, let bottom = view.bottomStart else {
      return .bottom
    }
    if row >= first, row <= last { return snapshot.view.scroll }
    let start = row < first ? row : view.moved(row, by: -max(0, shown.count - 1))
    return start >= bottom ? .bottom : .at(place: start.place, row: start.row)
  }

  /// The text of rows as they are shown, without the blanks at their ends.
  static func text(of range: ClosedRange<Position>, snapshot: Snapshot, size: Size) -> String {
    let view = TranscriptView(snapshot, size: size)
    var lines: [String] = []
    for place in range.lowerBound.place...range.upperBound.place where view.transcript.places.contains(place)
    {
      let rows = view.rows(place)
      let end = rows.count + view.gap(below: place, of: rows.count)
      for row in 0..<end where range.contains(Position(place: place, row: row)) {
        let text = rows.indices.contains(row) ? rows[row].text : ""
        lines.append(String(text.reversed().drop { $0 == " " }.reversed()))
      }
    }
    return lines.joined(separator: "\n")
  }
}
