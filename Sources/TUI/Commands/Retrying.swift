import Harness

/// What can be done while a failed request waits to be sent again.
enum Retrying {
  static let all = [retry]

  static let retry = Command(
    "retry", "Ask the model again now, instead of when the pause after a failure is over", keys: ["r"],
    slash: true, hint: { _ in "retry now" },
    when: { $0.session.retry != nil && $0.view.composer.isEmpty }
  ) { $0.ask { await $0.retryNow() } }
}
