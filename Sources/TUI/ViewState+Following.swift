import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ViewState {
  /// A prompt takes the focus only when it was on the screen, and no key was pressed, for this many seconds, so that
  /// nobody answers it with what they were typing.
  static let quietTime: TimeInterval = 0.5
  /// Seconds a notice stays, whatever is typed.
  static let noticeTime: TimeInterval = 2
  /// Seconds within which a second Ctrl+C quits: time to read what would be stopped.
  static let quitTime: TimeInterval = 5
  /// Seconds within which Esc belongs to a key before it that did nothing.
  static let vainTime: TimeInterval = 2

  /// Takes note of a key or a paste: what was said for a moment is over, and a prompt that came up while the person
  /// types waits until it is asked for.
  mutating func noteKey(at now: Date) {
    lastKeyAt = now
    hint = nil
    quitAskedAt = nil
    escapedAt = nil
    vainKeyAt = nil
    awaited = nil
    prompt.mayTakeFocus = false
    if let shown = seen.noticeShownAt, now.timeIntervalSince(shown) >= ViewState.noticeTime {
      seen.noticeShownAt = nil
    }
  }

  /// Whether the last key did nothing, a moment ago.
  func isKeyVain(at now: Date) -> Bool {
    vainKeyAt.map { now.timeIntervalSince($0) <= ViewState.vainTime } ?? false
  }

  /// Fits the view to what goes on in the session now. Called with every new state, and again when `nextChange` says.
  /// - Parameter others: what goes on in threads that are not in view.
  mutating func follow(_ session: DisplayState, others: [OtherThread] = [], now: Date) {
    followThread(session)
    if session.transcript.generation != seen.generation {
      seen.generation = session.transcript.generation
      seen.transcriptEnd = session.transcript.places.upperBound
    }
    if let place = awaited?.place(in: session) {
      awaited = nil
      scroll = .at(place: place, row: 0)
    }
    followConflict(session, now)
    if session.rewindPreviewCount != seen.rewindPreviewCount {
      seen.rewindPreviewCount = session.rewindPreviewCount
      picker = session.rewindPreview.map(Picker.rewind)
    }
    if scroll == .bottom { seen.transcriptEnd = session.transcript.places.upperBound }
    followNotices(session, now)
    followPrompt(session)
    followQueue(session)
    if !session.isRunning { isStopping = false }
    if session.isRunning { showsWelcome = false }
    if let picker { self.picker = picker.following(session, others: others, now: now) }
    if let asked = quitAskedAt, now.timeIntervalSince(asked) > ViewState.quitTime {
      quitAskedAt = nil
      hint = nil
    }
  }

  /// When things have another size now and the end is in view, what comes is followed again.
  mutating func followEnd(after before: Snapshot) {
    let isSameSize =
      before.view.size == size && before.view.unfoldsAll == unfoldsAll && before.view.unfolded == unfolded
      && before.view.preferences == preferences
    guard !isSameSize, scroll != .bottom, search == nil, selection == nil else { return }
    var snapshot = before
    snapshot.view = self
    let size = Layout.transcriptSize(snapshot)
    scroll = TranscriptView.scrolled(scroll, by: 0, snapshot: snapshot, size: size)
    if scroll == .bottom { seen.transcriptEnd = before.session.transcript.places.upperBound }
  }

  /// Fits the view to another session that came into view.
  /// - Parameter seen: what was seen of it before.
  mutating func enter(_ session: DisplayState, seen before: Seen?) {
    seen = before ?? Seen()
    // So that all of the thread counts as new.
    seen.threadID = nil
    seen.awaitsDraft = true
    seen.wasRunning = session.isRunning
    seen.noticeShownAt = nil
    prompt = PromptView()
    if focus != .composer { focus = .composer }
    selectedFollowUp = 0
    quitAskedAt = nil
    isStopping = false
  }

  /// Seconds until the view changes by itself; `nil` when it does not.
  func nextChange(now: Date) -> TimeInterval? {
    var due: [TimeInterval] = []
    if let quietSince { due.append(ViewState.quietTime - now.timeIntervalSince(quietSince)) }
    if let quitAskedAt { due.append(ViewState.quitTime - now.timeIntervalSince(quitAskedAt)) }
    return due.min().map { max(0.01, $0) }
  }

  /// Gives the keys to a prompt that was on the screen for the quiet time. Called before a frame is made and at no other
  /// time, so that the screen says where keys go before they go there.
  mutating func focusPromptIfDue(_ session: DisplayState, now: Date) {
    guard let open = prompt(of: session), let quietSince,
      now.timeIntervalSince(quietSince) >= ViewState.quietTime
    else { return }
    focusPrompt(open)
  }

  /// Takes note of what a frame that is on the screen now shows.
  mutating func notePainted(_ snapshot: Snapshot, now: Date) {
    let painted = snapshot.view.prompt
    guard let open = snapshot.view.prompt(of: snapshot.session), painted.promptID == open.id,
      painted.digest == open.digest, prompt.promptID == open.id, prompt.digest == open.digest,
      prompt.shownAt == nil || !prompt.hasSeenEnd || !prompt.isFocusSeen
        || prompt.grant != prompt.shownGrant,
      let layout = Layout.prompt(snapshot), layout.showsRequest
    else { return }
    if prompt.shownAt == nil { prompt.shownAt = now }
    if snapshot.view.focus == .prompt, focus == .prompt { prompt.isFocusSeen = true }
    // Without the keys there is more room: what was to be seen only then may be out of view now.
    guard snapshot.view.focus == .prompt, focus == .prompt else { return }
    if painted.grant == nil, layout.showsCommand { prompt.hasSeenCommand = true }
    guard layout.showsEnd else { return }
    if painted.grant == nil { prompt.hasSeenEnd = true } else { prompt.shownGrant = painted.grant }
  }

  /// The prompt in view: the one that was chosen, else the oldest.
  func prompt(of session: DisplayState) -> Prompt? {
    session.prompts.first { $0.id == prompt.promptID } ?? session.prompts.first
  }

  /// Since when the prompt that may take the focus is on the screen and no key was pressed; `nil` when none may.
  private var quietSince: Date? {
    guard prompt.mayTakeFocus, let shownAt = prompt.shownAt else { return nil }
    return max(shownAt, lastKeyAt ?? shownAt)
  }

  /// Gives the prompt the keys.
  mutating func focusPrompt(_ prompt: Prompt) {
    focus = .prompt
    self.prompt.mayTakeFocus = false
    self.prompt.quietUntil = nil
    self.prompt.isFocusSeen = false
    guard self.prompt.typing == nil else { return }
    switch prompt.kind {
    case .question(let question) where question.options.isEmpty: type(for: .answer, Composer())
    case .other: type(for: .answer, Composer())
    case .approval, .plan, .question: break
    }
  }

  private mutating func followThread(_ session: DisplayState) {
    if session.threadID != seen.threadID {
      seen.threadID = session.threadID
      showsWelcome = false
      seen.awaitsDraft = true
      seen.awaitsHistory = true
      leaving = nil
      scroll = .bottom
      search = nil
      selection = nil
      unfolded = []
      editing = nil
    }
    if seen.awaitsHistory, session.transcript.count > 0 {
      seen.awaitsHistory = false
      let said = session.transcript.ownMessages
      let known = Set(history)
      history = said.filter { !known.contains($0) } + history
    }
    guard seen.awaitsDraft, !session.draft.isEmpty else { return }
    seen.awaitsDraft = false
    if composer.isEmpty { composer = Composer(session.draft) }
  }

  private mutating func followConflict(_ session: DisplayState, _ now: Date) {
    guard session.conflictCount != seen.conflictCount else { return }
    seen.conflictCount = session.conflictCount
    if let conflict = session.conflict { picker = .inUse(conflict, now: now) }
    giveBack()
  }

  /// What was typed comes back when the thread it was put away for does not come into view.
  private mutating func giveBack() {
    if let leaving, composer.isEmpty { composer = leaving }
    leaving = nil
  }

  private mutating func followNotices(_ session: DisplayState, _ now: Date) {
    guard session.noticeCount != seen.noticeCount else { return }
    if seen.noticeShownAt == nil { seen.newNotices = 0 }
    seen.newNotices += session.noticeCount - seen.noticeCount
    seen.noticeCount = session.noticeCount
    if leaving != nil, session.notice?.level == .error { giveBack() }
    seen.noticeShownAt = now
  }

  private mutating func followPrompt(_ session: DisplayState) {
    guard let open = prompt(of: session) else {
      if focus == .prompt { focus = .composer }
      prompt = PromptView()
      return
    }
    if open.id != prompt.promptID || open.digest != prompt.digest {
      if focus == .prompt { focus = .composer }
      prompt = PromptView(open)
      prompt.mayTakeFocus =
        composer.isEmpty && focus == .composer && picker == nil && search == nil && selection == nil
    }
  }

  private mutating func followQueue(_ session: DisplayState) {
    // The session pauses the queue when a run fails; here it cannot tell that from the pause of the edit.
    if seen.wasRunning, !session.isRunning, !session.endedWell { editing?.staysPaused = true }
    seen.wasRunning = session.isRunning
    selectedFollowUp = min(max(0, selectedFollowUp), max(0, session.followUps.count - 1))
    if session.followUps.isEmpty, focus == .followUps { focus = .composer }
  }
}

extension Prompt {
  /// What stands for the thing that is approved; `nil` for questions and plans.
  var digest: String? { approval?.digest }

  /// What may or may not run; `nil` for questions and plans.
  var approval: ApprovalRequest? {
    if case .approval(let request) = kind { request } else { nil }
  }
}

extension DisplayState {
  /// Whether the last run, which is over, was neither stopped nor failed. One that waits for an answer is not over.
  fileprivate var endedWell: Bool {
    guard pendingSuspensions.isEmpty, prompts.isEmpty else { return true }
    guard currentMessage?.role == .assistant, currentMessage?.stopReason == .complete else { return false }
    // What fails after the last answer says so.
    guard let last = transcript.places.last, case .notice(let notice) = transcript[last].body else {
      return true
    }
    return notice.level != .error
  }
}

extension Transcript {
  /// What the person said in the window, oldest first.
  fileprivate var ownMessages: [String] {
    places.compactMap { if case .user(let text) = self[$0].body { text } else { nil } }
  }
}
