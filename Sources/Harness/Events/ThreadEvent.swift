/// What happens to threads.
public enum ThreadEvent: Hashable, Sendable {
  /// A thread was made (or cloned) and is the one in view.
  case created(ChatThread)
  /// Another thread is in view.
  case changed(id: String, previous: String?)
  /// A thread was removed.
  case deleted(id: String)
}

extension ThreadEvent {
  var json: JSON {
    switch self {
    case .created(let thread): ["type": "thread_created", "thread": thread.json]
    case .changed(let id, let previous):
      [
        "type": "thread_changed", "threadId": .string(id),
        "previousThreadId": previous.map { .string($0) } ?? .null,
      ]
    case .deleted(let id): ["type": "thread_deleted", "threadId": .string(id)]
    }
  }

  init?(type: String, _ json: JSON) {
    switch type {
    case "thread_created":
      guard let thread = json["thread"].flatMap(ChatThread.init(json:)) else { return nil }
      self = .created(thread)
    case "thread_changed":
      guard let id = json["threadId"]?.string else { return nil }
      self = .changed(id: id, previous: json["previousThreadId"]?.string)
    case "thread_deleted":
      guard let id = json["threadId"]?.string else { return nil }
      self = .deleted(id: id)
    default: return nil
    }
  }
}
