import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

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

  /// Adds a row.
  public func discard(_ id: String, at time: Date) async throws {
    try await write { try TrashTable.add(id, at: time, $0) }
  }

  /// Removes a row.
  public func restore(_ id: String) async throws {
    try await write { try TrashTable.remove(id, $0) }
  }

  /// Reads the rows.
  public func discarded(resourceID: String?) async throws -> [DiscardedThread] {
    try await read { try TrashTable.all(resourceID: resourceID, $0) }
  }

  /// Removes the rows of the threads; foreign keys remove the rest. Writes nothing when there are none.
  public func emptyTrash(before time: Date) async throws -> Int {
    let isNeeded = try await read { db in
      try db.statement("SELECT 1 FROM trash WHERE discarded_at < ?").first([time.stored]) { _ in true } != nil
    }
    return isNeeded ? try await write { try TrashTable.empty(before: time, $0) } : 0
  }

  /// Reads the rows of a thread, by an index.
  public func queue(of threadID: String) async throws -> [QueuedMessage] {
    try await read { try QueueTable.all(of: threadID, $0) }
  }

  /// Writes the rows that differ, in one transaction.
  public func change(queueOf threadID: String, _ changes: [QueueChange]) async throws {
    try await write { db in
      try db.transaction {
        guard try ThreadTable.has(threadID, db) else { throw StoreError.threadNotFound(threadID) }
        for change in changes { try QueueTable.take(change, of: threadID, db) }
      }
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
