/// Giving up what is typed, stopping the process, quitting.
enum Leaving {
  static let all = [cancel, quit, suspend]

  static let cancel = Command(
    "cancel", "Clear the message (undo brings it back); without one, stop the run; else, twice, quit",
    keys: ["ctrl+c"], in: [.composer, .approval, .plan, .question], when: { $0.view.editing == nil }
  ) { context in
    if KeyContext(context.snapshot) == .composer, !context.view.composer.isEmpty {
      context.view.composer.clear()
    } else if context.snapshot.isBusy {
      Talking.stop(&context)
    } else if context.snapshot.view.quitAskedAt != nil {
      context.act(.quit)
    } else {
      context.view.quitAskedAt = context.snapshot.now
      let again = "Press \(context.key?.label ?? "ctrl+c") again to quit."
      context.view.hint = context.snapshot.stillOpen.map { "\($0) \(again)" } ?? again
    }
  }

  static let quit = Command(
    "quit", aliases: ["exit"], "Quit; asks first while something goes on", keys: ["f10"],
    in: KeyContext.allCases, slash: true
  ) { $0.quit() }

  static let suspend = Command(
    "suspend", "Stop the program; fg in the shell brings it back", keys: ["ctrl+z"], in: KeyContext.allCases
  ) { $0.act(.suspend) }
}

extension CommandContext {
  /// Quits. What goes on is not ended by one key: the first time the person is told what would be stopped.
  mutating func quit() {
    guard let open = snapshot.stillOpen, snapshot.view.quitAskedAt == nil else { return act(.quit) }
    view.quitAskedAt = snapshot.now
    view.hint =
      snapshot.isLinear
      ? "\(open) /quit again leaves and stops it."
      : "\(open) \(snapshot.keyLabel(of: "quit") ?? "/quit") again quits and stops it, esc stays."
  }
}
