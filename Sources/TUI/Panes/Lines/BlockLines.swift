import Harness
import Terminal

/// Makes rows of what tools return and of what approvals show, by the kind of block and never by the tool.
struct BlockLines {
  let columns: Int
  let theme: Theme
  /// Whether diffs show old and new side by side where there is room.
  var isSideBySide = false
  /// What is known already, such as the file that is in view above; it is not said again.
  var known: String?

  /// How many rows of a diff are shown without unfolding it.
  static let foldedDiff = 20

  /// All of a block.
  func lines(_ block: OutputBlock) -> [Line] {
    switch block {
    case .text(let text): TextLines.wrapped(text, columns: columns, style: theme.text)
    case .code(let code): CodeLines(columns: columns, theme: theme).lines(code)
    case .diff(let diff): heading(diff) + DiffLines(columns: columns, theme: theme).lines(diff)
    case .list(let items): items.flatMap { item($0).wrapped(to: columns, hanging: 2) }
    case .terminal(let output):
      TextLines.wrapped(output.text, columns: columns, style: theme.text) + ending(of: output)
    case .tree(let value): TreeLines(columns: columns, theme: theme).lines(value)
    }
  }

  /// All of a block, for a person who must check it letter by letter before it happens: text, code and commands
  /// with what is invisible in them spelt out.
  func verbatimLines(_ block: OutputBlock) -> [Line] {
    switch block {
    case .text(let text): verbatim(text)
    case .code(let code): verbatim(code.text)
    case .diff(let diff):
      heading(diff)
        + DiffLines(columns: columns, theme: theme, isSideBySide: isSideBySide).lines(diff)
    case .list(let items):
      items.flatMap {
        Line([
          Span(verbatim: $0.label, theme.text), Span("  ", theme.faint),
          Span(verbatim: $0.detail, theme.faint),
        ]).wrapped(to: columns, hanging: 2)
      }
    case .terminal(let output): verbatim(output.text) + ending(of: output)
    case .tree(let value): TreeLines(columns: columns, theme: theme).lines(value)
    }
  }

  /// The beginning, the end or the size of a block: what is worth a look without being asked for.
  func foldedLines(_ block: OutputBlock) -> [Line] {
    switch block {
    case .text(let text):
      let lines = TextLines.split(text)
      if lines.allSatisfy({ $0.isEmpty }) { return [] }
      return rows(lines.prefix(3)) + more(lines.count - 3, "line")
    case .code(let code):
      let count = code.text.isEmpty ? 0 : TextLines.split(code.text).count
      return [Line(Self.counted(count, "line"), theme.faint)]
    case .diff(let diff):
      let lines = DiffLines(columns: columns, theme: theme).lines(diff)
      // One row more is shown rather than a row that says so.
      let shown = lines.count <= Self.foldedDiff + 1 ? lines.count : Self.foldedDiff
      return heading(diff) + lines.prefix(shown) + more(lines.count - shown, "row")
    case .list(let items):
      if items.isEmpty { return [Line("nothing found", theme.faint)] }
      return items.prefix(5).map { item($0).truncated(to: columns, ellipsis: theme.glyphs.ellipsis) }
        + more(items.count - 5, "item")
    case .terminal(let output):
      let last = TextLines.last(5, of: output.text)
      let hidden = last.count < 5 ? 0 : TextLines.count(output.text) - last.count
      return more(hidden, "line", "before") + rows(last[...]) + ending(of: output)
    case .tree(let value):
      let lines = TreeLines(columns: columns, theme: theme).lines(value)
      return lines.prefix(5) + more(lines.count - 5, "row")
    }
  }

  private func heading(_ diff: FileDiff) -> [Line] {
    let summary = DiffLines(columns: columns, theme: theme).summary(diff)
    if diff.path == known { return [summary] }
    let path = Span(verbatim: LookAlikes.spelledOut(diff.path), theme.text)
    return (Line([path, Span("  ", theme.text)]) + summary)
      .wrapped(to: columns)
  }

  private func item(_ item: ListItem) -> Line {
    let label = Line([Span(verbatim: item.label, theme.text)])
    return item.detail.isEmpty ? label : label + Line("  " + item.detail, theme.faint)
  }

  private func rows(_ lines: ArraySlice<Substring>) -> [Line] {
    lines.map {
      Line([Span(TextLines.expandingTabs($0), theme.faint)])
        .truncated(to: columns, ellipsis: theme.glyphs.ellipsis)
    }
  }

  private func verbatim(_ text: String) -> [Line] {
    VerbatimText.lines(text, columns: columns, style: theme.text, theme: theme)
  }

  private func ending(of output: TerminalOutput) -> [Line] {
    var lines: [Line] = []
    if let code = output.exitCode, code != 0 { lines.append(Line("exit code \(code)", theme.bad)) }
    if !output.note.isEmpty { lines += Line(output.note, theme.warning).wrapped(to: columns) }
    if let path = output.fullOutputPath {
      lines += Line([Span("whole output: ", theme.faint), Span(verbatim: path, theme.faint)])
        .wrapped(to: columns)
    }
    if lines.isEmpty, output.text.isEmpty { lines = [Line("no output", theme.faint)] }
    return lines
  }

  private func more(_ count: Int, _ noun: String, _ place: String = "more") -> [Line] {
    guard count > 0 else { return [] }
    return [Line("\(theme.glyphs.ellipsis) \(Self.counted(count, noun)) \(place)", theme.faint)]
  }

  /// `1 line`, `2 lines`.
  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
