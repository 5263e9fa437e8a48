import Harness
import Testing

@testable import Storage

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A damaged database is kept aside, and what can be read of it is there.
struct SalvageTests {
  let folder: TemporaryFolder
  var path: String { folder / "rein.db" }

  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  /// Names of what lies in the folder, without what belongs to the open database.
  private func asides() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { !["rein.db", "rein.db-wal", "rein.db-shm"].contains($0) }.sorted()
  }

  /// Fills a database, leaves everything in the one file, and ends all connections.
  private func fill(_ count: Int, moved: Bool = true) async throws {
    let store = try SQLiteThreadStore.open(at: path)
    try await store.create(sampleThread("t"))
    for number in 1...count {
      try await store.save(said("m\(number)", String(repeating: "x", count: 200)), in: "t")
    }
    if moved { try await store.write { try $0.execute("PRAGMA wal_checkpoint(TRUNCATE)") } }
  }

  @Test func `a text in its place is kept as it was, and a new database is there`() async throws {
    let text = String(repeating: "This is a letter to my aunt. ", count: 100)
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    let store = try SQLiteThreadStore.open(at: path)
    let rescue = try #require(store.rescue)
    #expect(rescue.sentences.contains("Nothing in it could be read."))
    #expect(try String(contentsOfFile: rescue.keptAside, encoding: .utf8) == text)
    try await store.create(sampleThread("t"))
    #expect(try SQLiteThreadStore.open(at: path).rescue == nil)
    #expect(try asides().count == 1)
  }

  @Test func `a text over the database does not cost what lies beside it`() async throws {
    // As after a kill: everything is still in the file beside the database.
    let copy = folder / "copy-wal"
    do {
      let store = try SQLiteThreadStore.open(at: path)
      try await store.create(sampleThread("t"))
      for number in 1...50 { try await store.save(said("m\(number)"), in: "t") }
      try FileManager.default.copyItem(atPath: path + "-wal", toPath: copy)
    }
    try FileManager.default.moveItem(atPath: copy, toPath: path + "-wal")
    let text = "a letter\n"
    try text.write(toFile: path, atomically: false, encoding: .utf8)

    let store = try SQLiteThreadStore.open(at: path)
    let rescue = try #require(store.rescue)
    #expect(try String(contentsOfFile: rescue.keptAside, encoding: .utf8) == text)
    #expect(FileManager.default.fileExists(atPath: rescue.keptAside + "-wal"))
    #expect(rescue.messageCount == 50 && rescue.threadCount == 1)
    let expected = (1...50).map { said("m\($0)") }
    #expect(try await store.messages(in: "t", limit: nil, before: nil) == expected)
    #expect(try await store.condition().faults == [])
  }

  @Test func `all rows outside of the broken pages are saved`() async throws {
    try await fill(2_000)
    var damaged = try bytes(path)
    let pages = damaged.count / 4096
    try #require(pages > 60)
    // Two stretches in the middle; the first page stays as it is, so that only reading finds out.
    for page in [pages / 3, pages / 3 + 1, pages / 2] {
      for index in page * 4096..<(page + 1) * 4096 { damaged[index] = 0xAA }
    }
    try damaged.write(to: URL(fileURLWithPath: path))

    do {
      let store = try SQLiteThreadStore.open(at: path)
      #expect(store.rescue == nil)
      await #expect(throws: StoreError.self) {
        if try await !store.condition().faults.isEmpty { throw StoreError.unusable("found") }
      }
    }
    let store = try SQLiteThreadStore.open(at: path)
    let rescue = try #require(store.rescue)
    #expect(try bytes(rescue.keptAside) == damaged)
    #expect(rescue.threadCount == 1)
    let messages = try await store.messages(in: "t", limit: nil, before: nil)
    #expect(messages.count == rescue.messageCount)
    // A page has at most 20 of these messages.
    #expect(messages.count >= 2_000 - 3 * 20)
    #expect(try await store.condition().faults == [])
  }

  @Test func `messages whose thread is lost are in one called Recovered`() async throws {
    try await fill(3)
    do {
      let connection = try Connection(path: path, patience: .zero)
      try connection.execute("PRAGMA foreign_keys = 0; DELETE FROM thread")
    }
    Salvage.mark(path)
    let store = try SQLiteThreadStore.open(at: path)
    #expect(try await store.thread("t")?.title == "Recovered")
    #expect(try await store.messages(in: "t", limit: nil, before: nil).map(\.id) == ["m1", "m2", "m3"])
  }

  @Test func `what waits to be said and what was deleted is saved`() async throws {
    let message = QueuedMessage(FollowUp(id: "f", content: "later"), rank: 0.5)
    do {
      let store = try SQLiteThreadStore.open(at: path)
      for id in ["t", "gone"] { try await store.create(sampleThread(id)) }
      try await store.change(queueOf: "t", [.put(message)])
      try await store.discard("gone", at: time(3))
    }
    Salvage.mark(path)
    let store = try SQLiteThreadStore.open(at: path)
    #expect(store.rescue != nil)
    #expect(try await store.queue(of: "t") == [message])
    #expect(
      try await store.discarded(resourceID: nil) == [DiscardedThread(sampleThread("gone"), at: time(3))])
  }

  @Test func `damage that is found while it is used is mended by the next start`() async throws {
    try await fill(200)
    var damaged = try bytes(path)
    for index in 30 * 4096..<damaged.count { damaged[index] = 0xAA }
    try damaged.write(to: URL(fileURLWithPath: path))
    do {
      let store = try SQLiteThreadStore.open(at: path)
      let sentence = """
        The database \(path) is damaged. Close every rein and start again: what can be read is then saved, and the \
        damaged one kept. (SQLite: 11 database disk image is malformed)
        """
      await #expect(throws: StoreError.unusable(sentence)) {
        _ = try await store.messages(in: "t", limit: nil, before: nil)
      }
    }
    let store = try SQLiteThreadStore.open(at: path)
    let count = try #require(store.rescue).messageCount
    #expect(try await store.messages(in: "t", limit: nil, before: nil).count == count)
    #expect((1..<200).contains(count))
    #expect(try SQLiteThreadStore.open(at: path).rescue == nil)
  }
}
