/// What is shown, and how much of it.
enum Looking {
  static let all = [tasks, expand, redraw, mouse]

  static let tasks = Command("tasks", "Show or hide the task list", keys: ["ctrl+t"], slash: true) {
    $0.view.showsTasks.toggle()
  }

  static let expand = Command(
    "expand", "Show everything in full, or folded again", keys: ["ctrl+o"],
    in: [.composer, .approval, .plan, .question, .followUps, .found, .rows], slash: true
  ) { context in
    context.view.unfoldsAll.toggle()
    context.view.unfolded = []
  }

  static let mouse = Command(
    "mouse", "Let the wheel scroll the conversation; the terminal's own selection then needs shift",
    slash: true
  ) { context in
    context.view.capturesMouse.toggle()
    context.act(.captureMouse(context.view.capturesMouse))
    context.view.hint =
      context.view.capturesMouse
      ? "The wheel scrolls now; /mouse again gives it back." : "The mouse is the terminal's."
  }

  static let redraw = Command(
    "redraw", "Paint the screen anew", keys: ["ctrl+l", "f5"], in: KeyContext.allCases
  ) { $0.act(.redraw) }
}
