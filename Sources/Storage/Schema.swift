import Harness

/// What the tables look like, and how older ones become like that.
enum Schema {
  /// Marks the file as ours (PRAGMA application_id): "rein" in ASCII.
  static let applicationID: Int64 = 0x7265_696E

  /// A step towards the newest tables.
  private struct Migration {
    let name: String
    let sql: String
  }

  /// Every step from an empty file to the newest tables. A step that was released is never changed.
  private static let migrations = [
    Migration(
      name: "1 threads and messages",
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
        """),
    Migration(
      name: "2 memory",
      sql: """
        CREATE TABLE memory (
          thread_id TEXT NOT NULL PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
          reaches_to TEXT NOT NULL,    -- the last message it stands for; wins over the body
          body TEXT NOT NULL           -- the whole memory as JSON
        );
        """),
    Migration(
      name: "3 decisions",
      sql: """
        CREATE TABLE decision (
          id INTEGER PRIMARY KEY,      -- rises in the order they were made
          thread_id TEXT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
          call_id TEXT NOT NULL,
          body TEXT NOT NULL           -- the whole decision as JSON
        );
        CREATE INDEX decision_of_thread ON decision (thread_id, id);
        CREATE INDEX decision_of_call ON decision (thread_id, call_id);
        """),
    Migration(
      name: "4 search",
      sql: """
        CREATE TABLE passage (
          id INTEGER PRIMARY KEY,      -- rises with the time of the message
          message_id TEXT NOT NULL UNIQUE REFERENCES message (id) ON DELETE CASCADE,
          text TEXT NOT NULL           -- what was said, without tools and thinking
        );
        CREATE VIRTUAL TABLE passage_index USING fts5(
          text, content = 'passage', content_rowid = 'id', prefix = '1 2 3',
          tokenize = 'unicode61 remove_diacritics 2');
        CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
          INSERT INTO passage_index (rowid, text) VALUES (new.id, new.text);
        END;
        CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
          INSERT INTO passage_index (passage_index, rowid, text) VALUES ('delete', old.id, old.text);
        END;
        CREATE TRIGGER passage_changed AFTER UPDATE ON passage BEGIN
          INSERT INTO passage_index (passage_index, rowid, text) VALUES ('delete', old.id, old.text);
          INSERT INTO passage_index (rowid, text) VALUES (new.id, new.text);
        END;
        CREATE TABLE unsearched (      -- threads whose older messages are not in passage yet
          thread_id TEXT NOT NULL PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
          position INTEGER NOT NULL    -- messages up to this one are
        );
        INSERT INTO unsearched SELECT id, 0 FROM thread;
        """),
    Migration(
      name: "5 trash and queue",
      sql: """
        CREATE TABLE trash (
          thread_id TEXT NOT NULL PRIMARY KEY REFERENCES thread (id) ON DELETE CASCADE,
          discarded_at INTEGER NOT NULL
        );
        CREATE TABLE queue (           -- what waits to be said
          thread_id TEXT NOT NULL REFERENCES thread (id) ON DELETE CASCADE,
          id TEXT NOT NULL,
          rank REAL NOT NULL,          -- smaller ones go out first
          is_command INTEGER NOT NULL,
          content TEXT NOT NULL,
          UNIQUE (thread_id, id)
        );
        CREATE INDEX queue_in_order ON queue (thread_id, rank);
        -- Characters of scripts without blanks count as words from now on: all is looked at again.
        INSERT OR REPLACE INTO unsearched SELECT id, 0 FROM thread;
        """),
  ]

  /// Where the steps that were made are noted. The name is that of the library which kept the first databases.
  private static let notes = "grdb_migrations"

  /// Refuses, before anything is changed, a database that some other program made.
  /// - Throws: `StoreError.unusable`, `SQLiteError`.
  static func checkOwner(_ db: Connection, path: String) throws {
    let owner = try db.statement("PRAGMA application_id").first { $0.integer(0) }
    guard owner != applicationID else { return }
    let isEmpty = try db.statement("SELECT 1 FROM sqlite_master LIMIT 1").first { _ in true } == nil
    guard owner == 0, isEmpty else {
      throw StoreError.unusable(
        "\(path) is a database of another program. Move it away, or set XDG_DATA_HOME to another folder.")
    }
  }

  /// Brings the tables to the newest form.
  /// - Throws: `StoreError.unusable` when a newer rein wrote them, `SQLiteError`.
  static func bringUpToDate(_ db: Connection, path: String) throws {
    let made = try madeMigrations(db)
    guard made.isSubset(of: migrations.map(\.name)) else {
      throw StoreError.unusable(
        "\(path) was written by a newer rein. Update rein, or set XDG_DATA_HOME to another folder.")
    }
    for migration in migrations where !made.contains(migration.name) {
      try db.transaction {
        try db.execute("CREATE TABLE IF NOT EXISTS \(notes) (identifier TEXT NOT NULL PRIMARY KEY)")
        try db.execute(migration.sql)
        try db.statement("INSERT INTO \(notes) VALUES (?)").run([.text(migration.name)])
      }
    }
  }

  private static func madeMigrations(_ db: Connection) throws -> Set<String> {
    let table = try db.statement("SELECT 1 FROM sqlite_master WHERE name = ?").first([.text(notes)]) { _ in
      true
    }
    guard table != nil else { return [] }
    return Set(try db.statement("SELECT identifier FROM \(notes)").all { $0.text(0) })
  }
}
