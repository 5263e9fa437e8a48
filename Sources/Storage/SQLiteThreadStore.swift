import GRDB
import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Threads in a SQLite database, which any number of processes may use at once.
///
/// What a call has kept survives the end of the process, however sudden; after a power cut the last moments may be
/// missing, but the database is whole.
public final class SQLiteThreadStore: ThreadStore, Sendable {
  let pool: DatabasePool

  /// Where rein keeps its threads unless told otherwise: `rein/rein.db` below `$XDG_DATA_HOME`, else below
  /// `~/.local/share`.
  public static var defaultPath: String {
    DataFolder.path(in: ProcessInfo.processInfo.environment) + "/rein.db"
  }

  /// The folder of the database, where `LockFiles` for its threads belong.
  public var folder: String { DataFolder.parent(of: pool.path) }

  /// Opens the database, making it and its folder where there are none, readable for their owner only.
  /// - Throws: `StoreError.unusable`.
  public static func open(at path: String) throws -> SQLiteThreadStore {
    try SQLiteThreadStore(path: path, patience: .seconds(5))
  }

  /// As `open(at:)`; `patience` is how long to wait for other processes, in whole milliseconds, here and later.
  init(path: String, patience: Duration) throws {
    let folder = DataFolder.parent(of: path)
    try DataFolder.make(folder)
    do {
      // Two processes that start together must not both make the tables.
      pool = try DataFolder.alone(in: folder, patience: patience) {
        try DataFolder.makePrivateFile(path)
        let pool = try DatabasePool(
          path: path, configuration: Self.configuration(path: path, patience: patience))
        try Schema.bringUpToDate(pool)
        return pool
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static func configuration(path: String, patience: Duration) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience / .seconds(1))
    // A person looks at one thread and one list; more connections would only take memory.
    configuration.maximumReaderCount = 2
    configuration.prepareDatabase { db in
      if !db.configuration.readonly { try Schema.checkOwner(db, path: path) }
    }
    return configuration
  }

  /// Runs `body` on the one connection that writes, in the order of the calls. `body` opens transactions itself;
  /// a single statement needs none. The end of the calling task does not stop it.
  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    let path = pool.path
    return try await withCheckedThrowingContinuation { continuation in
      pool.asyncWriteWithoutTransaction { db in
        continuation.resume(with: Result { try body(db) }.mapError { StoreError($0, path: path) })
      }
    }
  }

  /// Runs `body` on what is committed now, beside writers.
  func read<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    let path = pool.path
    return try await withCheckedThrowingContinuation { continuation in
      pool.asyncRead { db in
        continuation.resume(with: Result { try body(db.get()) }.mapError { StoreError($0, path: path) })
      }
    }
  }
}
