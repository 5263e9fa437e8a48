import Harness

/// Flags for the whole session: nothing is asked about, or nobody is there to ask.
enum Trusting {
  static let all = [yolo, away]

  static let yolo = Command(
    "yolo",
    "Allow everything that no rule denies, or ask again; what nobody gets back from is asked about all the same",
    slash: true
  ) { context in
    turn(
      !context.session.isYolo, &context, { try await $0.setYolo($1) },
      on: "Yolo: nothing is asked about, but what cannot be undone. /yolo again to be asked.",
      off: "You are asked again.")
  }

  static let away = Command(
    "away",
    "Say that you are away, or back: meanwhile what would be asked about is declined, and the run goes on",
    slash: true
  ) { context in
    turn(
      !context.session.isAway, &context, { try await $0.setAway($1) },
      on:
        "Away: what would be asked about is declined; questions wait for you. /away again when you are back.",
      off: "Welcome back: you are asked again.")
  }

  private static func turn(
    _ isOn: Bool, _ context: inout CommandContext,
    _ set: @escaping @Sendable (Session, Bool) async throws -> Void, on: String, off: String
  ) {
    context.view.hint = isOn ? on : off
    context.ask { try await set($0, isOn) }
  }
}
