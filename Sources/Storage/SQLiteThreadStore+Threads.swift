import Harness

extension SQLiteThreadStore {
  /// Adds a row.
  public func create(_ thread: ChatThread) async throws {
    try await write { try ThreadTable.insert(thread, $0) }
  }

  /// Reads a row.
  public func thread(_ id: String) async throws -> ChatThread? {
    try await read { try ThreadTable.thread(id, $0) }
  }

  /// Reads the rows of a resource, by an index.
  public func threads(resourceID: String?, includingForks: Bool) async throws -> [ChatThread] {
    try await read { try ThreadTable.threads(resourceID: resourceID, includingForks: includingForks, $0) }
  }

  /// Reads, changes and writes the row in one transaction, which other processes wait for.
  public func update(_ id: String, _ change: @escaping @Sendable (inout ChatThread) -> Void) async throws {
    try await write { db in
      // Immediate: the lock is taken before reading, so that no other process changes what was read.
      try db.transaction {
        guard var thread = try ThreadTable.thread(id, db) else { throw StoreError.threadNotFound(id) }
        change(&thread)
        try ThreadTable.update(id, to: thread, db)
      }
    }
  }

  /// Removes the row; the foreign key removes those of the messages.
  public func delete(_ id: String) async throws {
    try await write { db in
      guard try ThreadTable.delete(id, db) else { throw StoreError.threadNotFound(id) }
    }
  }

  /// Copies the rows in one transaction; the messages never leave the database.
  public func clone(
    _ id: String, as copy: ChatThread, before end: String?, messageID: @escaping @Sendable () -> String
  ) async throws {
    try await write { db in
      try db.transaction {
        guard try ThreadTable.has(id, db) else { throw StoreError.threadNotFound(id) }
        guard let position = try MessageTable.position(of: end, in: id, db) else {
          throw StoreError.messageNotFound(end ?? "")
        }
        try ThreadTable.insert(copy, db)
        try MessageTable.copyAll(from: id, to: copy.id, before: position, messageID: messageID, db)
        try MemoryTable.copy(from: id, to: copy.id, db)
        try DecisionTable.copyAll(from: id, to: copy.id, db)
      }
    }
  }
}
