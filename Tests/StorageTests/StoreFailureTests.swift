import Harness
import Testing

@testable import Storage

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

/// Each failure is one sentence that names the place and says what to do.
struct StoreFailureTests {
  let folder: TemporaryFolder
  var path: String { folder / "rein.db" }

  init() throws { folder = try TemporaryFolder() }

  @Test func `a database of another program is left alone`() async throws {
    do {
      let other = try Connection(path: path, patience: .zero)
      try other.execute("CREATE TABLE bookmark (url TEXT)")
    }
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    await expectUnusable(
      "\(path) is a database of another program. Move it away, or set XDG_DATA_HOME to another folder.")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func `a database of a newer rein`() async throws {
    do {
      let store = try SQLiteThreadStore.open(at: path)
      try await store.write { try $0.execute("INSERT INTO grdb_migrations VALUES ('999 flying')") }
    }
    await expectUnusable(
      "\(path) was written by a newer rein. Update rein, or set XDG_DATA_HOME to another folder.")
  }

  @Test func `a database that another program keeps locked can be read, not written`() async throws {
    let store = try SQLiteThreadStore(path: path, patience: .milliseconds(20))
    try await store.create(sampleThread("t"))
    let other = try Connection(path: path, patience: .zero)
    try other.execute("BEGIN IMMEDIATE")

    #expect(try await store.thread("t") == sampleThread("t"))
    await expectUnusable(
      """
      The database \(path) is kept locked by another program. Close that program, and try again. \
      (SQLite: 5 database is locked)
      """
    ) { try await store.save(said("m"), in: "t") }

    try other.execute("ROLLBACK")
    try await store.save(said("m"), in: "t")
    #expect(try await store.messages(in: "t", limit: nil, before: nil) == [said("m")])
  }

  @Test func `another rein that never ends to open the database`() async throws {
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try #require(descriptor >= 0 && flock(descriptor, LOCK_EX) == 0)
    await expectUnusable(
      "Another rein has been opening the database in \(folder.path) for too long. Close that one, or try again."
    ) { _ = try SQLiteThreadStore(path: path, patience: .milliseconds(20)) }
    // Children that other tests have begun may have the descriptor too.
    flock(descriptor, LOCK_UN)
    close(descriptor)
    _ = try SQLiteThreadStore(path: path, patience: .seconds(5))
  }

  @Test func `a full disk keeps what was there, and goes on when there is room`() async throws {
    let store = try SQLiteThreadStore.open(at: path)
    try await store.create(sampleThread("t"))
    try await store.save(said("before"), in: "t")
    let large = answered("large", String(repeating: "x", count: 1_000_000))
    try await store.write { try $0.execute("PRAGMA max_page_count = 20") }
    await expectUnusable(
      """
      The disk that holds \(path) is full. Make room, and try again; what was kept before is safe. \
      (SQLite: 13 database or disk is full)
      """
    ) { try await store.save(large, in: "t") }
    #expect(try await store.messages(in: "t", limit: nil, before: nil) == [said("before")])
    try await store.write { try $0.execute("PRAGMA max_page_count = 100000") }
    try await store.save(large, in: "t")
    #expect(try await store.messages(in: "t", limit: nil, before: nil) == [said("before"), large])
  }

  @Test func `a folder in the place of the database`() async throws {
    try #require(mkdir(path, 0o700) == 0)
    await expectUnusable("\(path) is a folder, where rein would keep its database. Move it away.")
  }

  @Test func `a file in the place of the folder`() async throws {
    try "".write(toFile: folder / "file", atomically: false, encoding: .utf8)
    await expectUnusable(
      """
      \(folder / "file/below") cannot be made: Not a directory. Change its permissions, or set XDG_DATA_HOME \
      to a folder that rein may write to.
      """
    ) { _ = try SQLiteThreadStore.open(at: folder / "file/below/rein.db") }
  }

  @Test(arguments: [false, true])
  func `a place that may not be written`(_ hasDatabase: Bool) async throws {
    if hasDatabase {
      try await SQLiteThreadStore.open(at: path).create(sampleThread("t"))
      try #require(chmod(path, 0o444) == 0)
    }
    try #require(chmod(folder.path, 0o555) == 0)
    defer { chmod(folder.path, 0o755) }
    let path = path
    let what = hasDatabase ? "cannot be read and written" : "cannot be made"
    await #expect(processExitsWith: .success) { [path = path as String, what = what as String] in
      // Nothing is forbidden to root; "nobody" is the same on every Linux.
      if geteuid() == 0 { try #require(setuid(65534) == 0) }
      let reason = """
        \(path) \(what): Permission denied. Change its permissions, or set XDG_DATA_HOME to a folder that rein \
        may write to.
        """
      #expect(throws: StoreError.unusable(reason)) { try SQLiteThreadStore.open(at: path) }
    }
  }

  /// Opening and reading everything, or else `use`, fails with this sentence.
  private func expectUnusable(
    _ sentence: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ use: (() async throws -> Void)? = nil
  ) async {
    let path = path
    await #expect(throws: StoreError.unusable(sentence), sourceLocation: sourceLocation) {
      if let use { return try await use() }
      let store = try SQLiteThreadStore(path: path, patience: .milliseconds(20))
      _ = try await store.threads(resourceID: nil, includingForks: true)
      _ = try await store.messages(in: "t", limit: nil, before: nil)
    }
  }
}
