import GRDB
import Harness

/// The table `thread`: its statements, and how a row becomes a thread.
enum ThreadTable {
  private static let columns = "id, resource_id, title, created_at, updated_at, metadata"

  static func has(_ id: String, _ db: Database) throws -> Bool {
    let statement = try db.cachedStatement(sql: "SELECT 1 FROM thread WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id.stored]) != nil
  }

  static func thread(_ id: String, _ db: Database) throws -> ChatThread? {
    let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM thread WHERE id = ?")
    return try Row.fetchOne(statement, arguments: [id.stored]).map(thread)
  }

  static func threads(resourceID: String?, includingForks: Bool, _ db: Database) throws -> [ChatThread] {
    let condition =
      (resourceID == nil ? "?1 IS NULL" : "resource_id = ?1") + (includingForks ? "" : " AND NOT is_fork")
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(columns) FROM thread WHERE \(condition)
        ORDER BY updated_at DESC, created_at DESC, id
        """)
    return try Array(Row.fetchCursor(statement, arguments: [resourceID?.stored]).map(thread))
  }

  /// - Throws: `StoreError.threadExists`.
  static func insert(_ thread: ChatThread, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO thread (id, resource_id, title, created_at, updated_at, metadata, is_fork)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
        """)
    try statement.execute(arguments: [
      thread.id.stored, thread.resourceID.stored, thread.title.stored, thread.createdAt.milliseconds,
      thread.updatedAt.milliseconds, JSON.object(thread.metadata).text(), thread.isFork,
    ])
    guard db.changesCount == 1 else { throw StoreError.threadExists(thread.id) }
  }

  static func update(_ id: String, to thread: ChatThread, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        UPDATE thread
        SET resource_id = ?, title = ?, created_at = ?, updated_at = ?, metadata = ?, is_fork = ?
        WHERE id = ?
        """)
    try statement.execute(arguments: [
      thread.resourceID.stored, thread.title.stored, thread.createdAt.milliseconds,
      thread.updatedAt.milliseconds, JSON.object(thread.metadata).text(), thread.isFork, id.stored,
    ])
  }

  /// Removes the thread and, by the foreign key, its messages. - Returns: whether there was one.
  static func delete(_ id: String, _ db: Database) throws -> Bool {
    try db.cachedStatement(sql: "DELETE FROM thread WHERE id = ?").execute(arguments: [id.stored])
    return db.changesCount == 1
  }

  private static func thread(_ row: Row) throws -> ChatThread {
    ChatThread(
      id: row.text(0), resourceID: row.text(1), title: row.text(2), createdAt: row.date(3),
      updatedAt: row.date(4), metadata: try metadata(row))
  }

  /// Settings that cannot be read must not keep a person from their thread: they are kept aside, as they are.
  private static func metadata(_ row: Row) throws -> OrderedDictionary<String, JSON> {
    if case .object(let metadata)? = try row.json(5) { return metadata }
    return ["unreadable": .string(row.text(5))]
  }
}
