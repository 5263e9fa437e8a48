import Harness
import Terminal

/// Looking for something in the conversation.
enum Searching {
  static let all = [
    search, find, older, newer, olderWhileTyping, newerWhileTyping, again, ignoreCase, regex,
    ignoreCaseWhileTyping, regexWhileTyping,
    leaveTyping,
    close,
  ]

  static let search = Command(
    "search", aliases: ["find"], "Look for something in the conversation", argument: .text("[text]"),
    keys: ["f3"], in: [.composer, .followUps, .found], slash: true
  ) { context in
    let known = context.view.search
    let text = context.argument.isEmpty ? known?.query.text ?? "" : context.argument
    var search = known ?? TranscriptSearch(text, from: context.view.scroll)
    search.query = Composer(text)
    search.isTyping = context.argument.isEmpty
    context.view.focus = .composer
    context.view.search = search
    guard !search.isTyping else { return }
    context.view.updateSearch(context.snapshot)
    if context.view.search?.places.isEmpty == true { context.goOlder() }
  }

  static let find = Command(
    "search-done", "Go on to walking from place to place", keys: ["enter"], in: [.search],
    hint: { _ in "done typing" }
  ) { context in
    if context.view.search?.query.isEmpty == true { return context.view.search = nil }
    context.view.search?.isTyping = false
    if context.view.search?.current == nil { context.goOlder() }
  }

  static let older = Command(
    "search-older", "Go to the place above", keys: ["n", "up", "ctrl+p"], in: [.found],
    hint: { _ in "above" }
  ) { $0.goOlder() }

  static let newer = Command(
    "search-newer", "Go to the place below", keys: ["N", "down", "ctrl+n"], in: [.found],
    hint: { _ in "below" }
  ) { $0.goNewer() }

  static let olderWhileTyping = Command(
    "search-older-typing", "Go to the place above", keys: ["up", "ctrl+p"], in: [.search]
  ) { $0.goOlder() }

  static let newerWhileTyping = Command(
    "search-newer-typing", "Go to the place below", keys: ["down", "ctrl+n"], in: [.search]
  ) { $0.goNewer() }

  static let again = Command(
    "search-change", "Change what is looked for", keys: ["/"], in: [.found], hint: { _ in "change" }
  ) { $0.view.search?.isTyping = true }

  static let ignoreCase = Command(
    "search-case", "Let capitals count, or not", keys: ["i"], in: [.found], hint: { _ in "case" }
  ) { $0.view.search?.ignoresCase.toggle() }

  static let regex = Command(
    "search-regex", "Look for a regular expression, or for plain text", keys: ["r"], in: [.found],
    hint: { _ in "regex" }
  ) { $0.view.search?.isRegex.toggle() }

  static let ignoreCaseWhileTyping = Command(
    "search-case-typing", "Let capitals count, or not", keys: ["alt+i"], in: [.search], hint: { _ in "case" }
  ) { $0.view.search?.ignoresCase.toggle() }

  static let regexWhileTyping = Command(
    "search-regex-typing", "Look for a regular expression, or for plain text", keys: ["alt+r"], in: [.search],
    hint: { _ in "regex" }
  ) { $0.view.search?.isRegex.toggle() }

  static let leaveTyping = Command(
    "search-cancel", "Stop searching and go back to where you were", keys: ["esc", "ctrl+c"], in: [.search],
    hint: { _ in "back" }
  ) { context in
    if let origin = context.view.search?.origin { context.view.scroll = origin }
    context.view.search = nil
  }

  static let close = Command(
    "search-close", "Stop searching and stay here", keys: ["esc", "q", "ctrl+c"], in: [.found],
    hint: { _ in "close" }
  ) { $0.view.search = nil }
}

extension CommandContext {
  /// Goes to the place above; where the window has none, earlier messages are looked through.
  fileprivate mutating func goOlder() {
    guard let search = view.search, !search.isLookingEarlier else { return }
    if let place = search.older {
      view.showFound(place, snapshot)
    } else if session.transcript.earlierMessages > 0, !search.hasNoneEarlier, !search.query.isEmpty {
      view.search?.isLookingEarlier = true
      act(.searchEarlier)
    } else if search.current != nil {
      view.hint = "That is the first one."
    }
  }

  /// Goes to the place below.
  fileprivate mutating func goNewer() {
    if let place = view.search?.newer {
      view.showFound(place, snapshot)
    } else {
      view.hint = "That is the last one."
    }
  }
}

extension ViewState {
  /// Looks through what was not looked through yet, and shows the newest place above what was in view when the search
  /// began, while one types.
  mutating func updateSearch(_ snapshot: Snapshot) {
    guard var search else { return }
    let changed = search.pattern != snapshot.view.search?.pattern
    search.scan(snapshot.session.transcript, snapshot.patterns)
    self.search = search
    guard changed else { return }
    self.search?.current = nil
    if let place = search.places.last { showFound(place, snapshot) } else { scroll = search.origin }
  }

  /// Brings an entry that was found into view, unfolded where what fits would be hidden.
  mutating func showFound(_ place: Int, _ snapshot: Snapshot) {
    search?.current = place
    guard let search, let fits = try? snapshot.patterns.matcher(search.pattern) else { return }
    var snapshot = snapshot
    snapshot.view = self
    let size = Layout.transcriptSize(snapshot)
    if TranscriptView.row(of: place, fits, snapshot: snapshot, size: size) == nil {
      unfolded.insert(place)
      snapshot.view.unfolded.insert(place)
    }
    let row = TranscriptView.row(of: place, fits, snapshot: snapshot, size: size) ?? 0
    scroll = TranscriptView.showing(place, row: row, snapshot: snapshot, size: size)
  }
}
