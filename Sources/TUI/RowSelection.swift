/// Rows of the conversation that are being chosen.
struct RowSelection: Hashable, Sendable {
  /// The row that keys move.
  var cursor: TranscriptView.Position
  /// The row the choice began at; `nil` before it did.
  var anchor: TranscriptView.Position?

  /// The rows chosen, the upper one first: those between the two, both included.
  var range: ClosedRange<TranscriptView.Position> {
    let anchor = anchor ?? cursor
    return min(anchor, cursor)...max(anchor, cursor)
  }
}
