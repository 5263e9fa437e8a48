import GRDB
import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Row {
  /// The text of a column, whole even when it has a NUL in it.
  func text(_ index: Int) -> String {
    let value: DatabaseValue = self[index]
    return String.fromDatabaseValue(value) ?? ""
  }

  /// The date of a column of milliseconds.
  func date(_ index: Int) -> Date {
    let milliseconds: Int64 = self[index]
    return Date(timeIntervalSince1970: Double(milliseconds) / 1000)
  }

  /// The JSON of a column, read in place; `nil` when it is none.
  func json(_ index: Int) throws -> JSON? {
    try withUnsafeData(atIndex: index) { data in
      data?.withUnsafeBytes { try? JSON(parsing: $0) }
    }
  }
}

extension String {
  /// How a text is kept. SQLite's texts end at the first NUL; the rare one that has such a character is kept as
  /// its bytes instead.
  var stored: DatabaseValue {
    utf8.contains(0) ? Data(utf8).databaseValue : databaseValue
  }
}

extension Date {
  /// How a date is kept: milliseconds since 1970, at the ends of the range if it is outside.
  var milliseconds: Int64 {
    let milliseconds = (timeIntervalSince1970 * 1000).rounded()
    return Int64(exactly: milliseconds) ?? (milliseconds < 0 ? .min : .max)
  }
}
