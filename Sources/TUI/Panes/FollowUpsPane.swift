import Harness
import Terminal

/// What will be said when the run is over, in order, one line each.
public struct FollowUpsPane: Pane {
  /// The pane.
  public init() {}

  /// How many wait, then as many of them as there is room for.
  public func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    let queue = snapshot.session.followUps
    guard !queue.isEmpty, size.rows > 0 else { return [] }
    let theme = snapshot.theme
    var head = Line("\(queue.count) queued", theme.faint)
    if snapshot.session.followUpsPaused { head += Span(", paused", theme.warning) }
    // The conversation keeps most of the screen.
    let room = max(0, min(size.rows - 1, max(3, size.rows / 3)))
    let selected = snapshot.view.focus == .followUps ? snapshot.view.selectedFollowUp : nil
    let first = min(max(0, (selected ?? 0) - room / 2), max(0, queue.count - room))
    let shown = first..<min(queue.count, first + room)
    if shown.count < queue.count, !shown.isEmpty {
      head += Span(", \(shown.lowerBound + 1)-\(shown.upperBound) shown", theme.faint)
    }
    let lines = [head] + shown.map { line(queue[$0], number: $0 + 1, isSelected: $0 == selected, theme) }
    return lines.map { $0.truncated(to: size.columns, ellipsis: theme.glyphs.ellipsis) }
  }

  private func line(_ followUp: FollowUp, number: Int, isSelected: Bool, _ theme: Theme) -> Line {
    let style = isSelected ? theme.selected : theme.text
    let pointer = isSelected ? theme.glyphs.pointer : " "
    return Line([Span("\(pointer) \(number)  ", style), Span(OwnCommand.typed(followUp), style)])
  }
}
