import Terminal

/// A part of the screen: a pure function from a snapshot to lines.
public protocol Pane: Sendable {
  /// At most `size.rows` lines, none wider than `size.columns`. A pane with nothing to say returns no lines and
  /// takes no room.
  func lines(_ snapshot: Snapshot, size: Size) -> [Line]

  /// Where the cursor stands among those lines, when this pane has it.
  func cursor(_ snapshot: Snapshot, size: Size) -> Point?
}

extension Pane {
  /// No cursor.
  public func cursor(_ snapshot: Snapshot, size: Size) -> Point? { nil }
}
