import CSQLite

/// What SQLite says went wrong.
struct SQLiteError: Error, Hashable {
  /// The extended result code.
  let code: Int32
  /// SQLite's own words.
  let message: String

  /// The failure a connection knows last; without a connection only the code tells.
  init(_ code: Int32, _ connection: OpaquePointer?) {
    self.code = code
    message = String(cString: connection.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
  }

  /// The kind of failure: one of SQLite's result codes.
  var primaryCode: Int32 { code & 0xFF }
}
