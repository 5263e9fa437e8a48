import Harness
import Terminal

/// A search in the conversation: what is looked for, and where it was found in the window of the transcript.
public struct TranscriptSearch: Hashable, Sendable {
  /// What is looked for.
  struct Pattern: Hashable, Sendable {
    var text = ""
    /// Whether small letters and capitals are the same.
    var ignoresCase = true
    /// Whether the text is a regular expression.
    var isRegex = false
  }

  /// What was looked through.
  private struct Scanned: Hashable {
    var pattern: Pattern
    var places: Range<Int>
    var generation: Int
  }

  /// What is being typed.
  var query: Composer
  var ignoresCase = true
  var isRegex = false
  /// Whether keys type; else they go from place to place.
  var isTyping = true
  /// What was in view before the search.
  var origin: ViewState.Scroll
  /// The entry that is shown.
  var current: Int?
  /// The entries that fit, oldest first.
  private(set) var places: [Int] = []
  /// Whether messages before the window are looked through.
  var isLookingEarlier = false
  /// Whether there is nothing more in the messages before the window.
  var hasNoneEarlier = false
  /// What is wrong with the pattern.
  private(set) var problem: String?
  private var scanned: Scanned?

  init(_ text: String, from origin: ViewState.Scroll) {
    query = Composer(text)
    self.origin = origin
  }

  /// What is looked for now.
  var pattern: Pattern { Pattern(text: query.text, ignoresCase: ignoresCase, isRegex: isRegex) }

  /// Where among the found entries the shown one is, counted from 1.
  var number: Int? { current.flatMap { places.firstIndex(of: $0) }.map { $0 + 1 } }

  /// The nearest entry that fits above the one shown; at first the newest one.
  var older: Int? { current.map { current in places.last { $0 < current } } ?? places.last }

  /// The nearest entry that fits below the one shown.
  var newer: Int? { current.flatMap { current in places.first { $0 > current } } }

  /// Looks through the entries that were not looked through yet; the newest may have grown.
  mutating func scan(_ transcript: Transcript, _ patterns: SearchPatterns) {
    let pattern = pattern
    let isSame = scanned?.pattern == pattern && scanned?.generation == transcript.generation
    let (earlier, earlierPlaces) = (scanned, places)
    if !isSame {
      places = []
      problem = nil
      if scanned?.pattern != pattern { hasNoneEarlier = false }
    }
    guard !pattern.text.isEmpty else {
      scanned = nil
      places = []
      return
    }
    do {
      let fits = try patterns.matcher(pattern)
      let known = isSame ? scanned?.places ?? 0..<0 : 0..<0
      // What was the last entry may have been unfinished.
      let settled = known.isEmpty ? known : known.lowerBound..<known.upperBound - 1
      let window = transcript.places
      let found: (Range<Int>) -> [Int] = { $0.filter { fits(transcript[$0].searchedText) } }
      if let earlier, !isSame, narrows(earlier, window, transcript.generation) {
        // The last entry may have grown since.
        let last = max(window.lowerBound, window.upperBound - 1)
        places =
          earlierPlaces.filter { $0 < last && fits(transcript[$0].searchedText) }
          + found(last..<window.upperBound)
      } else if settled.isEmpty {
        places = found(window)
      } else {
        let before = found(window.lowerBound..<max(window.lowerBound, settled.lowerBound))
        let kept = places.filter(settled.contains)
        let after = found(min(settled.upperBound, window.upperBound)..<window.upperBound)
        places = before + kept + after
      }
      scanned = Scanned(pattern: pattern, places: window, generation: transcript.generation)
    } catch {
      problem = "\(error)"
      scanned = nil
    }
    if let current, !places.contains(current) { self.current = nil }
  }

  /// Whether the pattern can only fit where an earlier one did: it is plain text that goes on from it.
  private func narrows(_ earlier: Scanned, _ window: Range<Int>, _ generation: Int) -> Bool {
    !isRegex && !earlier.pattern.isRegex && earlier.pattern.ignoresCase == ignoresCase
      && query.text.lowercased().utf8.starts(with: earlier.pattern.text.lowercased().utf8)
      && (ignoresCase || query.text.utf8.starts(with: earlier.pattern.text.utf8))
      && earlier.places == window && earlier.generation == generation
  }
}

extension TranscriptEntry {
  /// Everything an entry says, also what is folded.
  var searchedText: String {
    switch body {
    case .user(let text), .attached(let text), .assistant(let text, _), .thinking(let text, _): text
    case .notice(let notice): notice.text
    case .tool(let activity):
      [activity.name, activity.args.text(), activity.output?.text ?? activity.liveOutput]
        .joined(separator: "\n")
    }
  }
}
