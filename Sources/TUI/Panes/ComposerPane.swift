import Terminal

/// The message box.
struct ComposerPane: Pane {
  /// From this height on, a rule sets the message box off from what is above it.
  private static let rowsForRule = 14

  static func prefix(_ theme: Theme) -> String { theme.glyphs.pointer + " " }

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    let hasRule = hasRule(snapshot)
    let theme = snapshot.theme
    let rule = Line(String(repeating: theme.glyphs.horizontal, count: size.columns), theme.border)
    let text = text(snapshot, Size(columns: size.columns, rows: size.rows - (hasRule ? 1 : 0))).lines
    return Array(((hasRule ? [rule] : []) + text).prefix(size.rows))
  }

  func cursor(_ snapshot: Snapshot, size: Size) -> Point? {
    guard KeyContext(snapshot) == .composer else { return nil }
    let top = hasRule(snapshot) ? 1 : 0
    let cursor = text(snapshot, Size(columns: size.columns, rows: size.rows - top)).cursor
    return Point(column: cursor.column, row: cursor.row + top)
  }

  private func text(_ snapshot: Snapshot, _ size: Size) -> (lines: [Line], cursor: Point) {
    let composer = snapshot.view.composer
    var (lines, cursor) = ComposerLines.lines(
      composer, columns: size.columns, prefix: ComposerPane.prefix(snapshot.theme), theme: snapshot.theme,
      maxRows: min(10, max(1, size.rows)))
    if composer.isEmpty {
      lines = [
        (Line(ComposerPane.prefix(snapshot.theme), snapshot.theme.accent)
          + Line("Message, or / for commands", snapshot.theme.faint)).truncated(
            to: size.columns, ellipsis: snapshot.theme.glyphs.ellipsis)
      ]
    }
    return (lines, cursor)
  }

  private func hasRule(_ snapshot: Snapshot) -> Bool { snapshot.view.size.rows >= ComposerPane.rowsForRule }
}
