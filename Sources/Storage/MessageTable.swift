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
  static func save(_ message: Message, in threadID: String, _ db: Connection) throws {
    let statement = try db.statement(
      """
      INSERT INTO message (id, thread_id, position, role, created_at, body, is_partial)
      SELECT ?1, ?2, (SELECT ifnull(max(position), 0) + 1 FROM message WHERE thread_id = ?2), ?3, ?4, ?5, ?6
      FROM thread WHERE id = ?2
      ON CONFLICT (id) DO UPDATE
      SET role = excluded.role, created_at = excluded.created_at, body = excluded.body,
        is_partial = excluded.is_partial
      WHERE thread_id = excluded.thread_id
      """)
    let isPartial = message.role == .assistant && message.stopReason == nil
    try statement.run([
      .text(message.id), .text(threadID), .text(message.role.rawValue), message.createdAt.stored,
      .text(message.json.text()), SQLiteValue(isPartial),
    ])
    guard db.changeCount == 1 else {
      throw try ThreadTable.has(threadID, db)
        ? StoreError.messageExists(message.id) : StoreError.threadNotFound(threadID)
    }
    if !isPartial { try PassageTable.keep(message, db) }
  }

  /// Messages after a position that nobody is writing, oldest first, with their positions.
  static func complete(
    in threadID: String, after position: Int64, limit: Int, _ db: Connection
  ) throws -> [(position: Int64, message: Message)] {
    let statement = try db.statement(
      """
      SELECT \(columns), position FROM message WHERE thread_id = ? AND position > ? AND NOT is_partial
      ORDER BY position LIMIT ?
      """)
    return try statement.all([.text(threadID), .integer(position), SQLiteValue(limit)]) {
      ($0.integer(5), try message($0))
    }
  }

  static func messages(
    in threadID: String, limit: Int?, before: String?, _ db: Connection
  ) throws -> [Message] {
    guard let end = try position(of: before, in: threadID, db) else { return [] }
    // To SQLite a negative limit is none.
    let limit = limit.map { max(0, $0) } ?? -1
    return try db.statement(page).all([.text(threadID), .integer(end), SQLiteValue(limit)], message)
      .reversed()
  }

  /// Where a message is, behind all of them without an id; `nil` when it is none of the thread.
  static func position(of id: String?, in threadID: String, _ db: Connection) throws -> Int64? {
    guard let id else { return Int64.max }
    let statement = try db.statement("SELECT position FROM message WHERE id = ? AND thread_id = ?")
    return try statement.first([.text(id), .text(threadID)]) { $0.integer(0) }
  }

  static func message(_ id: String, in threadID: String, _ db: Connection) throws -> Message? {
    let statement = try db.statement("SELECT \(columns) FROM message WHERE id = ? AND thread_id = ?")
    return try statement.first([.text(id), .text(threadID)], message)
  }

  static func count(in threadID: String, _ db: Connection) throws -> Int {
    let statement = try db.statement("SELECT count(*) FROM message WHERE thread_id = ?")
    return try statement.first([.text(threadID)]) { Int($0.integer(0)) } ?? 0
  }

  static func firstUserMessage(in threadID: String, _ db: Connection) throws -> Message? {
    let statement = try db.statement(
      """
      SELECT \(columns) FROM message WHERE thread_id = ? AND role = 'user'
      ORDER BY position LIMIT 1
      """)
    return try statement.first([.text(threadID)], message)
  }

  /// Copies the messages of a thread, those before a position, inside the database, under new ids.
  /// - Throws: `StoreError.messageExists`.
  static func copyAll(
    from source: String, to copy: String, before end: Int64, messageID: () -> String, _ db: Connection
  ) throws {
    let rowids = try db.statement(
      "SELECT rowid FROM message WHERE thread_id = ? AND position < ? ORDER BY position")
    let insert = try db.statement(
      """
      INSERT INTO message (id, thread_id, position, role, created_at, body, is_partial)
      SELECT ?1, ?2, position, role, created_at, body, is_partial
      FROM message WHERE rowid = ?3
      ON CONFLICT (id) DO NOTHING
      """)
    for rowid in try rowids.all([.text(source), .integer(end)], { $0.integer(0) }) {
      let id = messageID()
      try insert.run([.text(id), .text(copy), .integer(rowid)])
      guard db.changeCount == 1 else { throw StoreError.messageExists(id) }
      try PassageTable.copy(of: rowid, to: id, db)
    }
  }

  private static func message(_ row: Row) throws -> Message {
    guard let json = row.json(2), case .object = json else { return unreadable(row) }
    var message = Message(json: json)
    message.id = row.text(0)
    message.createdAt = row.date(1)
    return message
  }

  /// A message whose body is no JSON must not keep a person from their thread: its text is shown as it is.
  private static func unreadable(_ row: Row) -> Message {
    let role = Message.Role(rawValue: row.text(3)) ?? .system
    let isPartial = row.bool(4)
    return Message(
      id: row.text(0), role: role, content: [.other(.string(row.text(2)))], createdAt: row.date(1),
      stopReason: role == .assistant && !isPartial ? .complete : nil)
  }
}
