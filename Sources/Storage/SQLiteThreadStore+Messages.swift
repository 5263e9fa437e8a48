import Harness

extension SQLiteThreadStore {
  /// Writes a row, and what can be found of it; when this returns, it outlives the process.
  public func save(_ message: Message, in threadID: String) async throws {
    try await write { db in
      try db.transaction { try MessageTable.save(message, in: threadID, db) }
    }
  }

  /// Reads one page, by an index: it costs what the page costs, however long the thread is.
  public func messages(in threadID: String, limit: Int?, before: String?) async throws -> [Message] {
    try await read { try MessageTable.messages(in: threadID, limit: limit, before: before, $0) }
  }

  /// Reads one row.
  public func memory(of threadID: String) async throws -> ThreadMemory? {
    try await read { try MemoryTable.memory(of: threadID, $0) }
  }

  /// Writes one row.
  public func keep(_ memory: ThreadMemory, of threadID: String) async throws {
    try await write { try MemoryTable.keep(memory, of: threadID, $0) }
  }

  /// Counts by an index; reads the beginnings of two texts of each thread.
  public func outlines(of threadIDs: [String]) async throws -> [String: ThreadOutline] {
    try await read { try OutlineTable.outlines(of: threadIDs, $0) }
  }

  /// Reads one row.
  public func message(_ id: String, in threadID: String) async throws -> Message? {
    try await read { try MessageTable.message(id, in: threadID, $0) }
  }

  /// Walks back over the roles in an index, and reads the beginnings of those of the person.
  public func ownMessages(in threadID: String, limit: Int) async throws -> [OwnMessage] {
    try await read { try OutlineTable.ownMessages(in: threadID, limit: limit, $0) }
  }

  /// Counts by an index; reads one message of each thread.
  public func digests(of threadIDs: [String]) async throws -> [String: ThreadDigest] {
    try await read { db in
      var digests: [String: ThreadDigest] = [:]
      for id in threadIDs where try ThreadTable.has(id, db) {
        digests[id] = ThreadDigest(
          messageCount: try MessageTable.count(in: id, db),
          firstUserMessage: try MessageTable.firstUserMessage(in: id, db))
      }
      return digests
    }
  }
}
