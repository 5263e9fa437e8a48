import Harness
import Terminal

/// What stands beside the conversation where there is room: the tasks, what tools do, and the queue. On narrow screens
/// tasks and queue are stacked below the conversation instead.
struct SidePane: Pane {
  /// From this width of the screen on there is room for it.
  static let columnsForSide = 110
  /// How wide it may be.
  static let widths = 24...80
  /// Most tools that are listed.
  private static let toolRows = 8

  /// Whether a rule parts it from what is on its left.
  var hasRule = true

  /// Its width on a screen, with the rule on its left; `nil` where it has no place.
  static func columns(_ snapshot: Snapshot) -> Int? {
    let screen = snapshot.view.size.columns
    guard screen >= columnsForSide, snapshot.view.preferences.sideColumns != 0 else { return nil }
    let wanted = snapshot.view.preferences.sideColumns ?? min(44, max(30, screen / 4))
    return min(wanted, screen / 2)
  }

  /// Whether there is anything to show.
  static func hasAny(_ snapshot: Snapshot) -> Bool {
    !SidePane().lines(snapshot, size: Size(columns: 40, rows: 10)).isEmpty
  }

  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    guard size.rows > 0, size.columns > 2 else { return [] }
    let theme = snapshot.theme
    let inner = Size(columns: hasRule ? size.columns - 2 : size.columns, rows: size.rows)
    var parts: [[Line]] = []
    let tasks = TasksPane().lines(snapshot, size: inner)
    if !tasks.isEmpty { parts.append(tasks.count > 1 ? [Line("tasks", theme.faint)] + tasks : tasks) }
    let tools = tools(snapshot, columns: inner.columns)
    if !tools.isEmpty { parts.append([Line("tools", theme.faint)] + tools) }
    let queue = FollowUpsPane().lines(snapshot, size: inner)
    if !queue.isEmpty { parts.append(queue) }
    guard !parts.isEmpty else { return [] }
    let lines = Array(parts.joined(separator: [Line()])).prefix(size.rows)
    guard hasRule else { return Array(lines) }
    let rule = Line(theme.glyphs.vertical + " ", theme.border)
    return (0..<size.rows).map { $0 < lines.count ? rule + lines[$0] : rule }
  }

  /// The newest tool calls of the run.
  private func tools(_ snapshot: Snapshot, columns: Int) -> [Line] {
    guard snapshot.isBusy else { return [] }
    let theme = snapshot.theme
    let transcript = snapshot.session.transcript
    return snapshot.session.activeTools.suffix(Self.toolRows).map { id, tool in
      let status = transcript.tool(id)?.status
      let isWaiting = status == .waiting || status == .suspended
      let (sign, style) =
        switch tool.status {
        case .streamingInput, .running:
          isWaiting ? (theme.glyphs.waiting, theme.warning) : (theme.glyphs.bullet, theme.accent)
        case .completed: (theme.glyphs.done, theme.good)
        case .error: (theme.glyphs.failed, theme.bad)
        }
      // What goes on stands out from what is over.
      let name = tool.status == .running || tool.status == .streamingInput ? theme.text : theme.faint
      let argument = ToolArgument.main(of: tool.args).flatMap { $0.key == nil ? nil : " " + $0.text } ?? ""
      return Line([
        Span(sign + " ", style), Span(verbatim: tool.name, name), Span(verbatim: argument, theme.faint),
      ]).truncated(to: columns, ellipsis: theme.glyphs.ellipsis)
    }
  }
}
