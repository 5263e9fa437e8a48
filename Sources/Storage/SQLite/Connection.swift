import CSQLite

/// A connection to a database file, used by one thread at a time.
final class Connection {
  private let handle: OpaquePointer
  private var statements: [String: Statement] = [:]

  /// Opens a file, or makes an empty one.
  /// - Parameter patience: how long to wait for other connections, in whole milliseconds.
  /// - Throws: `SQLiteError`. That a file is no database is found out by the first look into it.
  init(path: String, patience: Duration) throws(SQLiteError) {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else {
      let error = SQLiteError(code, handle)
      sqlite3_close_v2(handle)
      throw error
    }
    sqlite3_busy_timeout(handle, Int32(clamping: Int(patience / .milliseconds(1))))
    self.handle = handle
  }

  deinit {
    statements = [:]
    sqlite3_close_v2(handle)
  }

  /// How many rows the last statement added, changed or removed.
  var changeCount: Int { Int(sqlite3_changes64(handle)) }

  /// Runs statements without parameters, one after the other. - Throws: `SQLiteError`.
  func execute(_ sql: String) throws(SQLiteError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw SQLiteError(code, handle) }
  }

  /// A statement, prepared at its first use and kept as long as the connection: the program has a few dozen, all
  /// written in it. - Throws: `SQLiteError`.
  func statement(_ sql: String) throws(SQLiteError) -> Statement {
    if let known = statements[sql] { return known }
    let statement = try newStatement(sql)
    statements[sql] = statement
    return statement
  }

  /// A statement for one use, which must be over before the connection is. - Throws: `SQLiteError`.
  func newStatement(_ sql: String) throws(SQLiteError) -> Statement { try Statement(sql, handle) }

  /// Runs `body` in one transaction, which takes the write lock before anything is read; what it throws undoes it.
  /// - Throws: `SQLiteError`, what `body` throws.
  func transaction(_ body: () throws -> Void) throws {
    try execute("BEGIN IMMEDIATE")
    do {
      try body()
      try execute("COMMIT")
    } catch {
      // SQLite has undone it itself after some failures; then there is nothing to undo.
      if sqlite3_get_autocommit(handle) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }
}
