/// How a message grew since it was last announced: what an event log keeps of a `message_update`, so that it does not
/// hold the whole of a long answer again for every piece of it.
struct MessageGrowth: Hashable, Sendable {
  static let wireName = "rein_message_appended"

  /// The message.
  var id: String
  /// Its last part as it was known.
  var part: Int
  /// What was added to that part's text.
  var text: String
  /// The parts that came after it.
  var parts: [MessagePart]

  /// - Returns: `nil` when the message changed in another way than by growing at its end.
  init?(from old: Message?, to new: Message) {
    guard let old, old.id == new.id, old.role == new.role, old.createdAt == new.createdAt,
      old.stopReason == new.stopReason, old.errorMessage == new.errorMessage,
      let last = old.content.indices.last, last < new.content.count,
      old.content[..<last] == new.content[..<last],
      let text = Self.added(from: old.content[last], to: new.content[last])
    else { return nil }
    id = new.id
    part = last
    self.text = text
    parts = Array(new.content[(last + 1)...])
  }

  private static func added(from old: MessagePart, to new: MessagePart) -> String? {
    switch (old, new) {
    case (.text(let old), .text(let new)): suffix(of: new, after: old)
    case (.thinking(let old), .thinking(let new)) where old.signature == new.signature:
      suffix(of: new.text, after: old.text)
    default: old == new ? "" : nil
    }
  }

  /// Compares bytes: two texts that only look the same would not replay to the same state.
  private static func suffix(of new: String, after old: String) -> String? {
    guard new.utf8.starts(with: old.utf8) else { return nil }
    return String(decoding: new.utf8.dropFirst(old.utf8.count), as: UTF8.self)
  }

  /// The message after it grew. - Returns: `nil` when this is about another message, or another state of it.
  func applied(to message: Message?) -> Message? {
    guard var message, message.id == id, part == message.content.count - 1, part >= 0 else { return nil }
    switch message.content[part] {
    case .text(let old): message.content[part] = .text(old + text)
    case .thinking(var thinking):
      thinking.text += text
      message.content[part] = .thinking(thinking)
    case .toolCall, .toolResult, .image, .file, .other: guard text.isEmpty else { return nil }
    }
    message.content += parts
    return message
  }
}

extension Event {
  /// The event as JSON, but of a message that grew what was added.
  /// - Parameter previous: the message as the reader knows it.
  public func json(after previous: Message?) -> JSON {
    guard case .run(.messageUpdated(let message)) = self,
      let growth = MessageGrowth(from: previous, to: message)
    else { return json }
    return growth.json
  }
}

extension MessageGrowth {
  var json: JSON {
    .fields([
      "type": .string(Self.wireName), "id": .string(id), "part": JSON(part), "text": .string(text),
      "parts": parts.isEmpty ? nil : .array(parts.map(\.json)),
    ])
  }

  init?(json: JSON) {
    guard let id = json["id"]?.string, let part = json["part"]?.int else { return nil }
    self.id = id
    self.part = part
    text = json["text"]?.string ?? ""
    parts = (json["parts"]?.array ?? []).map(MessagePart.init)
  }
}
