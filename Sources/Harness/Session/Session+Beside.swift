/// What a session does when it is one of several of the same person.
extension Session {
  /// The setting of threads in which something ended while nobody looked.
  static let unreadKey = "unread"

  /// Whether nothing goes on, nothing waits for the person, and nothing will go out by itself.
  public var isAtRest: Bool {
    !run.isOpen && operations.count == 0 && !approval.isArmed && !suspensions.hasPending
      && (followUps.isEmpty || followUps.isPaused)
  }

  /// Whether something ended in the thread while it was not in view. Kept with the thread.
  var isUnread: Bool {
    get { thread.setting(Session.unreadKey) != nil }
    set { thread.setSetting(Session.unreadKey, newValue ? .bool(true) : nil, touches: false) }
  }

  /// Starts as another session of the same person is: in its mode, with its model and what was chosen besides. What it
  /// allows without asking stays its own.
  func begin(as other: Session) async {
    mode.id = other.mode.id
    model.id = other.model.id
    model.facts = other.model.facts
    chosenThinking = other.chosenThinking
    start()
    let chosen = other.memorySettings.merging(other.chosenSubagentModels) { own, _ in own }
    if !chosen.isEmpty { try? await state.set(chosen) }
    await take(other.policies)
    bus.emit(.detail(.modelsListed(other.displayState.models)))
    bus.emit(.detail(.threadsListed(other.displayState.threads)))
  }

  /// Tells the display again what the person had typed when the thread was left.
  func restoreDraft() {
    bus.emit(.detail(.draftRestored(thread.setting("draft")?.string ?? "")))
  }
}
