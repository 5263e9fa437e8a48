import GRDB
import Harness

/// What the tables look like, and how older ones become like that.
enum Schema {
  /// Marks the file as ours (PRAGMA application_id): "rein" in ASCII.
  static let applicationID: Int32 = 0x7265_696E

  /// Every step from an empty file to the newest tables. A step that was released is never changed.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 threads and messages") { db in
      try db.execute(
        sql: """
          PRAGMA application_id = \(applicationID);
          CREATE TABLE thread (
            id TEXT NOT NULL PRIMARY KEY,
            resource_id TEXT NOT NULL,
            title TEXT NOT NULL,
            created_at INTEGER NOT NULL, -- milliseconds since 1970
            updated_at INTEGER NOT NULL,
            metadata TEXT NOT NULL,      -- a JSON object
            is_fork INTEGER NOT NULL
          );
          CREATE INDEX thread_of_resource ON thread (resource_id, updated_at);
          CREATE TABLE message (
            id TEXT NOT NULL PRIMARY KEY,
            thread_id TEXT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,   -- rises within a thread, from 1
            role TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            body TEXT NOT NULL,          -- the whole message as JSON; id and date of the columns win
            is_partial INTEGER NOT NULL  -- 1 while the model is writing it
          );
          CREATE UNIQUE INDEX message_of_thread ON message (thread_id, position);
          """)
    }
    migrator.registerMigration("2 memory") { db in
      try db.execute(
        sql: """
          CREATE TABLE memory (
            thread_id TEXT NOT NULL PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
            reaches_to TEXT NOT NULL,    -- the last message it stands for; wins over the body
            body TEXT NOT NULL           -- the whole memory as JSON
          );
          """)
    }
    migrator.registerMigration("3 decisions") { db in
      try db.execute(
        sql: """
          CREATE TABLE decision (
            id INTEGER PRIMARY KEY,      -- rises in the order they were made
            thread_id TEXT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
            call_id TEXT NOT NULL,
            body TEXT NOT NULL           -- the whole decision as JSON
          );
          CREATE INDEX decision_of_thread ON decision (thread_id, id);
          CREATE INDEX decision_of_call ON decision (thread_id, call_id);
          """)
    }
    return migrator
  }

  /// Refuses, before anything is changed, a database that some other program made.
  /// - Throws: `StoreError.unusable`, `DatabaseError`.
  static func checkOwner(_ db: Database, path: String) throws {
    let owner = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard owner != applicationID else { return }
    guard owner == 0, try Row.fetchOne(db, sql: "SELECT 1 FROM sqlite_master LIMIT 1") == nil else {
      throw StoreError.unusable(
        "\(path) is a database of another program. Move it away, or set XDG_DATA_HOME to another folder.")
    }
  }

  /// Brings the tables to the newest form.
  /// - Throws: `StoreError.unusable` when a newer rein wrote them, `DatabaseError`.
  static func bringUpToDate(_ pool: DatabasePool) throws {
    let migrator = migrator
    let isComplete = try pool.writeWithoutTransaction { db in
      if try migrator.hasBeenSuperseded(db) {
        throw StoreError.unusable(
          "\(pool.path) was written by a newer rein. Update rein, or set XDG_DATA_HOME to another folder.")
      }
      return try migrator.hasCompletedMigrations(db)
    }
    if !isComplete { try migrator.migrate(pool) }
  }
}
