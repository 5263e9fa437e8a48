import Harness

/// What is shown, and how much of it.
enum Looking {
  static let all = [tasks, expand, unfold, times, notices, redraw, mouse, vi, theme]

  static let notices = Command(
    "notices", "See what was said outside the conversation", slash: true
  ) { context in
    if context.session.notices.isEmpty {
      context.view.hint = "Nothing was said so far."
    } else {
      context.view.picker = .notices(context.session)
    }
  }

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
    "mouse",
    "Let the wheel scroll, and clicks unfold calls and give panes the keys; the terminal's own selection then needs shift",
    slash: true
  ) { context in
    context.view.capturesMouse.toggle()
    context.act(.captureMouse(context.view.capturesMouse))
    context.view.hint =
      context.view.capturesMouse
      ? "The wheel scrolls, a click unfolds; /mouse again gives the mouse back."
      : "The mouse is the terminal's."
  }

  static let vi = Command(
    "vi", "Let keys in the message box mean what they mean in vi, or no longer", slash: true
  ) { context in
    context.view.vi = context.view.vi == nil ? ViKeys() : nil
    context.view.hint =
      context.view.vi == nil ? "Letters are typed." : "Esc leaves typing; i, a, o and others begin it."
  }

  static let theme = Command(
    "theme", aliases: ["themes"], "Choose the colours; the list shows each as you pass it",
    argument: .text("[name]"), slash: true
  ) { context in
    guard context.view.look.mayUseColors else {
      context.view.hint = "There are no colours here: \(context.view.look.reason)."
      return
    }
    if context.argument.isEmpty { return context.view.picker = .themes(context.view.look) }
    guard let name = ThemeName(rawValue: context.argument) else {
      let names = ThemeName.allCases.map(\.rawValue).joined(separator: ", ")
      context.view.hint = "There is no theme “\(context.argument)”; there are \(names)."
      return
    }
    context.view.look.theme = name
    context.view.preferences.theme = name
    if let place = context.view.look.themePlace {
      context.view.hint = "Until you leave: \(place) says what the next start has."
    }
  }

  static let times = Command(
    "times", "Show when each message began and what it took in tokens and money, or no longer",
    keys: ["alt+i"], in: [.composer, .followUps, .found, .rows], slash: true
  ) { context in
    context.view.showsMarks.toggle()
    context.view.hint =
      context.view.showsMarks ? "Times, tokens and costs are shown." : "Times, tokens and costs are hidden."
  }

  static let unfold = Command(
    "unfold", "Show what the row belongs to in full, or folded again", keys: ["o"], in: [.rows],
    hint: { $0.foldable == nil ? nil : "unfold" }, when: { $0.foldable != nil }
  ) { context in
    guard let place = context.snapshot.foldable else { return }
    context.view.toggleFold(place, context.snapshot)
    context.view.selection = RowSelection(cursor: TranscriptView.Position(place: place, row: 0))
  }

  static let redraw = Command(
    "redraw", "Paint the screen anew", keys: ["ctrl+l", "f5"], in: KeyContext.allCases
  ) { $0.act(.redraw) }
}
