import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The table `trash`: threads that were put aside, and when.
enum TrashTable {
  /// - Throws: `StoreError.threadNotFound`, also when it is aside already.
  static func add(_ id: String, at time: Date, _ db: Connection) throws {
    let statement = try db.statement(
      """
      INSERT INTO trash (thread_id, discarded_at) SELECT id, ?2 FROM thread WHERE id = ?1
      ON CONFLICT (thread_id) DO NOTHING
      """)
    try statement.run([.text(id), time.stored])
    guard db.changeCount == 1 else { throw StoreError.threadNotFound(id) }
  }

  /// - Throws: `StoreError.threadNotFound` when it is not there.
  static func remove(_ id: String, _ db: Connection) throws {
    try db.statement("DELETE FROM trash WHERE thread_id = ?").run([.text(id)])
    guard db.changeCount == 1 else { throw StoreError.threadNotFound(id) }
  }

  static func all(resourceID: String?, _ db: Connection) throws -> [DiscardedThread] {
    let statement = try db.statement(
      """
      SELECT \(ThreadTable.columns), discarded_at FROM trash JOIN thread ON thread.id = trash.thread_id
      WHERE \(resourceID == nil ? "?1 IS NULL" : "resource_id = ?1")
      ORDER BY discarded_at DESC, id DESC
      """)
    return try statement.all([SQLiteValue(resourceID)]) {
      DiscardedThread(try ThreadTable.thread($0), at: $0.date(6))
    }
  }

  /// Removes the threads themselves. - Returns: how many.
  static func empty(before time: Date, _ db: Connection) throws -> Int {
    try db.statement(
      "DELETE FROM thread WHERE id IN (SELECT thread_id FROM trash WHERE discarded_at < ?)"
    ).run([time.stored])
    return db.changeCount
  }
}
