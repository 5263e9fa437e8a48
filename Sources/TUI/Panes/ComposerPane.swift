import Terminal

/// The message box.
struct ComposerPane: Pane {
  /// From this height on, a rule sets the message box off from what is above it.
  private static let rowsForRule = 14

  static func prefix(_ theme: Theme) -> String { theme.glyphs.pointer + " " }

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    let hasRule = hasRule(snapshot)
    let theme = snapshot.theme
    let rule = Line(theme.glyphs.rule(size.columns), theme.border)
    let text = text(snapshot, Size(columns: size.columns, rows: size.rows - (hasRule ? 1 : 0)))
    return Array(((hasRule ? [rule] : []) + text).prefix(size.rows))
  }

  func cursor(_ snapshot: Snapshot, size: Size) -> Point? {
    guard KeyContext(snapshot) == .composer else { return nil }
    let top = hasRule(snapshot) ? 1 : 0
    let cursor = ComposerLines.cursor(
      snapshot.view.composer, columns: size.columns, prefix: ComposerPane.prefix(snapshot.theme),
      maxRows: ComposerPane.rows(size.rows - top))
    return Point(column: cursor.column, row: cursor.row + top)
  }

  private func text(_ snapshot: Snapshot, _ size: Size) -> [Line] {
    let composer = snapshot.view.composer
    let prefix = ComposerPane.prefix(snapshot.theme)
    if composer.isEmpty {
      let line =
        Line(prefix, snapshot.theme.accent) + Line("Message, or / for commands", snapshot.theme.faint)
      return [line.truncated(to: size.columns, ellipsis: snapshot.theme.glyphs.ellipsis)]
    }
    return ComposerLines.lines(
      composer, columns: size.columns, prefix: prefix, theme: snapshot.theme,
      maxRows: ComposerPane.rows(size.rows)
    ).lines
  }

  /// The rows of the text that are shown, of so many there is room for.
  private static func rows(_ room: Int) -> Int { min(10, max(1, room)) }

  private func hasRule(_ snapshot: Snapshot) -> Bool { snapshot.view.size.rows >= ComposerPane.rowsForRule }
}
