import Harness
import Terminal

/// What is looked for in the conversation, and how much of it was found.
struct SearchPane: Pane {
  private static let prefix = "Search "

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    guard let search = snapshot.view.search, size.rows > 0 else { return [] }
    let theme = snapshot.theme
    let field = field(search, theme, columns: size.columns)
    return [
      (field.line + Line("  ") + state(search, snapshot)).truncated(
        to: size.columns, ellipsis: snapshot.theme.glyphs.ellipsis)
    ]
  }

  func cursor(_ snapshot: Snapshot, size: Size) -> Point? {
    guard KeyContext(snapshot) == .search, size.rows > 0, let search = snapshot.view.search else {
      return nil
    }
    let column = field(search, snapshot.theme, columns: size.columns).cursor
    return Point(column: max(0, min(column, size.columns - 1)), row: 0)
  }

  private func field(
    _ search: TranscriptSearch, _ theme: Theme, columns: Int
  ) -> (line: Line, cursor: Int) {
    let (lines, cursor) = ComposerLines.lines(
      search.query, columns: max(12, columns / 2), prefix: SearchPane.prefix + theme.glyphs.pointer + " ",
      theme: theme, maxRows: 1)
    return (lines.first ?? Line(), cursor.column)
  }

  private func state(_ search: TranscriptSearch, _ snapshot: Snapshot) -> Line {
    let theme = snapshot.theme
    if let problem = search.problem { return Line(problem, theme.bad) }
    var parts: [String] = []
    if search.query.isEmpty {
      parts.append("type what to look for")
    } else if search.places.isEmpty {
      parts.append(
        search.isLookingEarlier ? "looking at earlier messages\(theme.glyphs.ellipsis)" : "not found")
    } else {
      parts.append(search.number.map { "\($0) of \(search.places.count)" } ?? "\(search.places.count) found")
      if search.isLookingEarlier { parts.append("looking at earlier messages\(theme.glyphs.ellipsis)") }
    }
    let earlier = snapshot.session.transcript.earlierMessages
    if earlier > 0, !search.isLookingEarlier, !search.query.isEmpty {
      parts.append(search.hasNoneEarlier ? "none earlier" : "\(earlier) earlier not looked at yet")
    }
    if !search.ignoresCase { parts.append("case counts") }
    if search.isRegex { parts.append("regex") }
    return Line(parts.joined(separator: " \(theme.glyphs.separator) "), theme.faint)
  }
}
