import Harness

/// What can be done while a failed request waits to be sent again, or nothing comes of an answer.
enum Retrying {
  static let all = [retry]

  static let retry = Command(
    "retry",
    "Ask the model again now: after a failure instead of when the pause is over, or when not a word came for long",
    keys: ["r"], slash: true, hint: { $0.session.retry == nil ? "ask again" : "retry now" },
    when: { $0.canRetry && $0.view.composer.isEmpty }
  ) { $0.ask { await $0.retryNow() } }
}
