/// What a look at a whole database found.
public struct StoreCondition: Hashable, Sendable {
  /// Number of threads, copies of subagents not among them.
  public var threadCount: Int
  /// Number of messages, those of the copies included.
  public var messageCount: Int
  /// Size of the database in bytes, without what is still to be moved into it.
  public var byteCount: Int
  /// What SQLite found to be damaged, a sentence each; empty for a sound database.
  public var faults: [String]

  /// A condition.
  public init(threadCount: Int, messageCount: Int, byteCount: Int, faults: [String]) {
    self.threadCount = threadCount
    self.messageCount = messageCount
    self.byteCount = byteCount
    self.faults = faults
  }
}

extension SQLiteThreadStore {
  /// Counts what is kept, and reads all pages of the file to see whether they fit together: seconds for a large one.
  /// - Throws: `StoreError.unusable` when the file is damaged so that it cannot be counted.
  public func condition() async throws -> StoreCondition {
    let condition = try await read { db in
      func number(_ sql: String) throws -> Int {
        try db.statement(sql).first { Int($0.integer(0)) } ?? 0
      }
      let words = try db.statement("PRAGMA quick_check").all { $0.text(0) }
      return StoreCondition(
        threadCount: try number("SELECT count(*) FROM thread WHERE NOT is_fork"),
        messageCount: try number("SELECT count(*) FROM message"),
        byteCount: try number("PRAGMA page_count") * number("PRAGMA page_size"),
        faults: words == ["ok"] ? [] : words)
    }
    if !condition.faults.isEmpty { Salvage.mark(path) }
    return condition
  }
}
