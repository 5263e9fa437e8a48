import Harness

/// Choosing how the model works.
enum Modes {
  static let all = [mode, nextMode]

  static let mode = Command(
    "mode", aliases: ["modes"], "Choose how the model works", argument: .mode, keys: ["f7"], slash: true
  ) { context in
    guard !context.argument.isEmpty else {
      context.view.picker = .modes(context.session)
      return
    }
    if let mode = NamedChoice.find(context.argument, in: context.session.modes, id: \.id, name: \.name) {
      turnOn(mode.id, &context)
    } else {
      let names = context.session.modes.map(\.id).joined(separator: ", ")
      context.view.hint = "There is no mode “\(context.argument)”; there are \(names)."
    }
  }

  static let nextMode = Command("next-mode", "Go on to the next mode", keys: ["shift+tab"]) { context in
    let modes = context.session.modes
    guard modes.count > 1 else {
      context.view.hint = "There is no other mode."
      return
    }
    let index = modes.firstIndex { $0.id == context.session.modeID } ?? -1
    turnOn(modes[(index + 1) % modes.count].id, &context)
  }

  /// A change of mode ends the run, and what waits for the person with it, so that has to be stopped by intention first.
  private static func turnOn(_ id: String, _ context: inout CommandContext) {
    if context.snapshot.isBusy || context.snapshot.isDraining {
      context.view.hint = "The mode cannot change while a run goes on; esc stops it."
    } else if id != context.session.modeID {
      context.ask { try await $0.switchMode(id) }
    }
  }
}
