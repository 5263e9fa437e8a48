#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Session {
  /// Sends a failed request again now, its own and those of its subagents, instead of when the pause is over. Harmless
  /// when there is no pause.
  public func retryNow() {
    run.retryBell?.ring()
    for child in children { child.retryNow() }
  }

  /// A request failed and is sent again after a pause.
  func beginRetry(_ wait: ModelWait) {
    run.retryBell = wait.bell
    let now = host.configuration.now()
    principal.bus.emit(
      .detail(
        .retryChanged(
          RetryWait(
            attempt: wait.attempt, most: wait.most, until: now.addingTimeInterval(wait.seconds),
            reason: wait.reason))))
  }

  /// Something arrived, an answer or the next failure, or the run is over.
  func endRetry() {
    guard run.retryBell != nil else { return }
    run.retryBell = nil
    principal.bus.emit(.detail(.retryChanged(nil)))
  }
}
