import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is being typed survives the sudden end of the program, but for its last moments.
extension App {
  /// Seconds after a key that what is typed is kept: not with every key, and before it hurts to lose it.
  private static let draftPause: TimeInterval = 2

  /// Something may have been typed.
  func noteTyping() {
    if draftDue == nil { draftDue = now().addingTimeInterval(App.draftPause) }
  }

  /// Keeps what is in the message box with the thread in view, when it is time.
  func keepDraftIfDue() {
    guard let due = draftDue else { return }
    let left = due.timeIntervalSince(now())
    // A clock that was moved back must not put it off.
    guard left <= 0 || left > App.draftPause else { return loop.requestFrame(after: .seconds(left)) }
    draftDue = nil
    // While another thread comes, what was typed is kept by whoever asked for it.
    guard !isQuitting, view.leaving == nil, !display.isReadOnly, let id = display.threadID,
      view.seen.threadID == id
    else { return }
    let draft = (view.editing?.draft ?? view.composer).expanded
    asked.ask { session in
      if await session.thread.id == id { await session.saveDraft(draft) }
    }
  }
}
