import Harness

/// One answer of the offline guide on its way: a word at a time at the pace of a model, or as many words as
/// time has passed for when the reader is slow.
actor OfflineAnswer {
  private let request: ModelRequest
  private let delay: Duration
  private var items: [GuideSpeech]
  private var call: ToolCall?
  private var words: Words
  private var startedAt: ContinuousClock.Instant?
  private var saidWords = 0
  private var saidCharacters = 0
  private var isFinished = false

  private enum Words {
    case text(ArraySlice<String>)
    case thinking(ArraySlice<String>)
    case prose(GuideProse)
  }

  /// Without a delay, so many words are one batch: enough to be cheap, few enough to be stopped at once.
  private static let largestBatch = 512

  init(_ request: ModelRequest, delay: Duration) {
    self.request = request
    self.delay = delay
    let script = GuideScript(request)
    items = Self.separated(script.speech)
    call = script.call
    words = .text([])
  }

  /// The next events; `nil` after the last. Cancelling the calling task ends the wait.
  func next() async throws -> [ModelEvent]? {
    guard !isFinished else { return nil }
    try Task.checkCancellation()
    var batch = EventBatch()
    for _ in 0..<(try await wordsDue()) {
      guard let event = nextWord() else {
        finish(into: &batch)
        break
      }
      batch.append(event)
    }
    return batch.take()
  }

  private func wordsDue() async throws -> Int {
    guard delay > .zero else { return Self.largestBatch }
    let start = startedAt ?? .now
    startedAt = start
    let due = start + delay * (saidWords + 1)
    if due > .now { try await Task.sleep(until: due, clock: .continuous) }
    return max(1, Int(start.duration(to: .now) / delay) - saidWords)
  }

  private func nextWord() -> ModelEvent? {
    while true {
      if let event = takeWord() {
        saidWords += 1
        return event
      }
      guard !items.isEmpty else { return nil }
      switch items.removeFirst() {
      case .text(let text): words = .text(Self.words(in: text)[...])
      case .thinking(let text): words = .thinking(Self.words(in: text)[...])
      case .words(let count): words = .prose(GuideProse(count))
      }
    }
  }

  private func takeWord() -> ModelEvent? {
    switch words {
    case .text(var rest):
      guard let word = rest.popFirst() else { return nil }
      words = .text(rest)
      saidCharacters += word.utf8.count
      return .text(word)
    case .thinking(var rest):
      guard let word = rest.popFirst() else { return nil }
      words = .thinking(rest)
      saidCharacters += word.utf8.count
      return .thinking(word)
    case .prose(var prose):
      guard let word = prose.next() else { return nil }
      words = .prose(prose)
      saidCharacters += word.utf8.count
      return .text(word)
    }
  }

  private func finish(into batch: inout EventBatch) {
    isFinished = true
    var spoken = saidCharacters
    if let call {
      let id = Self.unusedID(in: request)
      let arguments = call.args.text()
      spoken += arguments.utf8.count
      batch.append(.toolCallStarted(id: id, name: call.name))
      batch.append(.toolCallArguments(id: id, delta: arguments))
      batch.append(.toolCall(id: id, name: call.name, arguments: arguments))
    }
    batch.append(
      .usage(
        TokenUsage(
          promptTokens: Self.tokens(request), completionTokens: (spoken + 3) / 4, raw: ["isEstimate": true])))
    batch.append(.finished(call == nil ? .stop : .toolCalls))
  }

  /// Four characters make a token, roughly.
  private static func tokens(_ request: ModelRequest) -> Int {
    let said = request.messages.reduce(0) { $0 + $1.json.text().utf8.count }
    return (request.system.utf8.count + said + 3) / 4
  }

  private static func unusedID(in request: ModelRequest) -> String {
    var used: Set<String> = []
    for case .toolCall(let call) in request.messages.flatMap(\.content) { used.insert(call.id) }
    var number = used.count + 1
    while used.contains("guide_\(number)") { number += 1 }
    return "guide_\(number)"
  }

  /// Each word with the blanks before it.
  private static func words(in text: String) -> [String] {
    var words: [String] = []
    var start = text.startIndex
    var isInWord = false
    for index in text.indices {
      let isBlank = text[index].isWhitespace
      if isBlank, isInWord {
        words.append(String(text[start..<index]))
        start = index
      }
      isInWord = !isBlank
    }
    if start < text.endIndex { words.append(String(text[start...])) }
    return words
  }

  /// A blank line between stretches of prose.
  private static func separated(_ speech: [GuideSpeech]) -> [GuideSpeech] {
    var all: [GuideSpeech] = []
    for item in speech {
      let followsProse = all.contains { if case .thinking = $0 { false } else { true } }
      if case .thinking = item {
        all.append(item)
      } else {
        all += followsProse ? [.text("\n\n"), item] : [item]
      }
    }
    return all
  }
}
