import Harness
import Terminal

/// The list that lies on top: its title and filter, its rows, and a longer look at the chosen one where there is room.
struct PickerPane: Pane {
  /// From this width on, the longer look stands beside the list, else below it.
  private static let columnsForSide = 90
  private static let previewRows = 3

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    guard let picker = snapshot.view.picker, size.rows > 0 else { return [] }
    let theme = snapshot.theme
    var lines = [Line(String(repeating: theme.glyphs.horizontal, count: size.columns), theme.border)]
    lines.append((head(picker, theme) + invitation(picker, theme)).truncated(to: size.columns))
    let matches = picker.matches
    let hasPreview = picker.rows.contains { !$0.preview.isEmpty }
    let isWide = size.columns >= PickerPane.columnsForSide
    let below = hasPreview && !isWide && size.rows >= picker.rowsForPreview ? PickerPane.previewRows + 1 : 0
    // A third of the screen stays for what the list lies on.
    let most = max(3, snapshot.view.size.rows * 2 / 3)
    let room = max(0, min(size.rows, most) - lines.count - below)
    let listColumns = hasPreview && isWide ? size.columns / 2 : size.columns
    var list = rows(matches, picker, Size(columns: listColumns, rows: room), theme)
    // As high as without a filter, so that the filter stays where it is while one types.
    let height = min(room, max(1, picker.rows.count))
    if matches.isEmpty {
      list = Array(Line(nothing(picker, snapshot), theme.faint).wrapped(to: listColumns).prefix(max(1, room)))
    }
    if hasPreview, isWide {
      let height = max(height, min(room, 8))
      let preview = preview(picker, columns: size.columns - listColumns - 2, rows: height, theme)
      lines += (0..<height).map { row in
        let left = row < list.count ? list[row] : Line()
        return row < preview.count
          ? left.padded(to: listColumns) + Line(theme.glyphs.vertical + " ", theme.border) + preview[row]
          : left
      }
    } else {
      lines += list + Array(repeating: Line(), count: max(0, height - list.count))
      if below > 0 {
        lines.append(Line())
        lines += preview(picker, columns: size.columns - 2, rows: PickerPane.previewRows, theme)
          .map { $0.indented(by: 2) }
      }
    }
    return Array(lines.prefix(size.rows))
  }

  func cursor(_ snapshot: Snapshot, size: Size) -> Point? {
    guard let picker = snapshot.view.picker else { return nil }
    return Point(column: min(size.columns - 1, head(picker, snapshot.theme).columns), row: 1)
  }

  private func head(_ picker: Picker, _ theme: Theme) -> Line {
    let count =
      picker.filter.isEmpty ? "\(picker.rows.count)" : "\(picker.matches.count) of \(picker.rows.count)"
    return Line(picker.title, theme.accent)
      + (hasNoCount(picker) ? Line() : Line("  \(count)", theme.faint))
      + Line("  \(theme.glyphs.pointer) ", theme.accent) + Line(picker.filter, theme.text)
  }

  private func invitation(_ picker: Picker, _ theme: Theme) -> Line {
    picker.filter.isEmpty && picker.rows.count > 3 && picker.kind != .rewind
      ? Line("type to filter", theme.faint) : Line()
  }

  /// Whether how many rows there are says nothing: of questions, and of a search that did not begin.
  private func hasNoCount(_ picker: Picker) -> Bool {
    if case .title = picker.kind { return true }
    return [.confirmation, .rewind].contains(picker.kind)
      || (picker.kind == .messages && picker.filter.isEmpty)
  }

  private func nothing(_ picker: Picker, _ snapshot: Snapshot) -> String {
    if case .title = picker.kind { return "  A title needs at least one letter." }
    if picker.kind == .messages {
      guard !picker.filter.isEmpty else {
        return
          "  Type words that were said, by you or a model: all threads of this project are looked through. "
          + "Beginnings of words are enough; a message must have them all."
      }
      if snapshot.session.found.query != picker.filter { return "  Looking." }
    }
    if !picker.filter.isEmpty { return "  Nothing matches." }
    if case .trial = picker.kind { return "  Finding out what would be decided." }
    if picker.kind == .trash { return "  No thread was deleted." }
    return picker.kind == .threads ? "  There is no thread yet." : "  Nothing is listed yet."
  }

  private func rows(_ matches: [Picker.Row], _ picker: Picker, _ size: Size, _ theme: Theme) -> [Line] {
    let first = RowWindow.first(of: matches.count, room: size.rows, chosen: picker.selection)
    let shown = first..<min(matches.count, first + size.rows)
    // Of messages the words that were found matter most.
    let most = picker.kind == .messages ? size.columns / 3 : size.columns * 3 / 5
    let label = min(shown.map { Line(matches[$0].label).columns }.max() ?? 0, most)
    return shown.map { index in
      let row = matches[index]
      let isChosen = index == picker.selection
      let mark = isChosen ? theme.glyphs.pointer : row.isCurrent ? theme.glyphs.bullet : " "
      let name = Line(row.label, isChosen ? theme.selected : row.isCurrent ? theme.accent : theme.text)
      let line =
        Line(mark + " ", theme.accent)
        + name.truncated(to: label).padded(to: label, style: isChosen ? theme.selected : .plain)
        + (row.pieces.isEmpty
          ? Line("  " + row.detail, theme.faint)
          : marked(row.pieces, columns: size.columns - label - 4, theme))
      return line.truncated(to: size.columns)
    }
  }

  /// The words in what is around them. Where there is little room, what is before the first of them is cut.
  private func marked(_ pieces: [FoundMessage.Piece], columns: Int, _ theme: Theme) -> Line {
    let lines = pieces.map { piece in
      Line(piece.text, piece.isMatch ? theme.accent.adding(.reversed) : theme.faint)
    }
    let before = lines.prefix(pieces.prefix { !$0.isMatch }.count).reduce(Line("  "), +)
    let rest = lines.dropFirst(pieces.prefix { !$0.isMatch }.count).reduce(Line(), +)
    let room = max(columns / 3, columns - rest.columns)
    guard !rest.isEmpty, before.columns > room else { return before + rest }
    var cut = before.text[...]
    while Line(String(cut)).columns > max(0, room - 3) { cut = cut.dropFirst() }
    return Line("  \(theme.glyphs.ellipsis)\(cut)", theme.faint) + rest
  }

  private func preview(_ picker: Picker, columns: Int, rows: Int, _ theme: Theme) -> [Line] {
    let lines = (picker.selected?.preview ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .prefix(rows).flatMap { Line(String($0), theme.faint).wrapped(to: max(1, columns)) }
    return Array(lines.prefix(rows)).map { $0.truncated(to: max(0, columns)) }
  }
}
