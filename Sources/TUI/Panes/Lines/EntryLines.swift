import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes the rows of one entry of the transcript.
struct EntryLines {
  let columns: Int
  let theme: Theme
  let isUnfolded: Bool
  let now: Date
  /// Whether clocks stand.
  var isStill = false
  /// Whether it says when it began, and what the step took.
  var isMarked = false

  /// The rows of an entry that is not being written.
  func lines(_ entry: TranscriptEntry) -> [Line] {
    let lines = unmarked(entry)
    guard isMarked, !lines.isEmpty else { return lines }
    let mark = MarkLine(theme: theme, now: now).line(entry)
    return lines + mark.wrapped(to: max(1, columns - 2)).map { $0.indented(by: min(2, columns - 1)) }
  }

  private func unmarked(_ entry: TranscriptEntry) -> [Line] {
    switch entry.body {
    case .user(let text): said(text)
    case .attached(let text): attached(text)
    case .assistant(let text, _): MarkdownLines(columns: columns, theme: theme).lines(text)
    case .thinking(let text, let isStreaming): thought(text, isStreaming: isStreaming)
    case .tool(let activity):
      ToolLines(columns: columns, theme: theme, isUnfolded: isUnfolded, now: isStill ? nil : now)
        .lines(activity)
    case .notice(let notice): noted(notice)
    }
  }

  private func said(_ text: String) -> [Line] {
    let mark = Line([Span(theme.glyphs.pointer + " ", theme.user)])
    return TextLines.split(text).enumerated().flatMap { index, line in
      TextLines.beside(
        index == 0 ? mark : Line("  "), Line([Span(TextLines.expandingTabs(line), theme.user)]),
        columns: min(columns, TextLines.readable))
    }
  }

  private func attached(_ text: String) -> [Line] {
    TextLines.beside(
      Line("  + ", theme.faint), Line([Span(text, theme.faint)]), columns: min(columns, TextLines.readable))
  }

  private func thought(_ text: String, isStreaming: Bool) -> [Line] {
    let word = isStreaming ? "thinking\(theme.glyphs.ellipsis)" : "thought"
    let count = BlockLines.counted(TextLines.count(text), "line")
    let head = Line(text.isEmpty ? word : "\(word) \(count)", theme.faint)
    guard isUnfolded else { return [head] }
    let bar = Line([Span(theme.glyphs.vertical + " ", theme.border)])
    let style = theme.faint.adding(.italic)
    return [head]
      + TextLines.wrapped(text, columns: max(1, columns - 2), style: style).map { bar + $0 }
  }

  private func noted(_ notice: Notice) -> [Line] {
    let style =
      switch notice.level {
      case .info: theme.faint
      case .warning: theme.warning
      case .error: theme.bad
      }
    let sign = notice.level == .info ? theme.glyphs.bullet : "!"
    return TextLines.split(notice.text).enumerated().flatMap { index, line in
      TextLines.beside(
        Line(index == 0 ? sign + " " : "  ", style), Line([Span(String(line), style)]), columns: columns)
    }
  }
}
