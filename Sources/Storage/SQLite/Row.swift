import CSQLite
import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The current row of a statement; not to be kept.
struct Row {
  private let statement: OpaquePointer

  init(_ statement: OpaquePointer) {
    self.statement = statement
  }

  /// The number in a column; 0 where there is none.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  /// The number in a column, with what is behind its point; 0 where there is none.
  func real(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

  /// Whether a column is not 0.
  func bool(_ column: Int32) -> Bool { integer(column) != 0 }

  /// The text of a column, whole even when it has a NUL in it; empty where there is none.
  func text(_ column: Int32) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// The date of a column of milliseconds.
  func date(_ column: Int32) -> Date { Date(timeIntervalSince1970: Double(integer(column)) / 1000) }

  /// The JSON of a column, read in place; `nil` when it is none.
  func json(_ column: Int32) -> JSON? { try? JSON(parsing: bytes(column)) }

  /// A column as it is, to be bound elsewhere; bytes as text.
  func value(_ column: Int32) -> SQLiteValue {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(real(column))
    default: .text(text(column))
    }
  }

  /// The bytes of a column, as long as the row is the current one and the column is not read in another way.
  private func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
    // First the kind, then the bytes, then their number: each asks for a conversion that would undo the next.
    if sqlite3_column_type(statement, column) == SQLITE_BLOB {
      let start = sqlite3_column_blob(statement, column)
      return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
    let start = UnsafeRawPointer(sqlite3_column_text(statement, column))
    return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
  }
}

extension Date {
  /// How a date is kept: milliseconds since 1970, at the ends of the range if it is outside.
  var stored: SQLiteValue {
    let milliseconds = (timeIntervalSince1970 * 1000).rounded()
    return .integer(Int64(exactly: milliseconds) ?? (milliseconds < 0 ? .min : .max))
  }
}
