import CSQLite
import Harness

extension StoreError {
  /// Any failure of the database at `path` as a sentence that says what happened and what to do.
  init(_ error: any Error, path: String) {
    if let error = error as? StoreError {
      self = error
    } else if let error = error as? SQLiteError {
      self = .unusable(
        "\(StoreError.advice(error.primaryCode, path)) (SQLite: \(error.code) \(error.message))")
    } else {
      self = .unusable("The database \(path) cannot be used: \(error)")
    }
  }

  private static func advice(_ code: Int32, _ path: String) -> String {
    switch code {
    case SQLITE_NOTADB:
      "\(path) is not a database. Move it away; rein then makes a new one."
    case SQLITE_CORRUPT:
      "The database \(path) is damaged. Close every rein and start again: what can be read is then saved, and the "
        + "damaged one kept."
    case SQLITE_BUSY, SQLITE_LOCKED:
      "The database \(path) is kept locked by another program. Close that program, and try again."
    case SQLITE_FULL:
      "The disk that holds \(path) is full. Make room, and try again; what was kept before is safe."
    case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_AUTH:
      "The database \(path) cannot be opened for writing. Change the permissions of the file and its folder, "
        + "or set XDG_DATA_HOME to another folder."
    case SQLITE_IOERR:
      "The disk that holds \(path) failed to read or write. Check the disk, and try again."
    case SQLITE_TOOBIG:
      "The database \(path) cannot keep a message of this size."
    case SQLITE_NOMEM:
      "There was not enough memory for the database \(path). Close other programs, and try again."
    default:
      "The database \(path) cannot be used. If it lies on a network disk, set XDG_DATA_HOME to a folder on a "
        + "local one; otherwise please report this."
    }
  }
}
