import Harness
import Terminal

/// The list that lies on top: its title and filter, its rows, and a longer look at the chosen one where there is room.
struct PickerPane: Pane {
  /// From this width on, the longer look stands beside the list, else below it.
  private static let columnsForSide = 90
  private static let previewRows = 3
  /// From this width on the details stand below each other also in the row that is shown in full.
  private static let columnsForTable = 60

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    guard let picker = snapshot.view.picker, size.rows > 0 else { return [] }
    let theme = snapshot.theme
    var lines = [Line(String(repeating: theme.glyphs.horizontal, count: size.columns), theme.border)]
    lines.append(
      (head(picker, theme) + invitation(picker, theme)).truncated(
        to: size.columns, ellipsis: theme.glyphs.ellipsis))
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
        let rule = left.padded(to: listColumns) + Line(theme.glyphs.vertical + " ", theme.border)
        return row < preview.count ? rule + preview[row] : preview.isEmpty ? left : rule
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
    let all = picker.rows.filter { !$0.isHeading }.count
    let count = picker.filter.isEmpty ? "\(all)" : "\(picker.matches.count) of \(all)"
    return Line(theme.glyphs.fitting(picker.title), theme.accent)
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
    func window(_ room: Int) -> Range<Int> {
      let first = RowWindow.first(of: matches.count, room: room, chosen: picker.selection)
      return first..<min(matches.count, first + room)
    }
    var shown = window(size.rows)
    // Of messages the words that were found matter most.
    let most = picker.kind == .messages ? size.columns / 3 : size.columns * 3 / 5
    let label = min(
      shown.map { matches[$0].isHeading ? 0 : Line(matches[$0].label).columns }.max() ?? 0, most)
    let full = picker.selected.map { inFull($0, label: label, size, theme) } ?? []
    if full.count > 1 { shown = window(max(1, size.rows - full.count + 1)) }
    let lines = shown.flatMap { index in
      let row = matches[index]
      if row.isHeading {
        let rule = String(repeating: theme.glyphs.horizontal, count: 2)
        let heading = Line("\(rule) \(theme.glyphs.fitting(row.label))", theme.faint)
        return [heading.truncated(to: size.columns, ellipsis: theme.glyphs.ellipsis)]
      }
      let isChosen = index == picker.selection
      if isChosen, full.count > 1 { return full }
      let mark = isChosen ? theme.glyphs.pointer : row.isCurrent ? theme.glyphs.bullet : " "
      let style = isChosen ? theme.selected : row.isCurrent ? theme.accent : theme.text
      let name = Line(theme.glyphs.fitting(row.label), style)
      let line =
        Line(mark + " ", theme.accent)
        + name.truncated(to: label, ellipsis: theme.glyphs.ellipsis)
        .padded(to: label, style: isChosen ? theme.selected : .plain)
        + detail(row, columns: size.columns - label - 4, theme)
      return [line.truncated(to: size.columns, ellipsis: theme.glyphs.ellipsis)]
    }
    return Array(lines.prefix(size.rows))
  }

  /// The chosen row, in several rows when it is cut otherwise; none when it is not.
  private func inFull(_ row: Picker.Row, label columns: Int, _ size: Size, _ theme: Theme) -> [Line] {
    // What is marked, or has a longer look, is shown in full already.
    guard row.pieces.isEmpty, row.preview.isEmpty, size.rows > 2, size.columns > 20 else { return [] }
    let label = Line(theme.glyphs.fitting(row.label), theme.selected)
    guard max(columns, label.columns) + Line(row.detail).columns + 4 > size.columns else { return [] }
    // On a narrow screen every column is wanted.
    let isNarrow = size.columns < PickerPane.columnsForTable || label.columns > columns
    let name = isNarrow ? label : label.padded(to: columns, style: theme.selected)
    let pointer = Line(theme.glyphs.pointer + " ", theme.accent)
    let line = pointer + name + detail(row, columns: size.columns, theme)
    return Array(
      line.wrapped(to: size.columns, hanging: isNarrow ? 4 : columns + 4).prefix(min(3, size.rows - 1)))
  }

  private func detail(_ row: Picker.Row, columns: Int, _ theme: Theme) -> Line {
    row.pieces.isEmpty
      ? Line("  " + theme.glyphs.fitting(row.detail), theme.faint)
      : marked(row.pieces, columns: columns, theme)
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
    return Array(lines.prefix(rows)).map {
      $0.truncated(to: max(0, columns), ellipsis: theme.glyphs.ellipsis)
    }
  }
}
