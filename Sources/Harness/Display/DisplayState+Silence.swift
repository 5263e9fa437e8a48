#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension DisplayState {
  /// For how many seconds nothing was heard of the model; `nil` when it is not the model that is waited for.
  public func silence(at now: Date) -> Double? {
    guard isRunning, let movedAt, retry == nil, prompts.isEmpty, pendingSuspensions.isEmpty,
      omProgress.status == .idle, !activeTools.values.contains(where: { $0.status == .running })
    else { return nil }
    return now.timeIntervalSince(movedAt)
  }

  /// Whether a part of an answer arrived that is not complete yet.
  public var isAnswerBegun: Bool {
    let isOpen = currentMessage.map { $0.role == .assistant && $0.stopReason == nil } ?? false
    return isOpen || activeTools.values.contains { $0.status == .streamingInput }
  }

  /// Whether an event says that the run goes on, and so ends a silence.
  func movesRun(_ event: Event) -> Bool {
    switch event {
    case .run(.started), .run(.messageStarted), .run(.messageUpdated), .run(.messageEnded), .tool, .memory,
      .detail(.retryChanged), .detail(.promptClosed):
      true
    case .run, .detail, .subagent, .thread, .session, .displayStateChanged, .unknown: false
    }
  }
}
