import Harness

/// What lists show of messages: beginnings of texts, read from `passage`, so that no message is read whole.
enum OutlineTable {
  static func outlines(of threadIDs: [String], _ db: Connection) throws -> [String: ThreadOutline] {
    let unready = Set(try db.statement("SELECT thread_id FROM unsearched").all { $0.text(0) })
    var outlines: [String: ThreadOutline] = [:]
    for id in threadIDs where try ThreadTable.has(id, db) {
      var outline = ThreadOutline(
        messageCount: try MessageTable.count(in: id, db), firstSaid: try first(in: id, db),
        lastSaid: try last(in: id, db))
      if outline.firstSaid.isEmpty, unready.contains(id) {
        let message = try MessageTable.firstUserMessage(in: id, db)
        outline.firstSaid = ThreadOutline.beginning(of: message?.text ?? "")
      }
      outlines[id] = outline
    }
    return outlines
  }

  private static func first(in threadID: String, _ db: Connection) throws -> String {
    try text(of: "AND message.role = 'user' ORDER BY message.position LIMIT 1", in: threadID, db)
  }

  private static func last(in threadID: String, _ db: Connection) throws -> String {
    try text(of: "ORDER BY message.position DESC LIMIT 1", in: threadID, db)
  }

  private static func text(of choice: String, in threadID: String, _ db: Connection) throws -> String {
    // In this order: the index of the thread leads, and the first row that has a text ends it.
    let statement = try db.statement(
      """
      SELECT substr(passage.text, 1, \(ThreadOutline.mostCharacters * 2))
      FROM message CROSS JOIN passage ON passage.message_id = message.id
      WHERE message.thread_id = ? \(choice)
      """)
    let text = try statement.first([.text(threadID)]) { $0.text(0) } ?? ""
    return ThreadOutline.beginning(of: UnspacedScript.joined(text))
  }

  /// Bodies are looked into only where the role is that of the person: a command that they ran begins with a call.
  static func ownMessages(in threadID: String, limit: Int, _ db: Connection) throws -> [OwnMessage] {
    let statement = try db.statement(
      """
      SELECT message.id, message.created_at, substr(passage.text, 1, \(ThreadOutline.mostCharacters * 2))
      FROM message CROSS JOIN passage ON passage.message_id = message.id
      WHERE message.thread_id = ?1 AND message.role = 'user'
        AND CASE WHEN json_valid(message.body)
          THEN json_extract(message.body, '$.content[0].type') IS NOT 'tool_call' ELSE 1 END
      ORDER BY message.position DESC LIMIT ?2
      """)
    return try statement.all([.text(threadID), SQLiteValue(max(0, limit))]) { row in
      OwnMessage(
        id: row.text(0), text: ThreadOutline.beginning(of: UnspacedScript.joined(row.text(2))),
        createdAt: row.date(1))
    }
  }
}
