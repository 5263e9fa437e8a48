import Harness
import Terminal

/// The model's to-do list; one line where it would take too much room.
public struct TasksPane: Pane {
  /// The pane.
  public init() {}

  /// One row per task, or one for all.
  public func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    let tasks = snapshot.session.tasks
    guard snapshot.view.showsTasks, !tasks.isEmpty, size.rows > 0 else { return [] }
    let theme = snapshot.theme
    let isDone = tasks.allSatisfy { $0.status == .completed }
    // It stands beside the conversation and must not push it away.
    let lines =
      isDone || tasks.count > size.rows * 4 / 10
      ? [summary(tasks, theme)] : tasks.map { line($0, theme) }
    return lines.map { $0.truncated(to: size.columns, ellipsis: theme.glyphs.ellipsis) }
  }

  private func summary(_ tasks: [TaskItem], _ theme: Theme) -> Line {
    let done = tasks.count { $0.status == .completed }
    var line = Line("tasks \(done)/\(tasks.count)", theme.faint)
    if let current = tasks.first(where: { $0.status == .inProgress }) {
      line += Span(": ", theme.faint)
      line += Span(current.activeForm, theme.accent)
    } else if let next = tasks.first(where: { $0.status == .pending }) {
      line += Span(", next: " + next.content, theme.faint)
    }
    return line
  }

  private func line(_ task: TaskItem, _ theme: Theme) -> Line {
    let glyphs = theme.glyphs
    return switch task.status {
    case .completed: Line([Span(glyphs.done + " ", theme.good), Span(task.content, theme.faint)])
    case .inProgress: Line([Span(glyphs.bullet + " ", theme.accent), Span(task.activeForm, theme.accent)])
    case .pending: Line([Span(glyphs.pending + " ", theme.faint), Span(task.content, theme.text)])
    }
  }
}
