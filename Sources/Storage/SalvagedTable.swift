import CSQLite
import Harness

/// A table whose rows are taken out of a damaged database, as far as they can be read.
struct SalvagedTable {
  let name: String
  let columns: String

  /// Threads first: the others belong to them.
  static let all = [
    SalvagedTable(
      name: "thread", columns: "id, resource_id, title, created_at, updated_at, metadata, is_fork"),
    SalvagedTable(
      name: "message", columns: "id, thread_id, position, role, created_at, body, is_partial"),
    SalvagedTable(name: "memory", columns: "thread_id, reaches_to, body"),
    SalvagedTable(name: "decision", columns: "thread_id, call_id, body"),
    SalvagedTable(name: "trash", columns: "thread_id, discarded_at"),
    SalvagedTable(name: "queue", columns: "thread_id, id, rank, is_command, content"),
  ]

  private var columnCount: Int { columns.split(separator: ",").count }

  /// Copies every row that can be read. Rows are found by their number; where a page is broken, the next good one is
  /// looked for in ever larger steps, and from there back to the gap.
  func move(from old: Connection, to new: Connection) throws {
    let marks = Array(repeating: "?", count: columnCount + 1).joined(separator: ", ")
    let insert = try new.statement("INSERT OR IGNORE INTO \(name) (rowid, \(columns)) VALUES (\(marks))")
    var last: Int64 = 0
    var step: Int64 = 1
    while true {
      let from = last
      let isAtEnd = try walk(old, "rowid > ? ORDER BY rowid", from: from) { rowid, values in
        if step > 1 {
          // What lies between the gap and this row.
          _ = try walk(old, "rowid < ? AND rowid > \(from) ORDER BY rowid DESC", from: rowid) {
            try insert.run([.integer($0)] + $1)
          }
          step = 1
        }
        try insert.run([.integer(rowid)] + values)
        last = rowid
      }
      let next = last.addingReportingOverflow(step)
      if isAtEnd || next.overflow { return }
      last = next.partialValue
      step = step.multipliedReportingOverflow(by: 2).partialValue
      if step <= 0 { return }
    }
  }

  /// Calls `take` with each row. - Returns: whether all rows were read; damage ends it early.
  private func walk(
    _ db: Connection, _ condition: String, from rowid: Int64, _ take: (Int64, [SQLiteValue]) throws -> Void
  ) throws -> Bool {
    do {
      let rows = try db.newStatement("SELECT rowid, \(columns) FROM \(name) WHERE \(condition)")
      try rows.each([.integer(rowid)]) { row in
        try take(row.integer(0), (1...columnCount).map { row.value(Int32($0)) })
      }
      return true
    } catch let error as SQLiteError where [SQLITE_CORRUPT, SQLITE_NOTADB].contains(error.primaryCode) {
      return false
    } catch let error as SQLiteError where error.primaryCode == SQLITE_ERROR {
      // An older database has not all tables.
      return true
    }
  }

  /// Messages whose thread is lost get one, which belongs to the project that has most; what else belongs to no thread
  /// is of no use.
  static func adoptOrphans(_ db: Connection) throws {
    try db.execute(
      """
      INSERT OR IGNORE INTO thread (id, resource_id, title, created_at, updated_at, metadata, is_fork)
      SELECT thread_id,
        ifnull((SELECT resource_id FROM thread GROUP BY resource_id ORDER BY count(*) DESC LIMIT 1), ''),
        'Recovered', min(created_at), max(created_at), '{}', 0
      FROM message WHERE thread_id NOT IN (SELECT id FROM thread) GROUP BY thread_id;
      INSERT OR IGNORE INTO unsearched (thread_id, position) SELECT id, 0 FROM thread;
      DELETE FROM memory WHERE thread_id NOT IN (SELECT id FROM thread);
      DELETE FROM decision WHERE thread_id NOT IN (SELECT id FROM thread);
      DELETE FROM trash WHERE thread_id NOT IN (SELECT id FROM thread);
      DELETE FROM queue WHERE thread_id NOT IN (SELECT id FROM thread);
      """)
  }
}
