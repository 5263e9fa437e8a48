import Harness

/// What calls a person back to the terminal when they look elsewhere.
struct Call: Hashable {
  /// What is said.
  let text: String

  /// What is new between two states, the most pressing first; `nil` when nothing of it concerns the person.
  init?(from before: ShownThreads, to now: ShownThreads) {
    let isSame = before.sessionID == now.sessionID
    let asks = now.display.prompts.contains { prompt in !before.display.prompts.contains(prompt) }
    if isSame, asks {
      text = Call.text(now.display.threadTitle, "waits for you")
    } else if let other = Call.newOne(.waiting, before, now) {
      text = Call.text(other.title, "waits for you")
    } else if isSame, before.display.isRunning, !now.display.isRunning {
      text = Call.text(now.display.threadTitle, "done")
    } else if let other = Call.newOne(.done, before, now) {
      text = Call.text(other.title, "done")
    } else {
      return nil
    }
  }

  private static func newOne(
    _ activity: OtherThread.Activity, _ before: ShownThreads, _ now: ShownThreads
  ) -> OtherThread? {
    guard before.others != now.others else { return nil }
    return now.others.first { other in
      other.activity == activity
        && before.others.first { $0.id == other.id }.map { $0.activity != activity } ?? false
    }
  }

  private static func text(_ title: String, _ what: String) -> String {
    title.isEmpty ? what : "\(title): \(what)"
  }
}
