import Harness

/// The table `decision`: how it was decided whether calls of a thread may run.
enum DecisionTable {
  /// - Throws: `StoreError.threadNotFound`.
  static func append(_ decision: DecisionRecord, to threadID: String, _ db: Connection) throws {
    let statement = try db.statement(
      "INSERT INTO decision (thread_id, call_id, body) SELECT id, ?2, ?3 FROM thread WHERE id = ?1")
    try statement.run([.text(threadID), .text(decision.callID), .text(decision.json.text())])
    guard db.changeCount == 1 else { throw StoreError.threadNotFound(threadID) }
  }

  static func newest(in threadID: String, limit: Int, _ db: Connection) throws -> [DecisionRecord] {
    let statement = try db.statement(
      "SELECT body FROM decision WHERE thread_id = ? ORDER BY id DESC LIMIT ?")
    let rows = try statement.all([.text(threadID), .integer(Int64(max(0, limit)))]) { decision($0) }
    return rows.reversed().compactMap(\.self)
  }

  static func decisions(
    on callIDs: [String], in threadID: String, _ db: Connection
  ) throws -> [DecisionRecord] {
    let statement = try db.statement(
      "SELECT body, id FROM decision WHERE thread_id = ? AND call_id = ? ORDER BY id")
    var found: [(id: Int64, decision: DecisionRecord?)] = []
    for callID in Set(callIDs) {
      found += try statement.all([.text(threadID), .text(callID)]) { ($0.integer(1), decision($0)) }
    }
    return found.sorted { $0.id < $1.id }.compactMap(\.decision)
  }

  static func copyAll(from source: String, to copy: String, _ db: Connection) throws {
    let statement = try db.statement(
      """
      INSERT INTO decision (thread_id, call_id, body)
      SELECT ?2, call_id, body FROM decision WHERE thread_id = ?1 ORDER BY id
      """)
    try statement.run([.text(source), .text(copy)])
  }

  /// A decision that cannot be read must not keep a person from their thread.
  private static func decision(_ row: Row) -> DecisionRecord? {
    row.json(0).flatMap(DecisionRecord.init(json:))
  }
}
