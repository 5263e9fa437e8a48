import Harness
import Terminal

/// Makes rows of what changed in a file: line numbers, a sign and a colour for each line, and marks on the words that
/// differ. Old and new can stand side by side.
struct DiffLines {
  let columns: Int
  let theme: Theme
  /// Whether the old text stands beside the new one, where both have something to show and there is room.
  var isSideBySide = false

  /// The width from which two columns are worth it.
  static let columnsForTwo = 96
  /// In longer diffs words are not marked: it would take too long to look for them.
  private static let mostMarkedLines = 4_000

  /// `+3 -1`, with what happens to the file as a whole.
  func summary(_ diff: FileDiff) -> Line {
    var line = Line()
    switch diff.change {
    case .created: line += Span("new file  ", theme.faint)
    case .deleted: line += Span("removes the file  ", theme.bad)
    case .modified: break
    }
    line += Span("+\(diff.addedLines)", theme.added)
    line += Span(" ", theme.text)
    line += Span("-\(diff.removedLines)", theme.removed)
    return line
  }

  /// Whether two columns would show something that one does not.
  static func hasTwoSides(_ diff: FileDiff) -> Bool {
    diff.hunks.contains { hunk in hunk.lines.contains { $0.kind == .removed } }
      && diff.hunks.contains { hunk in hunk.lines.contains { $0.kind == .added } }
  }

  /// All changed lines. Nothing in them is hidden: what would be invisible or looks like something else is spelt out,
  /// only indentation by tabs is shown as blanks.
  func lines(_ diff: FileDiff) -> [Line] {
    var last = 0
    for hunk in diff.hunks {
      last = max(last, hunk.oldStart + hunk.lines.count, hunk.newStart + hunk.lines.count)
    }
    let digits = columns >= 30 ? String(last).count : 0
    let marksWords = diff.hunks.reduce(0) { $0 + $1.lines.count } <= Self.mostMarkedLines
    let hasTwoColumns = isSideBySide && columns >= Self.columnsForTwo && Self.hasTwoSides(diff)
    var lines: [Line] = []
    for (index, hunk) in diff.hunks.enumerated() {
      if index > 0 { lines.append(Line(blanks(digits) + theme.glyphs.ellipsis, theme.faint)) }
      let rows = DiffRows(hunk, marksWords: marksWords)
      if hasTwoColumns {
        lines += rows.rows.flatMap { two($0, digits: digits) }
      } else {
        lines += rows.unified.flatMap { row($0, digits: digits, columns: columns) }
      }
    }
    if !diff.note.isEmpty { lines += Line(diff.note, theme.faint).wrapped(to: columns) }
    return lines
  }

  /// The old line on the left, the new one on the right, each wrapped in its half.
  private func two(_ row: DiffRows.Row, digits: Int) -> [Line] {
    let half = (columns - 3) / 2
    let left = row.old.map { self.row($0, digits: digits, columns: half) } ?? []
    let right = row.new.map { self.row($0, digits: digits, columns: half) } ?? []
    let rule = Line(" \(theme.glyphs.vertical) ", theme.border)
    return (0..<max(left.count, right.count)).map { index in
      (index < left.count ? left[index] : Line()).padded(to: half) + rule
        + (index < right.count ? right[index] : Line())
    }
  }

  private func row(_ side: DiffRows.Side, digits: Int, columns: Int) -> [Line] {
    let line = side.line
    let style =
      switch line.kind {
      case .context: theme.text
      case .added: theme.added
      case .removed: theme.removed
      }
    var margin = Line()
    if digits > 0 {
      let text = String(side.number)
      margin += Span(blanks(digits - text.count) + text + " ", theme.faint)
    }
    margin += Span(line.kind.rawValue + " ", style)
    let (indent, rest) = VerbatimText.indent(of: line.text[...], style: style, theme: theme)
    let trailing = line.kind == .context ? 0 : rest.reversed().prefix { $0 == " " }.count
    var row = Line([indent])
    row.spans += marked(rest.dropLast(trailing), side.marks, style)
    // Blanks at the end may be all that changed, and would not be seen.
    if trailing > 0 { row += Span(blanks(trailing), style.adding(.underline)) }
    return TextLines.beside(margin, row, columns: columns)
  }

  /// The text with the words that differ shown the other way round.
  private func marked(_ text: Substring, _ marks: [Range<String.Index>], _ style: Style) -> [Span] {
    var spans: [Span] = []
    var start = text.startIndex
    func add(to end: String.Index, _ style: Style) {
      guard start < end else { return }
      spans += VerbatimText.spans(text[start..<end], style: style, theme: theme)
      start = end
    }
    for mark in marks where mark.upperBound > text.startIndex && mark.lowerBound < text.endIndex {
      add(to: max(mark.lowerBound, text.startIndex), style)
      add(to: min(mark.upperBound, text.endIndex), style.adding(.reversed))
    }
    add(to: text.endIndex, style)
    return spans
  }

  private func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
