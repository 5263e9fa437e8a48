import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes rows of a tool call and what came of it: one line that says what, how far and how long; below it, set
/// in, what it printed or returned.
struct ToolLines {
  let columns: Int
  let theme: Theme
  let isUnfolded: Bool
  /// The time, for how long it has been running; `nil` where clocks stand.
  let now: Date?

  /// Where what is set in begins.
  private static let indent = 2

  /// All rows of a call.
  func lines(_ activity: ToolActivity) -> [Line] {
    var lines = header(activity)
    if isUnfolded { lines += inner { otherArguments(activity, $0) } }
    if let decision = activity.decision, !decision.isEmpty {
      lines += inner {
        Line([Span(verbatim: LookAlikes.spelledOut(decision), theme.faint)]).wrapped(to: $0)
      }
    }
    if let subagent = activity.subagent {
      lines += inner {
        SubagentLines(columns: $0, theme: theme, isUnfolded: isUnfolded, isOpen: activity.isOpen)
          .lines(subagent)
      }
    }
    if let output = activity.output {
      let known = ToolArgument.main(of: activity.args)?.text
      lines += inner { result(output, known: known, columns: $0) }
    } else if activity.isOpen || !activity.liveOutput.isEmpty {
      lines += inner { live(activity, columns: $0) }
    }
    return lines
  }

  private func inner(_ make: (Int) -> [Line]) -> [Line] {
    let indent = columns > 12 ? Self.indent : 0
    return make(columns - indent).map { $0.isEmpty ? $0 : $0.indented(by: indent) }
  }

  private func header(_ activity: ToolActivity) -> [Line] {
    let sign = sign(of: activity.status)
    let margin = Line([Span(sign.glyph + " ", sign.style)])
    let name =
      activity.isOwn
      ? Line([Span("!", theme.user)])
      : Line([Span(verbatim: LookAlikes.spelledOut(activity.name), theme.text.adding(.bold))])
    var tail = Line()
    if !sign.word.isEmpty { tail += Span("  " + sign.word, sign.style) }
    if activity.status == .queued, let turn = activity.turn {
      tail += Span(", \(turn.place) of \(turn.count)", sign.style)
    }
    if let time = time(of: activity) { tail += Span("  " + time, theme.faint) }
    var argument = Line()
    if let text = ToolArgument.main(of: activity.args)?.text {
      argument = Line([Span(" ", theme.text), Span(verbatim: LookAlikes.spelledOut(text), theme.text)])
    }
    if isUnfolded { return TextLines.beside(margin, name + argument + tail, columns: columns) }
    let room = columns - margin.columns - name.columns - tail.columns
    if room < 8 {
      return [(margin + name + tail).truncated(to: columns, ellipsis: theme.glyphs.ellipsis)]
    }
    return [margin + name + argument.truncated(to: room, ellipsis: theme.glyphs.ellipsis) + tail]
  }

  private func sign(of status: ToolActivity.Status) -> (glyph: String, word: String, style: Style) {
    let glyphs = theme.glyphs
    return switch status {
    case .writing: (glyphs.bullet, "writing", theme.accent)
    case .queued: (glyphs.waiting, "waits its turn", theme.faint)
    case .waiting: (glyphs.waiting, "waits for your yes", theme.warning)
    case .running: (glyphs.bullet, "running", theme.accent)
    case .suspended: (glyphs.waiting, "waits for your answer", theme.warning)
    case .completed: (glyphs.done, "", theme.good)
    case .failed: (glyphs.failed, "failed", theme.bad)
    case .refused: (glyphs.failed, "refused", theme.warning)
    case .interrupted: (glyphs.failed, "interrupted", theme.warning)
    }
  }

  private func time(of activity: ToolActivity) -> String? {
    guard let start = activity.startedAt else { return nil }
    if let end = activity.endedAt { return Self.duration(end.timeIntervalSince(start)) }
    guard let now, activity.status == .running else { return nil }
    let seconds = now.timeIntervalSince(start)
    // Sooner it would only flicker.
    return seconds >= 1 ? Self.duration(seconds.rounded(.down)) : nil
  }

  /// `120 ms`, `1.4 s`, `12 s`, `2 min 5 s`.
  static func duration(_ seconds: Double) -> String {
    let milliseconds = Int(max(0, min(seconds, 1e9)) * 1_000 + 0.5)
    if milliseconds < 1_000 { return "\(milliseconds) ms" }
    if milliseconds < 10_000, milliseconds % 1_000 >= 50 {
      return "\(milliseconds / 1_000).\(milliseconds % 1_000 / 100) s"
    }
    if milliseconds < 60_000 { return "\(milliseconds / 1_000) s" }
    return "\(milliseconds / 60_000) min \(milliseconds / 1_000 % 60) s"
  }

  private func otherArguments(_ activity: ToolActivity, _ columns: Int) -> [Line] {
    guard let object = activity.args.object, let main = ToolArgument.main(of: activity.args)?.key else {
      return []
    }
    return object.filter { $0.key != main }.flatMap { key, value -> [Line] in
      let margin = Line([Span(verbatim: key + ": ", theme.faint)])
      let lines = TextLines.exactLines(value.string ?? value.text())
      return lines.enumerated().flatMap { index, line in
        let text = Line([Span(verbatim: LookAlikes.spelledOut(String(line)), theme.faint)])
        return index == 0
          ? (margin + text).wrapped(to: columns, hanging: 2)
          : TextLines.beside(Line("  "), text, columns: columns)
      }
    }
  }

  /// The end of what it printed, or of what it knows, while it runs.
  private func live(_ activity: ToolActivity, columns: Int) -> [Line] {
    let text = activity.liveOutput.isEmpty ? activity.partialResult ?? "" : activity.liveOutput
    // Several subagents may work at once: each gets one row of what it says.
    let rows = isUnfolded ? 200 : activity.subagent == nil ? 3 : 1
    return TextLines.last(rows, of: text).map {
      Line([Span(TextLines.expandingTabs($0), theme.faint)])
        .truncated(to: columns, ellipsis: theme.glyphs.ellipsis)
    }
  }

  private func result(_ output: ToolOutput, known: String?, columns: Int) -> [Line] {
    let made = BlockLines(columns: columns, theme: theme, known: known)
    return output.blocks.flatMap { isUnfolded ? made.lines($0) : made.foldedLines($0) }
  }
}
