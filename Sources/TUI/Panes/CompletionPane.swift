import Terminal

/// What a command line that is being typed can become.
struct CompletionPane: Pane {
  private static let maxRows = 8

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    let rows = snapshot.completions
    let room = min(size.rows, CompletionPane.maxRows)
    guard !rows.isEmpty, room > 0 else { return [] }
    let chosen = snapshot.chosenCompletion
    let first = RowWindow.first(of: rows.count, room: room, chosen: chosen ?? 0)
    let shown = rows[first..<min(rows.count, first + room)]
    let label = shown.map { Line($0.label).columns }.max() ?? 0
    return shown.indices.map { index in
      let row = rows[index]
      let line =
        Line(index == chosen ? snapshot.theme.glyphs.pointer + " " : "  ", snapshot.theme.accent)
        + Line(row.label, snapshot.theme.text).padded(to: min(label, size.columns / 2) + 2)
        + Line(snapshot.theme.glyphs.fitting(row.detail), snapshot.theme.faint)
      return line.truncated(to: size.columns, ellipsis: snapshot.theme.glyphs.ellipsis)
    }
  }
}
