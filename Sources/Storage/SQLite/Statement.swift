import CSQLite

/// A statement that was prepared once and can be run again and again. Used by the thread of its connection only, and
/// not while it is being run.
final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  /// - Parameter connection: outlives the statement.
  init(_ sql: String, _ connection: OpaquePointer) throws(SQLiteError) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
    guard code == SQLITE_OK, let handle else { throw SQLiteError(code, connection) }
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Runs it; rows that it gives are not looked at. - Throws: `SQLiteError`.
  func run(_ arguments: [SQLiteValue] = []) throws {
    try start(arguments)
    defer { finish() }
    while try step() {}
  }

  /// All rows it gives, each read while it is the current one. - Throws: `SQLiteError`, what `read` throws.
  func all<Value>(_ arguments: [SQLiteValue] = [], _ read: (Row) throws -> Value) throws -> [Value] {
    try start(arguments)
    defer { finish() }
    var values: [Value] = []
    while try step() { values.append(try read(Row(handle))) }
    return values
  }

  /// Calls `take` with each row while it is the current one. - Throws: `SQLiteError`, what `take` throws.
  func each(_ arguments: [SQLiteValue], _ take: (Row) throws -> Void) throws {
    try start(arguments)
    defer { finish() }
    while try step() { try take(Row(handle)) }
  }

  /// The first row it gives. - Throws: `SQLiteError`, what `read` throws.
  func first<Value>(_ arguments: [SQLiteValue] = [], _ read: (Row) throws -> Value) throws -> Value? {
    try start(arguments)
    defer { finish() }
    return try step() ? try read(Row(handle)) : nil
  }

  private func start(_ arguments: [SQLiteValue]) throws(SQLiteError) {
    for (number, argument) in arguments.enumerated() {
      let code = bind(argument, at: Int32(number + 1))
      guard code == SQLITE_OK else { throw SQLiteError(code, connection) }
    }
  }

  private func bind(_ value: SQLiteValue, at index: Int32) -> Int32 {
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let number): return sqlite3_bind_int64(handle, index, number)
    case .real(let number): return sqlite3_bind_double(handle, index, number)
    case .text(var text):
      return text.withUTF8 { bytes in
        guard bytes.count <= Int(Int32.max) else { return SQLITE_TOOBIG }
        let length = Int32(bytes.count)
        // To SQLite a text ends at its first NUL; the rare one that has such a character is kept as its bytes.
        if bytes.contains(0) { return csqlite_bind_blob(handle, index, bytes.baseAddress, length) }
        // An empty text may have no address, and none would mean NULL.
        guard length > 0 else { return csqlite_bind_text(handle, index, "", 0) }
        return bytes.withMemoryRebound(to: CChar.self) {
          csqlite_bind_text(handle, index, $0.baseAddress, length)
        }
      }
    }
  }

  /// - Returns: whether there is a row.
  private func step() throws(SQLiteError) -> Bool {
    let code = sqlite3_step(handle)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw SQLiteError(code, connection)
    }
  }

  private func finish() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }
}
