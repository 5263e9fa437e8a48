import CSQLite
import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Threads in a SQLite database, which any number of processes may use at once.
///
/// What a call has kept survives the end of the process, however sudden; after a power cut the last moments may be
/// missing, but the database is whole.
public final class SQLiteThreadStore: ThreadStore, Sendable {
  let path: String
  private let writer: ConnectionQueue
  /// Reads beside the writer. A person looks at one thread and one list; more connections would only take memory.
  private let reader: ConnectionQueue
  /// What became of the database that was here, when it was damaged.
  public let rescue: Rescue?

  /// Where rein keeps its threads unless told otherwise: `rein/rein.db` below `$XDG_DATA_HOME`, else below
  /// `~/.local/share`.
  public static let defaultPath = DataFolder.path(in: ProcessInfo.processInfo.environment) + "/rein.db"

  /// The folder of the database, where `LockFiles` for its threads belong.
  public var folder: String { DataFolder.parent(of: path) }

  /// Opens the database, making it and its folder where there are none, readable for their owner only.
  /// - Throws: `StoreError.unusable`.
  public static func open(at path: String) throws -> SQLiteThreadStore {
    try SQLiteThreadStore(path: path, patience: .seconds(5))
  }

  /// As `open(at:)`; `patience` is how long to wait for other processes, in whole milliseconds, here and later.
  init(path: String, patience: Duration) throws {
    self.path = path
    let folder = DataFolder.parent(of: path)
    try DataFolder.make(folder)
    do {
      // Two processes that start together must not both make the tables.
      (writer, reader, rescue) = try DataFolder.alone(in: folder, patience: patience) {
        try DataFolder.makePrivateFile(path)
        guard !Salvage.isForeign(path), access(Salvage.marker(of: path), F_OK) != 0 else {
          return try Self.saved(path, patience)
        }
        do {
          let (writer, reader) = try Self.connections(path, patience)
          return (writer, reader, nil)
        } catch let error as SQLiteError where Self.isDamage(error) {
          return try Self.saved(path, patience)
        }
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static func connections(
    _ path: String, _ patience: Duration
  ) throws -> (ConnectionQueue, ConnectionQueue) {
    let writer = try connect(path, patience: patience) { try Schema.checkOwner($0, path: path) }
    try Schema.bringUpToDate(writer, path: path)
    let reader = try connect(path, patience: patience)
    try reader.execute("PRAGMA query_only = 1")
    return (
      ConnectionQueue(writer, label: "rein.store.write"), ConnectionQueue(reader, label: "rein.store.read")
    )
  }

  private static func saved(
    _ path: String, _ patience: Duration
  ) throws -> (ConnectionQueue, ConnectionQueue, Rescue?) {
    let rescue = try Salvage(path: path).run()
    let (writer, reader) = try connections(path, patience)
    return (writer, reader, rescue)
  }

  private static func isDamage(_ error: any Error) -> Bool {
    guard let code = (error as? SQLiteError)?.primaryCode else { return false }
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB
  }

  /// - Parameter check: looks at the database before anything in it is changed.
  private static func connect(
    _ path: String, patience: Duration, check: (Connection) throws -> Void = { _ in }
  ) throws -> Connection {
    let connection = try Connection(path: path, patience: patience)
    try check(connection)
    // The end of a process then loses nothing, and readers do not wait for the writer.
    try connection.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = 1")
    return connection
  }

  /// Runs `body` on the one connection that writes, in the order of the calls. `body` opens transactions itself;
  /// a single statement needs none. The end of the calling task does not stop it.
  func write<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
    try await run(on: writer, body)
  }

  /// Runs `body` on what is committed now, beside writers.
  func read<T: Sendable>(_ body: @escaping @Sendable (Connection) throws -> T) async throws -> T {
    try await run(on: reader, body)
  }

  private func run<T: Sendable>(
    on queue: ConnectionQueue, _ body: @escaping @Sendable (Connection) throws -> T
  ) async throws -> T {
    do {
      return try await queue.run(body)
    } catch {
      if Self.isDamage(error) { Salvage.mark(path) }
      throw StoreError(error, path: path)
    }
  }
}
