/// What is shown, and how much of it.
enum Looking {
  static let all = [tasks, expand, redraw]

  static let tasks = Command("tasks", "Show or hide the task list", keys: ["ctrl+t"], slash: true) {
    $0.view.showsTasks.toggle()
  }

  static let expand = Command(
    "expand", "Show everything in full, or folded again", keys: ["ctrl+o"],
    in: [.composer, .approval, .plan, .question, .followUps], slash: true
  ) { context in
    context.view.unfoldsAll.toggle()
    context.view.unfolded = []
  }

  static let redraw = Command(
    "redraw", "Paint the screen anew", keys: ["ctrl+l", "f5"], in: KeyContext.allCases
  ) { $0.act(.redraw) }
}
