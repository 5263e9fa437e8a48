import Harness
import Testing

@testable import Storage

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

struct SQLiteThreadStoreTests {
  let folder: TemporaryFolder
  var path: String { folder / "deep/down/rein.db" }

  init() throws { folder = try TemporaryFolder() }

  @Test func `opening again finds everything`() async throws {
    let thread = sampleThread("t", metadata: ["z": 1, "a": 2])
    do {
      let store = try SQLiteThreadStore.open(at: path)
      try await store.create(thread)
      try await store.save(said("q"), in: "t")
      try await store.save(answered("a", "Yes", nil), in: "t")
    }
    let store = try SQLiteThreadStore.open(at: path)
    #expect(try await store.threads(resourceID: nil, includingForks: true) == [thread])
    #expect(
      try await store.messages(in: "t", limit: nil, before: nil) == [said("q"), answered("a", "Yes", nil)])
  }

  @Test func `a second connection sees what the first one kept`() async throws {
    let one = try SQLiteThreadStore.open(at: path)
    let other = try SQLiteThreadStore.open(at: path)
    try await one.create(sampleThread("t"))
    try await other.save(said("from the other"), in: "t")
    #expect(try await one.messages(in: "t", limit: nil, before: nil) == [said("from the other")])
    try await one.delete("t")
    #expect(try await other.thread("t") == nil)
  }

  @Test func `updates over two connections are not lost`() async throws {
    let stores = [try SQLiteThreadStore.open(at: path), try SQLiteThreadStore.open(at: path)]
    try await stores[0].create(sampleThread("t"))
    try await withThrowingTaskGroup { group in
      for number in 0..<200 {
        group.addTask { try await stores[number % 2].update("t") { $0.metadata["\(number)"] = .null } }
      }
      try await group.waitForAll()
    }
    #expect(try await stores[0].thread("t")?.metadata.count == 200)
  }

  @Test func `eight that make the database at once all get it`() async throws {
    let path = path
    try await withThrowingTaskGroup { group in
      for number in 0..<8 {
        group.addTask { @concurrent in
          try await SQLiteThreadStore.open(at: path).create(sampleThread("\(number)"))
        }
      }
      try await group.waitForAll()
    }
    let store = try SQLiteThreadStore.open(at: path)
    #expect(try await store.threads(resourceID: nil, includingForks: true).count == 8)
  }

  @Test func `what was kept survives kill -9, and the database is whole`() async throws {
    let path = path
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let store = try SQLiteThreadStore.open(at: path)
      try await store.create(sampleThread("t"))
      for number in 1...500 { try await store.save(said("\(number)"), in: "t") }
      try await store.save(answered("a", "so far", nil), in: "t")
      // One more that is in the middle of its transaction.
      try await store.write { db in
        try db.execute("BEGIN IMMEDIATE")
        try MessageTable.save(said("uncommitted"), in: "t", db)
        kill(getpid(), SIGKILL)
      }
    }
    let store = try SQLiteThreadStore.open(at: path)
    #expect(
      try await store.messages(in: "t", limit: nil, before: nil)
        == (1...500).map { said("\($0)") } + [answered("a", "so far", nil)])
    #expect(try await texts(store, "PRAGMA integrity_check") == ["ok"])
    #expect(try await texts(store, "PRAGMA foreign_key_check") == [])
  }

  @Test func `only the owner can read the files`() async throws {
    let store = try SQLiteThreadStore.open(at: path)
    #expect(store.folder == folder / "deep/down")
    try await store.create(sampleThread("t"))
    var modes: OrderedDictionary<String, mode_t> = [:]
    for name in ["deep", "deep/down", "deep/down/rein.db", "deep/down/rein.db-wal", "deep/down/rein.db-shm"] {
      var status = stat()
      try #require(stat(folder / name, &status) == 0)
      modes[name] = status.st_mode & 0o777
    }
    #expect(Array(modes.values) == [0o700, 0o700, 0o600, 0o600, 0o600])
  }

  @Test func `pages and lists are found by an index, without sorting`() async throws {
    let store = try SQLiteThreadStore.open(at: path)
    let page = try await texts(store, "EXPLAIN QUERY PLAN " + MessageTable.page, ["t", 5, 200], column: 3)
    #expect(page == ["SEARCH message USING INDEX message_of_thread (thread_id=? AND position<?)"])
  }

  @Test func `the connection is safe and shared`() async throws {
    let store = try SQLiteThreadStore.open(at: path)
    #expect(try await texts(store, "PRAGMA journal_mode") == ["wal"])
    #expect(try await texts(store, "PRAGMA synchronous") == ["1"])
    #expect(try await texts(store, "PRAGMA foreign_keys") == ["1"])
    #expect(try await texts(store, "PRAGMA busy_timeout") == ["5000"])
  }

  @Test func `rows that were damaged by hand can still be read`() async throws {
    let store = try SQLiteThreadStore.open(at: path)
    try await store.create(sampleThread("t"))
    try await store.save(answered("a", "fine"), in: "t")
    try await store.write { db in
      try db.execute("UPDATE message SET body = '{broken'; UPDATE thread SET metadata = '[oops'")
    }
    #expect(try await store.thread("t") == sampleThread("t", metadata: ["unreadable": "[oops"]))
    let message = Message(
      id: "a", role: .assistant, content: [.other("{broken")], createdAt: time(0), stopReason: .complete)
    #expect(try await store.messages(in: "t", limit: nil, before: nil) == [message])
  }

  private func texts(
    _ store: SQLiteThreadStore, _ sql: String, _ arguments: [SQLiteValue] = [], column: Int32 = 0
  ) async throws -> [String] {
    try await store.write { try $0.statement(sql).all(arguments) { $0.text(column) } }
  }
}
