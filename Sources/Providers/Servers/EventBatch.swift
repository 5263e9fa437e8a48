import Harness

/// Events on their way to the session: neighbours of one kind are one event.
struct EventBatch {
  private enum Kind: Hashable {
    case text
    case thinking
    case arguments(id: String)
  }

  private var events: [ModelEvent] = []
  /// The last event if it may still grow: what it is, and its text apart, so that growing does not copy it.
  private var open: Kind?
  private var text = ""

  /// Adds an event.
  mutating func append(_ event: ModelEvent) {
    switch event {
    case .text(let more): grow(.text, more)
    case .thinking(let more): grow(.thinking, more)
    case .toolCallArguments(let id, let more): grow(.arguments(id: id), more)
    case .thinkingSignature, .redactedThinking, .toolCallStarted, .toolCallSignature, .toolCall, .usage,
      .notice, .waiting, .traced, .finished:
      close()
      events.append(event)
    }
  }

  /// All events since the last call.
  mutating func take() -> [ModelEvent] {
    close()
    defer { events = [] }
    return events
  }

  private mutating func grow(_ kind: Kind, _ more: String) {
    if open != kind { close() }
    open = kind
    text += more
  }

  private mutating func close() {
    switch open {
    case .text: events.append(.text(text))
    case .thinking: events.append(.thinking(text))
    case .arguments(let id): events.append(.toolCallArguments(id: id, delta: text))
    case nil: return
    }
    open = nil
    text = ""
  }
}
