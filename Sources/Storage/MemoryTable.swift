import Harness

/// The table `memory`: what the older messages of threads were condensed into.
enum MemoryTable {
  static func memory(of threadID: String, _ db: Connection) throws -> ThreadMemory? {
    let statement = try db.statement("SELECT reaches_to, body FROM memory WHERE thread_id = ?")
    return try statement.first([.text(threadID)]) { row -> ThreadMemory? in
      // A memory that cannot be read must not keep a person from their thread: it is made anew.
      guard let json = row.json(1), var memory = ThreadMemory(json: json) else { return nil }
      memory.reachesTo = row.text(0)
      return memory
    } ?? nil
  }

  /// - Throws: `StoreError.threadNotFound`.
  static func keep(_ memory: ThreadMemory, of threadID: String, _ db: Connection) throws {
    let statement = try db.statement(
      """
      INSERT INTO memory (thread_id, reaches_to, body) SELECT id, ?2, ?3 FROM thread WHERE id = ?1
      ON CONFLICT (thread_id) DO UPDATE SET reaches_to = excluded.reaches_to, body = excluded.body
      """)
    try statement.run([.text(threadID), .text(memory.reachesTo), .text(memory.json.text())])
    guard db.changeCount == 1 else { throw StoreError.threadNotFound(threadID) }
  }

  /// Copies a memory after the messages were copied: it reaches to the copy of the message it reached to.
  static func copy(from source: String, to copy: String, _ db: Connection) throws {
    let statement = try db.statement(
      """
      INSERT INTO memory (thread_id, reaches_to, body)
      SELECT ?2, copied.id, memory.body FROM memory
      JOIN message AS own ON own.id = memory.reaches_to
      JOIN message AS copied ON copied.thread_id = ?2 AND copied.position = own.position
      WHERE memory.thread_id = ?1
      """)
    try statement.run([.text(source), .text(copy)])
  }
}
