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
    let all = picker.rows.filter { !$0.isHeading }.count
    let count = picker.filter.isEmpty ? "\(all)" : "\(picker.matches.count) of \(all)"
    return Line(picker.title, theme.accent)
      + (hasNoCount(picker) ? Line() : Line("  \(count)", theme.faint))
      + Line("  \(theme.glyphs.pointer) ", theme.accent) + Line(picker.filter, theme.text)
  }

  private func invitation(_ picker: Picker, _ theme: Theme) -> Line {
    picker.filter.isEmpty && picker.rows.count > 3 && picker.kind != .rewind
      ? Line("type to filter", theme.faint) : Line()
  }

  private func hasNoCount(_ picker: Picker) -> Bool {
    switch picker.kind {
    case .confirmation, .title, .rewind: true
    case .messages: picker.filter.isEmpty
    default: false
    }
  }

  private func nothing(_ picker: Picker, _ snapshot: Snapshot) -> String {
    switch picker.kind {
    case .title: return "  A title needs at least one letter."
    case .messages where picker.filter.isEmpty:
      return
        "  Type words that were said, by you or a model. The beginnings of words are enough, and all of them "
        + "must be in one message. All threads of this project are looked through."
    case .messages where snapshot.session.found.query != picker.filter: return "  Looking."
    case .trash where picker.filter.isEmpty: return "  No thread was deleted."
    case _ where !picker.filter.isEmpty: return "  Nothing matches."
    case .trial: return "  Finding out what would be decided."
    case .threads: return "  There is no thread yet."
    default: return "  Nothing is listed yet."
    }
  }

  private func rows(_ matches: [Picker.Row], _ picker: Picker, _ size: Size, _ theme: Theme) -> [Line] {
    let first = RowWindow.first(of: matches.count, room: size.rows, chosen: picker.selection)
    let shown = first..<min(matches.count, first + size.rows)
    // Of messages the words that were found matter most.
    let most = picker.kind == .messages ? size.columns / 3 : size.columns * 3 / 5
    let label = min(
      shown.map { matches[$0].isHeading ? 0 : Line(matches[$0].label).columns }.max() ?? 0, most)
    return shown.map { index in
      let row = matches[index]
      if row.isHeading {
        let rule = String(repeating: theme.glyphs.horizontal, count: 2)
        return Line("\(rule) \(row.label)", theme.faint).truncated(to: size.columns)
      }
      let isChosen = index == picker.selection
      let mark = isChosen ? theme.glyphs.pointer : row.isCurrent ? theme.glyphs.bullet : " "
      let name = Line(row.label, isChosen ? theme.selected : row.isCurrent ? theme.accent : theme.text)
      let line =
        Line(mark + " ", theme.accent)
        + name.truncated(to: label).padded(to: label, style: isChosen ? theme.selected : .plain)
        + (row.pieces.isEmpty ? Line("  " + row.detail, theme.faint) : marked(row.pieces, theme))
      return line.truncated(to: size.columns)
    }
  }

  private func marked(_ pieces: [FoundMessage.Piece], _ theme: Theme) -> Line {
    pieces.reduce(Line("  ")) {
      $0 + Line($1.text, $1.isMatch ? theme.accent.adding(.reversed) : theme.faint)
    }
  }

  private func preview(_ picker: Picker, columns: Int, rows: Int, _ theme: Theme) -> [Line] {
    let lines = (picker.selected?.preview ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .prefix(rows).flatMap { Line(String($0), theme.faint).wrapped(to: max(1, columns)) }
    return Array(lines.prefix(rows)).map { $0.truncated(to: max(0, columns)) }
  }
}
