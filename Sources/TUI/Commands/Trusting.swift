import Harness

/// Flags for the whole session: nothing is asked about, or nobody is there to ask.
enum Trusting {
  static let all = [yolo, away]

  static let yolo = Command(
    "yolo",
    "Allow everything that no rule denies, or ask again; what nobody gets back from is asked about all the same",
    slash: true
  ) { context in
    let isOn = !context.session.isYolo
    context.view.hint =
      isOn
      ? "Yolo: nothing is asked about, but what cannot be undone. /yolo again to be asked."
      : "You are asked again."
    context.ask { try await $0.setYolo(isOn) }
  }

  static let away = Command(
    "away",
    "Say that you are away, or back: meanwhile what would be asked about is declined, and the run goes on",
    slash: true
  ) { context in
    let isOn = !context.session.isAway
    context.view.hint =
      isOn
      ? "Away: what would be asked about is declined; questions wait for you. /away again when you are back."
      : "Welcome back: you are asked again."
    context.ask { try await $0.setAway(isOn) }
  }
}
