/// The messages of the thread in memory: its newest ones, as many as were needed so far.
@HarnessActor
final class SessionHistory {
  private let store: any ThreadStore
  private let window: Int
  private(set) var messages: [Message] = []
  /// How many messages of the thread are before those in memory.
  private(set) var earlier = 0

  nonisolated init(store: any ThreadStore, window: Int) {
    self.store = store
    self.window = window
  }

  func forget() {
    messages = []
    earlier = 0
  }

  /// Reads the newest messages of a thread.
  func open(_ threadID: String) async throws {
    let newest = try await store.messages(in: threadID, limit: window, before: nil)
    let total = try await store.digests(of: [threadID])[threadID]?.messageCount ?? newest.count
    messages = newest
    earlier = max(0, total - newest.count)
  }

  /// Reads messages before those in memory: so many, or a window of them.
  /// - Returns: them; empty when there are none.
  func readEarlier(_ threadID: String, limit: Int? = nil) async throws -> [Message] {
    guard earlier > 0, let first = messages.first else { return [] }
    let older = try await store.messages(in: threadID, limit: limit ?? window, before: first.id)
    guard messages.first?.id == first.id else { return [] }
    messages = older + messages
    earlier = older.isEmpty ? 0 : max(0, earlier - older.count)
    return older
  }

  /// The messages in memory after the one of that id; all of them without an id, or when it is not in memory.
  func messages(after id: String?) -> ArraySlice<Message> {
    guard let id, let index = messages.lastIndex(where: { $0.id == id }) else { return messages[...] }
    return messages[(index + 1)...]
  }

  /// Whether every message after the one of that id (of the whole thread, without one) is in memory.
  func reaches(back id: String?) -> Bool {
    // From the end: what is looked for is among the newest.
    earlier == 0 || id.map { id in messages.lastIndex { $0.id == id } != nil } ?? false
  }

  /// Reads the newest messages of a thread again, whatever is in memory by then.
  func newest(of threadID: String) async throws -> [Message] {
    try await store.messages(in: threadID, limit: window, before: nil)
  }

  /// Takes a new message, or a known one as it is now.
  func take(_ message: Message) {
    if let index = messages.lastIndex(where: { $0.id == message.id }) {
      messages[index] = message
    } else {
      messages.append(message)
    }
  }

  func message(_ id: String) -> Message? {
    messages.last { $0.id == id }
  }
}
