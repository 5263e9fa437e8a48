import Harness
import Terminal

/// Moving about in the transcript.
enum Moving {
  static let all = [pageUp, pageDown, toStart, toEnd, previousOwn, nextOwn]

  private static let contexts: [KeyContext] = [.composer, .followUps, .found]

  static let pageUp = Command("page-up", "Show the page above", keys: ["pageup"], in: contexts) {
    $0.view.scrollTranscript(by: -$0.snapshot.page, $0.snapshot)
  }

  static let pageDown = Command("page-down", "Show the page below", keys: ["pagedown"], in: contexts) {
    $0.view.scrollTranscript(by: $0.snapshot.page, $0.snapshot)
  }

  static let toStart = Command(
    "to-start", "Go to the beginning of what is loaded", keys: ["ctrl+home"], in: contexts + prompts
  ) { $0.view.scroll = TranscriptView.top(of: $0.snapshot) }

  static let toEnd = Command(
    "to-end", "Go to the end, and stay there when more comes", keys: ["ctrl+end"], in: contexts + prompts
  ) { $0.view.scroll = .bottom }

  static let previousOwn = Command(
    "previous-message", "Go to your message above", keys: ["alt+p", "ctrl+up"], in: contexts
  ) { context in
    let snapshot = context.snapshot
    let found = TranscriptView.previousUserMessage(snapshot: snapshot, size: Layout.transcriptSize(snapshot))
    if let found {
      context.view.scroll = found
    } else if context.session.transcript.earlierMessages > 0 {
      // Seen from there, earlier messages are loaded.
      context.view.scroll = TranscriptView.top(of: snapshot)
    }
  }

  static let nextOwn = Command(
    "next-message", "Go to your message below", keys: ["alt+n", "ctrl+down"], in: contexts
  ) { context in
    let snapshot = context.snapshot
    context.view.scroll = TranscriptView.nextUserMessage(
      snapshot: snapshot, size: Layout.transcriptSize(snapshot))
  }

  private static let prompts: [KeyContext] = [.approval, .plan, .question]
}

extension Snapshot {
  /// A page of the transcript; two rows stay in view.
  fileprivate var page: Int { max(1, Layout.transcriptSize(self).rows - 2) }
}

extension ViewState {
  /// Scrolls the transcript, down for positive numbers.
  mutating func scrollTranscript(by rows: Int, _ snapshot: Snapshot) {
    scroll = TranscriptView.scrolled(
      scroll, by: rows, snapshot: snapshot, size: Layout.transcriptSize(snapshot))
  }
}
