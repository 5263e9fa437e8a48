import GRDB
import Harness

/// The table `message`: its statements, and how a row becomes a message.
enum MessageTable {
  private static let columns = "id, created_at, body, role, is_partial"

  /// The newest messages before a position. Positions are never reused or changed, so that a page is found by its
  /// index however long the thread is.
  static let page = """
    SELECT \(columns) FROM message WHERE thread_id = ? AND position < ?
    ORDER BY position DESC LIMIT ?
    """

  /// - Throws: `StoreError.threadNotFound`, `messageExists`.
  static func save(_ message: Message, in threadID: String, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO message (id, thread_id, position, role, created_at, body, is_partial)
        SELECT ?1, ?2, (SELECT ifnull(max(position), 0) + 1 FROM message WHERE thread_id = ?2), ?3, ?4, ?5, ?6
        FROM thread WHERE id = ?2
        ON CONFLICT (id) DO UPDATE
        SET role = excluded.role, created_at = excluded.created_at, body = excluded.body,
          is_partial = excluded.is_partial
        WHERE thread_id = excluded.thread_id
        """)
    try statement.execute(arguments: [
      message.id.stored, threadID.stored, message.role.rawValue, message.createdAt.milliseconds,
      message.json.text(), message.role == .assistant && message.stopReason == nil,
    ])
    guard db.changesCount == 1 else {
      throw try ThreadTable.has(threadID, db)
        ? StoreError.messageExists(message.id) : StoreError.threadNotFound(threadID)
    }
  }

  static func messages(
    in threadID: String, limit: Int?, before: String?, _ db: Database
  ) throws -> [Message] {
    var end = Int64.max
    if let before {
      let position = try db.cachedStatement(
        sql: "SELECT position FROM message WHERE id = ? AND thread_id = ?")
      guard let found = try Int64.fetchOne(position, arguments: [before.stored, threadID.stored]) else {
        return []
      }
      end = found
    }
    // To SQLite a negative limit is none.
    let limit = limit.map { max(0, $0) } ?? -1
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: page), arguments: [threadID.stored, end, limit])
    return try Array(rows.map(message)).reversed()
  }

  static func count(in threadID: String, _ db: Database) throws -> Int {
    let statement = try db.cachedStatement(sql: "SELECT count(*) FROM message WHERE thread_id = ?")
    return try Int.fetchOne(statement, arguments: [threadID.stored]) ?? 0
  }

  static func firstUserMessage(in threadID: String, _ db: Database) throws -> Message? {
    let statement = try db.cachedStatement(
      sql: """
        SELECT \(columns) FROM message WHERE thread_id = ? AND role = 'user'
        ORDER BY position LIMIT 1
        """)
    return try Row.fetchOne(statement, arguments: [threadID.stored]).map(message)
  }

  /// Copies the messages of a thread inside the database, under new ids.
  /// - Throws: `StoreError.messageExists`.
  static func copyAll(
    from source: String, to copy: String, messageID: () -> String, _ db: Database
  ) throws {
    let rowids = try db.cachedStatement(
      sql: "SELECT rowid FROM message WHERE thread_id = ? ORDER BY position")
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO message (id, thread_id, position, role, created_at, body, is_partial)
        SELECT ?1, ?2, position, role, created_at, body, is_partial
        FROM message WHERE rowid = ?3
        ON CONFLICT (id) DO NOTHING
        """)
    for rowid in try Int64.fetchAll(rowids, arguments: [source.stored]) {
      let id = messageID()
      try insert.execute(arguments: [id.stored, copy.stored, rowid])
      guard db.changesCount == 1 else { throw StoreError.messageExists(id) }
    }
  }

  private static func message(_ row: Row) throws -> Message {
    guard let json = try row.json(2), case .object = json else { return unreadable(row) }
    var message = Message(json: json)
    message.id = row.text(0)
    message.createdAt = row.date(1)
    return message
  }

  /// A message whose body is no JSON must not keep a person from their thread: its text is shown as it is.
  private static func unreadable(_ row: Row) -> Message {
    let role = Message.Role(rawValue: row.text(3)) ?? .system
    let isPartial: Bool = row[4]
    return Message(
      id: row.text(0), role: role, content: [.other(.string(row.text(2)))], createdAt: row.date(1),
      stopReason: role == .assistant && !isPartial ? .complete : nil)
  }
}
