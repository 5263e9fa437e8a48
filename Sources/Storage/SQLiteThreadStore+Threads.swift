import GRDB
import Harness

extension SQLiteThreadStore {
  public func create(_ thread: ChatThread) async throws {
    try await write { try ThreadTable.insert(thread, $0) }
  }

  public func thread(_ id: String) async throws -> ChatThread? {
    try await read { try ThreadTable.thread(id, $0) }
  }

  public func threads(resourceID: String?, includingForks: Bool) async throws -> [ChatThread] {
    try await read { try ThreadTable.threads(resourceID: resourceID, includingForks: includingForks, $0) }
  }

  public func update(_ id: String, _ change: @escaping @Sendable (inout ChatThread) -> Void) async throws {
    try await write { db in
      // Immediate: the lock is taken before reading, so that no other process changes what was read.
      try db.inTransaction(.immediate) {
        guard var thread = try ThreadTable.thread(id, db) else { throw StoreError.threadNotFound(id) }
        change(&thread)
        try ThreadTable.update(id, to: thread, db)
        return .commit
      }
    }
  }

  public func delete(_ id: String) async throws {
    try await write { db in
      guard try ThreadTable.delete(id, db) else { throw StoreError.threadNotFound(id) }
    }
  }

  public func clone(
    _ id: String, as copy: ChatThread, messageID: @escaping @Sendable () -> String
  ) async throws {
    try await write { db in
      try db.inTransaction(.immediate) {
        guard try ThreadTable.has(id, db) else { throw StoreError.threadNotFound(id) }
        try ThreadTable.insert(copy, db)
        try MessageTable.copyAll(from: id, to: copy.id, messageID: messageID, db)
        try MemoryTable.copy(from: id, to: copy.id, db)
        return .commit
      }
    }
  }
}
