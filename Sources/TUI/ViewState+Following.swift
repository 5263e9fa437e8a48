import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ViewState {
  /// A prompt takes the focus only when no key was pressed for this many seconds, so that nobody answers it with
  /// what they were typing.
  static let quietTime: TimeInterval = 0.5
  /// Seconds a notice stays, whatever is typed.
  static let noticeTime: TimeInterval = 2
  /// Seconds within which a second Ctrl+C quits.
  static let quitTime: TimeInterval = 3

  /// Takes note of a key or a paste: what was said for a moment is over, and a prompt that came up while the person
  /// types waits until it is asked for.
  mutating func noteKey(at now: Date) {
    lastKeyAt = now
    hint = nil
    quitAskedAt = nil
    prompt.mayTakeFocus = false
    if let shown = seen.noticeShownAt, now.timeIntervalSince(shown) >= ViewState.noticeTime {
      seen.noticeShownAt = nil
    }
  }

  /// Fits the view to what goes on in the session now. Called with every new state, and again when `nextChange` says.
  mutating func follow(_ session: DisplayState, now: Date) {
    followThread(session)
    followConflict(session)
    if scroll == .bottom { seen.transcriptEnd = session.transcript.places.upperBound }
    followNotices(session, now)
    followPrompt(session, now)
    followQueue(session)
    if !session.isRunning { isStopping = false }
    if let picker { self.picker = picker.following(session, now: now) }
    if let asked = quitAskedAt, now.timeIntervalSince(asked) > ViewState.quitTime {
      quitAskedAt = nil
      hint = nil
    }
  }

  /// Seconds until the view changes by itself; `nil` when it does not.
  func nextChange(now: Date) -> TimeInterval? {
    var due: [TimeInterval] = []
    if prompt.mayTakeFocus, let lastKeyAt {
      due.append(ViewState.quietTime - now.timeIntervalSince(lastKeyAt))
    }
    if let quitAskedAt { due.append(ViewState.quitTime - now.timeIntervalSince(quitAskedAt)) }
    return due.min().map { max(0.01, $0) }
  }

  /// Gives the prompt the keys.
  mutating func focusPrompt(_ prompt: Prompt) {
    focus = .prompt
    self.prompt.mayTakeFocus = false
    guard self.prompt.typing == nil else { return }
    switch prompt.kind {
    case .question(let question) where question.options.isEmpty: self.prompt.typing = Composer()
    case .other: self.prompt.typing = Composer()
    case .approval, .plan, .question: break
    }
  }

  private mutating func followThread(_ session: DisplayState) {
    if session.threadID != seen.threadID {
      seen.threadID = session.threadID
      seen.awaitsDraft = true
      seen.awaitsHistory = true
      leaving = nil
      scroll = .bottom
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

  private mutating func followConflict(_ session: DisplayState) {
    guard session.conflictCount != seen.conflictCount else { return }
    seen.conflictCount = session.conflictCount
    if let conflict = session.conflict { picker = .inUse(conflict) }
    if let leaving, composer.isEmpty { composer = leaving }
    leaving = nil
  }

  private mutating func followNotices(_ session: DisplayState, _ now: Date) {
    guard session.noticeCount != seen.noticeCount else { return }
    seen.noticeCount = session.noticeCount
    seen.noticeShownAt = now
  }

  private mutating func followPrompt(_ session: DisplayState, _ now: Date) {
    guard let open = session.prompts.first else {
      if focus == .prompt { focus = .composer }
      prompt = PromptView()
      return
    }
    if open.id != prompt.promptID || open.digest != prompt.digest {
      if focus == .prompt { focus = .composer }
      prompt = PromptView()
      prompt.promptID = open.id
      prompt.digest = open.digest
      prompt.mayTakeFocus = composer.isEmpty && focus == .composer && picker == nil
    }
    if prompt.mayTakeFocus, lastKeyAt.map({ now.timeIntervalSince($0) >= ViewState.quietTime }) ?? true {
      focusPrompt(open)
    }
  }

  private mutating func followQueue(_ session: DisplayState) {
    selectedFollowUp = min(max(0, selectedFollowUp), max(0, session.followUps.count - 1))
    if session.followUps.isEmpty, focus == .followUps { focus = .composer }
  }
}

extension Prompt {
  /// What stands for the thing that is approved; `nil` for questions and plans.
  var digest: String? {
    if case .approval(let request) = kind { request.preview.digest } else { nil }
  }
}

extension Transcript {
  /// What the person said in the window, oldest first.
  fileprivate var ownMessages: [String] {
    places.compactMap { if case .user(let text) = self[$0].body { text } else { nil } }
  }
}
