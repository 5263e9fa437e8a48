extension DisplayState {
  /// What was decided and tried about permissions.
  mutating func applyPermissions(_ event: DetailEvent) {
    switch event {
    case .decided(let record):
      if decisions.count >= Session.recentDecisions {
        decisions.removeFirst(decisions.count - Session.recentDecisions + 1)
      }
      decisions.append(record)
    case .decisionsLoaded(let recent, let shown):
      if let recent { decisions = recent.suffix(Session.recentDecisions) }
      for record in shown where record.outcome.wasAsked {
        transcript.updateTool(record.callID) { $0.decision = record.words }
      }
    case .permissionTried(let trial): self.trial = trial
    default: break
    }
  }
}
