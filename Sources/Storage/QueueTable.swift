import Harness

/// The table `queue`: what waits to be said in threads.
enum QueueTable {
  static func all(of threadID: String, _ db: Connection) throws -> [QueuedMessage] {
    let statement = try db.statement(
      "SELECT id, rank, is_command, content FROM queue WHERE thread_id = ? ORDER BY rank, id")
    return try statement.all([.text(threadID)]) { row in
      QueuedMessage(
        FollowUp(id: row.text(0), content: row.text(3), isCommand: row.bool(2)), rank: row.real(1))
    }
  }

  /// - Throws: `StoreError.threadNotFound`.
  static func take(_ change: QueueChange, of threadID: String, _ db: Connection) throws {
    switch change {
    case .remove(let id):
      try db.statement("DELETE FROM queue WHERE thread_id = ? AND id = ?").run([.text(threadID), .text(id)])
    case .put(let message):
      let statement = try db.statement(
        """
        INSERT INTO queue (thread_id, id, rank, is_command, content)
        SELECT id, ?2, ?3, ?4, ?5 FROM thread WHERE id = ?1
        ON CONFLICT (thread_id, id) DO UPDATE
        SET rank = excluded.rank, is_command = excluded.is_command, content = excluded.content
        """)
      try statement.run([
        .text(threadID), .text(message.id), .real(message.rank), SQLiteValue(message.followUp.isCommand),
        .text(message.followUp.content),
      ])
      guard db.changeCount == 1 else { throw StoreError.threadNotFound(threadID) }
    }
  }
}
