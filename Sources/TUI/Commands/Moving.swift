import Harness
import Terminal

/// Moving about in the transcript.
enum Moving {
  static let all = [pageUp, pageDown, toStart, toEnd, previousOwn, nextOwn]

  private static let contexts: [KeyContext] = [.composer, .followUps]

  static let pageUp = Command("page-up", "Show the page above", keys: ["pageup"], in: contexts) {
    $0.view.scrollTranscript(by: -$0.snapshot.page, $0.snapshot)
  }

  static let pageDown = Command("page-down", "Show the page below", keys: ["pagedown"], in: contexts) {
    $0.view.scrollTranscript(by: $0.snapshot.page, $0.snapshot)
  }

  static let toStart = Command(
    "to-start", "Go to the beginning of what is loaded", keys: ["ctrl+home"], in: contexts + prompts
  ) { context in
    context.view.show(place: context.session.transcript.places.lowerBound, context.snapshot)
  }

  static let toEnd = Command(
    "to-end", "Go to the end, and stay there when more comes", keys: ["ctrl+end"], in: contexts + prompts
  ) { $0.view.scroll = .bottom }

  static let previousOwn = Command(
    "previous-message", "Go to your message above", keys: ["alt+p", "ctrl+up"], in: contexts
  ) { context in
    let transcript = context.session.transcript
    if let place = transcript.ownPlaces(before: context.view.firstPlace(transcript)).last {
      context.view.show(place: place, context.snapshot)
    }
  }

  static let nextOwn = Command(
    "next-message", "Go to your message below", keys: ["alt+n", "ctrl+down"], in: contexts
  ) { context in
    let transcript = context.session.transcript
    if let place = transcript.ownPlaces(after: context.view.firstPlace(transcript)).first {
      context.view.show(place: place, context.snapshot)
    } else {
      context.view.scroll = .bottom
    }
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
    scroll = TranscriptView.scrolled(scroll, by: rows, snapshot, size: Layout.transcriptSize(snapshot))
  }

  /// Puts an entry at the top, as far as the end of the transcript allows.
  fileprivate mutating func show(place: Int, _ snapshot: Snapshot) {
    guard snapshot.session.transcript.places.contains(place) else { return }
    scroll = TranscriptView.scrolled(
      .at(place: place, row: 0), by: 0, snapshot, size: Layout.transcriptSize(snapshot))
  }

  /// The first entry in view; behind the last one when the end is.
  fileprivate func firstPlace(_ transcript: Transcript) -> Int {
    if case .at(let place, _) = scroll { place } else { transcript.places.upperBound }
  }
}

extension Transcript {
  /// Where the person's messages before a place are.
  fileprivate func ownPlaces(before place: Int) -> LazyFilterSequence<Range<Int>> {
    let end = min(max(place, places.lowerBound), places.upperBound)
    return (places.lowerBound..<end).lazy.filter(isOwn)
  }

  /// Where the person's messages after a place are.
  fileprivate func ownPlaces(after place: Int) -> LazyFilterSequence<Range<Int>> {
    let start = min(max(place + 1, places.lowerBound), places.upperBound)
    return (start..<places.upperBound).lazy.filter(isOwn)
  }

  private func isOwn(_ place: Int) -> Bool {
    if case .user = self[place].body { true } else { false }
  }
}
