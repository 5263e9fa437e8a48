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

  /// All rows of a call. Folded it is one line: what, how far, how long, and the last it said. Only what failed, what the
  /// person ran themselves, what changes files and what a subagent does have more.
  func lines(_ activity: ToolActivity) -> [Line] {
    if isUnfolded { return unfolded(activity) }
    let below = below(activity)
    return [header(activity, rest: below.isEmpty ? gist(activity) : decision(activity))] + below
  }

  private func unfolded(_ activity: ToolActivity) -> [Line] {
    var lines = header(activity) + inner { otherArguments(activity, $0) }
    if let decision = activity.decision, !decision.isEmpty {
      lines += inner {
        Line([Span(verbatim: LookAlikes.spelledOut(decision), theme.faint)]).wrapped(to: $0)
      }
    }
    if let subagent = activity.subagent { lines += subagentLines(subagent, activity) }
    if let output = activity.output {
      lines += result(output, activity)
    } else if activity.isOpen || !activity.liveOutput.isEmpty {
      lines += inner { live(activity, columns: $0) }
    }
    return lines
  }

  /// What stands below the line of a folded call.
  private func below(_ activity: ToolActivity) -> [Line] {
    if let subagent = activity.subagent {
      let said = activity.isOpen ? inner { live(activity, columns: $0) } : []
      return subagentLines(subagent, activity) + said + (activity.output.map { result($0, activity) } ?? [])
    }
    guard let output = activity.output else { return [] }
    let isDiff = output.blocks.contains { if case .diff = $0 { true } else { false } }
    let isTold = activity.status == .failed || activity.isOwn || isDiff
    return isTold ? result(output, activity) : []
  }

  private func subagentLines(_ subagent: ToolActivity.Subagent, _ activity: ToolActivity) -> [Line] {
    inner {
      SubagentLines(columns: $0, theme: theme, isUnfolded: isUnfolded, isOpen: activity.isOpen).lines(
        subagent)
    }
  }

  private func decision(_ activity: ToolActivity) -> [String] {
    activity.decision.map { $0.isEmpty ? [] : [$0] } ?? []
  }

  /// How it was decided and the last it said.
  private func gist(_ activity: ToolActivity) -> [String] {
    let text = activity.liveOutput.isEmpty ? activity.partialResult ?? "" : activity.liveOutput
    let said = activity.output.map { $0.blocks.map(BlockGist.words) } ?? [BlockGist.last(of: text)]
    return decision(activity) + said.filter { !$0.isEmpty }.prefix(2)
  }

  private func inner(_ make: (Int) -> [Line]) -> [Line] {
    let indent = columns > 12 ? Self.indent : 0
    return make(columns - indent).map { $0.isEmpty ? $0 : $0.indented(by: indent) }
  }

  /// The line of a folded call. What is called and how far it is come first, then the rest as far as there is room.
  private func header(_ activity: ToolActivity, rest words: [String]) -> Line {
    let (margin, name, argument, tail) = parts(activity)
    let ellipsis = theme.glyphs.ellipsis
    let room = columns - margin.columns - name.columns - tail.columns
    if room < 8 { return (margin + name + tail).truncated(to: columns, ellipsis: ellipsis) }
    let rest = words.reduce(Line()) { line, word in
      line + Line([Span("  ", theme.faint), Span(TextLines.expandingTabs(word[...]), theme.faint)])
    }
    // Where there is little room, what is called says more.
    let most = room < 40 ? room : max(room * 3 / 5, room - rest.columns)
    let wanted = min(argument.columns, most)
    let left = room - wanted
    let shown = left < min(10, rest.columns) ? Line() : rest.truncated(to: left, ellipsis: ellipsis)
    return margin + name + argument.truncated(to: room - shown.columns, ellipsis: ellipsis) + tail + shown
  }

  private func header(_ activity: ToolActivity) -> [Line] {
    let (margin, name, argument, tail) = parts(activity)
    return TextLines.beside(margin, name + argument + tail, columns: columns)
  }

  private func parts(
    _ activity: ToolActivity
  ) -> (margin: Line, name: Line, argument: Line, tail: Line) {
    let sign = sign(of: activity.status)
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
    return (Line([Span(sign.glyph + " ", sign.style)]), name, argument, tail)
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
    let rows = isUnfolded ? 200 : 1
    return TextLines.last(rows, of: text).map {
      Line([Span(TextLines.expandingTabs($0), theme.faint)])
        .truncated(to: columns, ellipsis: theme.glyphs.ellipsis)
    }
  }

  private func result(_ output: ToolOutput, _ activity: ToolActivity) -> [Line] {
    inner { columns in
      let made = BlockLines(
        columns: columns, theme: theme, known: ToolArgument.main(of: activity.args)?.text)
      return output.blocks.flatMap { isUnfolded ? made.lines($0) : made.foldedLines($0) }
    }
  }
}
