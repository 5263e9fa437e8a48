import Harness

/// Events on their way to the session: neighbours of one kind are one event.
struct EventBatch {
  private var events: [ModelEvent] = []
  private var last: ModelEvent?

  /// Whether nothing is in it.
  var isEmpty: Bool { last == nil }

  /// Adds an event.
  mutating func append(_ event: ModelEvent) {
    // Taking the last one out first leaves its text with one owner, so that appending does not copy it.
    let before = last.take()
    switch (before, event) {
    case (.text(var text), .text(let more)):
      text += more
      last = .text(text)
    case (.thinking(var text), .thinking(let more)):
      text += more
      last = .thinking(text)
    case (.toolCallArguments(let id, var text), .toolCallArguments(let same, let more)) where id == same:
      text += more
      last = .toolCallArguments(id: id, delta: text)
    case (let before, _):
      if let before { events.append(before) }
      last = event
    }
  }

  /// All events since the last call.
  mutating func take() -> [ModelEvent] {
    if let last = last.take() { events.append(last) }
    defer { events = [] }
    return events
  }
}
