import Harness
import Terminal

/// Makes rows of what a subagent does: who it is, how many tools it called, and which it is at.
struct SubagentLines {
  let columns: Int
  let theme: Theme
  let isUnfolded: Bool
  /// Whether it still works.
  let isOpen: Bool

  /// One row; unfolded one for each tool it called.
  func lines(_ subagent: ToolActivity.Subagent) -> [Line] {
    let count = Line(BlockLines.counted(subagent.calls.count, "tool call"), theme.faint)
    guard isUnfolded else {
      guard isOpen, let last = subagent.calls.last else { return [cut(name(subagent) + count)] }
      let argument = ToolArgument.main(of: last.args).map { " " + $0.text } ?? ""
      let tail = waiting(subagent)
      let head = name(subagent) + count + Line(", last ", theme.faint)
      let call = Line([Span(verbatim: last.name + argument, theme.faint)])
      return [
        cut(
          head
            + call.truncated(
              to: max(8, columns - head.columns - tail.columns), ellipsis: theme.glyphs.ellipsis) + tail)
      ]
    }
    var lines = [cut(name(subagent) + count + details(subagent) + waiting(subagent))]
    for call in subagent.calls {
      let argument = ToolArgument.main(of: call.args).map { " " + $0.text } ?? ""
      let sign = sign(of: call.status)
      lines.append(
        cut(Line([Span(sign.0 + " ", sign.1), Span(verbatim: call.name + argument, theme.faint)])))
    }
    return lines
  }

  private func name(_ subagent: ToolActivity.Subagent) -> Line {
    Line([Span(verbatim: subagent.name, theme.accent), Span("  ", theme.faint)])
  }

  private func details(_ subagent: ToolActivity.Subagent) -> Line {
    let model = subagent.modelID.map { ", " + $0 } ?? ""
    return Line(
      [Span(verbatim: model, theme.faint), Span(subagent.isForked ? ", knows this thread" : "", theme.faint)])
  }

  private func waiting(_ subagent: ToolActivity.Subagent) -> Line {
    subagent.isWaiting ? Line("  waits for your yes", theme.warning) : Line()
  }

  private func sign(of status: ToolActivity.Subagent.Call.Status) -> (String, Style) {
    switch status {
    case .running: (theme.glyphs.bullet, theme.accent)
    case .completed: (theme.glyphs.done, theme.good)
    case .failed: (theme.glyphs.failed, theme.bad)
    }
  }

  private func cut(_ line: Line) -> Line {
    line.truncated(to: columns, ellipsis: theme.glyphs.ellipsis)
  }
}
