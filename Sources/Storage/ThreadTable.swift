import Harness

/// The table `thread`: its statements, and how a row becomes a thread.
enum ThreadTable {
  static let columns = "id, resource_id, title, created_at, updated_at, metadata"

  static func has(_ id: String, _ db: Connection) throws -> Bool {
    let statement = try db.statement("SELECT 1 FROM thread WHERE id = ?")
    return try statement.first([.text(id)]) { _ in true } != nil
  }

  static func thread(_ id: String, _ db: Connection) throws -> ChatThread? {
    let statement = try db.statement(
      "SELECT \(columns) FROM thread WHERE id = ? AND id NOT IN (SELECT thread_id FROM trash)")
    return try statement.first([.text(id)], thread)
  }

  static func threads(resourceID: String?, includingForks: Bool, _ db: Connection) throws -> [ChatThread] {
    let condition =
      (resourceID == nil ? "?1 IS NULL" : "resource_id = ?1") + (includingForks ? "" : " AND NOT is_fork")
      + " AND id NOT IN (SELECT thread_id FROM trash)"
    let statement = try db.statement(
      """
      SELECT \(columns) FROM thread WHERE \(condition)
      ORDER BY updated_at DESC, created_at DESC, id
      """)
    return try statement.all([SQLiteValue(resourceID)], thread)
  }

  /// - Throws: `StoreError.threadExists`.
  static func insert(_ thread: ChatThread, _ db: Connection) throws {
    let statement = try db.statement(
      """
      INSERT INTO thread (id, resource_id, title, created_at, updated_at, metadata, is_fork)
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
      """)
    try statement.run([
      .text(thread.id), .text(thread.resourceID), .text(thread.title), thread.createdAt.stored,
      thread.updatedAt.stored, .text(JSON.object(thread.metadata).text()), SQLiteValue(thread.isFork),
    ])
    guard db.changeCount == 1 else { throw StoreError.threadExists(thread.id) }
  }

  static func update(_ id: String, to thread: ChatThread, _ db: Connection) throws {
    let statement = try db.statement(
      """
      UPDATE thread
      SET resource_id = ?, title = ?, created_at = ?, updated_at = ?, metadata = ?, is_fork = ?
      WHERE id = ?
      """)
    try statement.run([
      .text(thread.resourceID), .text(thread.title), thread.createdAt.stored,
      thread.updatedAt.stored, .text(JSON.object(thread.metadata).text()), SQLiteValue(thread.isFork),
      .text(id),
    ])
  }

  /// Removes the thread and, by the foreign key, its messages. - Returns: whether there was one.
  static func delete(_ id: String, _ db: Connection) throws -> Bool {
    try db.statement("DELETE FROM thread WHERE id = ?").run([.text(id)])
    return db.changeCount == 1
  }

  static func thread(_ row: Row) throws -> ChatThread {
    ChatThread(
      id: row.text(0), resourceID: row.text(1), title: row.text(2), createdAt: row.date(3),
      updatedAt: row.date(4), metadata: try metadata(row))
  }

  /// Settings that cannot be read must not keep a person from their thread: they are kept aside, as they are.
  private static func metadata(_ row: Row) throws -> OrderedDictionary<String, JSON> {
    if case .object(let metadata)? = row.json(5) { return metadata }
    return ["unreadable": .string(row.text(5))]
  }
}
