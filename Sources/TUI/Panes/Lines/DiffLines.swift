import Harness
import Terminal

/// Makes rows of what changed in a file: line numbers, a sign and a colour for each line.
struct DiffLines {
  let columns: Int
  let theme: Theme

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

  /// All changed lines. Nothing in them is hidden: what would be invisible is spelt out, only indentation by
  /// tabs is shown as blanks.
  func lines(_ diff: FileDiff) -> [Line] {
    var last = 0
    for hunk in diff.hunks {
      last = max(last, hunk.oldStart + hunk.lines.count, hunk.newStart + hunk.lines.count)
    }
    let digits = columns >= 30 ? String(last).count : 0
    var lines: [Line] = []
    for (index, hunk) in diff.hunks.enumerated() {
      if index > 0 { lines.append(Line(blanks(digits) + theme.glyphs.ellipsis, theme.faint)) }
      var old = hunk.oldStart
      var new = hunk.newStart
      for line in hunk.lines {
        lines += row(line, number: line.kind == .removed ? old : new, digits: digits)
        if line.kind != .added { old += 1 }
        if line.kind != .removed { new += 1 }
      }
    }
    if !diff.note.isEmpty { lines += Line(diff.note, theme.faint).wrapped(to: columns) }
    return lines
  }

  private func row(_ line: FileDiff.Line, number: Int, digits: Int) -> [Line] {
    let style =
      switch line.kind {
      case .context: theme.text
      case .added: theme.added
      case .removed: theme.removed
      }
    var margin = Line()
    if digits > 0 {
      let text = String(number)
      margin += Span(blanks(digits - text.count) + text + " ", theme.faint)
    }
    margin += Span(line.kind.rawValue + " ", style)
    var row = Line()
    let indent = line.text.prefix { $0 == "\t" || $0 == " " }
    row += Span(TextLines.expandingTabs(indent, every: 4), style)
    let rest = line.text[indent.endIndex...]
    let trailing = line.kind == .context ? 0 : rest.reversed().prefix { $0 == " " }.count
    row += Span(verbatim: String(rest.dropLast(trailing)), style)
    // Blanks at the end may be all that changed, and would not be seen.
    if trailing > 0 { row += Span(blanks(trailing), style.adding(.underline)) }
    return TextLines.beside(margin, row, columns: columns)
  }

  private func blanks(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
