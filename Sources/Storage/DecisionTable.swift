import GRDB
import Harness

/// The table `decision`: how it was decided whether calls of a thread may run.
enum DecisionTable {
  /// - Throws: `StoreError.threadNotFound`.
  static func append(_ decision: DecisionRecord, to threadID: String, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO decision (thread_id, call_id, body) SELECT id, ?2, ?3 FROM thread WHERE id = ?1")
    try statement.execute(arguments: [threadID.stored, decision.callID.stored, decision.json.text()])
    guard db.changesCount == 1 else { throw StoreError.threadNotFound(threadID) }
  }

  static func newest(in threadID: String, limit: Int, _ db: Database) throws -> [DecisionRecord] {
    let statement = try db.cachedStatement(
      sql: "SELECT body FROM decision WHERE thread_id = ? ORDER BY id DESC LIMIT ?")
    let rows = try Row.fetchCursor(statement, arguments: [threadID.stored, max(0, limit)])
    return try Array(rows.compactMap(decision)).reversed()
  }

  static func decisions(
    on callIDs: [String], in threadID: String, _ db: Database
  ) throws -> [DecisionRecord] {
    let statement = try db.cachedStatement(
      sql: "SELECT body, id FROM decision WHERE thread_id = ? AND call_id = ? ORDER BY id")
    var found: [(id: Int64, decision: DecisionRecord)] = []
    for callID in Set(callIDs) {
      for row in try Row.fetchAll(statement, arguments: [threadID.stored, callID.stored]) {
        if let decision = try decision(row) { found.append((row[1], decision)) }
      }
    }
    return found.sorted { $0.id < $1.id }.map(\.decision)
  }

  static func copyAll(from source: String, to copy: String, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO decision (thread_id, call_id, body)
        SELECT ?2, call_id, body FROM decision WHERE thread_id = ?1 ORDER BY id
        """)
    try statement.execute(arguments: [source.stored, copy.stored])
  }

  /// A decision that cannot be read must not keep a person from their thread.
  private static func decision(_ row: Row) throws -> DecisionRecord? {
    try row.json(0).flatMap(DecisionRecord.init(json:))
  }
}
