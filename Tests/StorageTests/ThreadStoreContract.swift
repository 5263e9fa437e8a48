import Harness
import Testing

/// What every store does with threads; `ThreadStoreContract+Messages` has their messages.
struct ThreadStoreContract {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: StoreKind.allCases)
  func `a created thread comes back as it was`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    let thread = sampleThread(
      "t", created: 1, updated: 1_999,
      metadata: [
        "zeta": 1, "alpha": ["y": .null, "b": [1.5, "two", false], "a": .emptyObject], "mode": "plan",
      ])
    try await store.create(thread)
    #expect(try await store.thread("t") == thread)
    #expect(try await store.thread("t")?.metadata.keys == ["zeta", "alpha", "mode"])
  }

  @Test(arguments: StoreKind.allCases)
  func `an unknown thread is nil`(_ kind: StoreKind) async throws {
    #expect(try await kind.make(in: folder).thread("none") == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func `a taken id is refused and changes nothing`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    let thread = sampleThread("t")
    try await store.create(thread)
    await #expect(throws: StoreError.threadExists("t")) {
      try await store.create(sampleThread("t", of: "other", updated: 9))
    }
    #expect(try await store.threads(resourceID: nil, includingForks: true) == [thread])
  }

  @Test(arguments: StoreKind.allCases)
  func `threads come last updated first, then last made, then by id`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    for thread in [
      sampleThread("b", created: 1, updated: 10), sampleThread("old", created: 0, updated: 5),
      sampleThread("late", created: 2, updated: 10), sampleThread("new", created: 3, updated: 20),
      sampleThread("a", created: 1, updated: 10),
    ] {
      try await store.create(thread)
    }
    #expect(try await ids(store) == ["new", "late", "a", "b", "old"])
    try await store.update("old") { $0.updatedAt = time(30) }
    #expect(try await ids(store) == ["old", "new", "late", "a", "b"])
  }

  @Test(arguments: StoreKind.allCases)
  func `threads are those of the resource, or all`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("a", of: "one", updated: 1))
    try await store.create(sampleThread("b", of: "two", updated: 2))
    try await store.create(sampleThread("c", of: "one", updated: 3))
    #expect(try await ids(store, of: "one") == ["c", "a"])
    #expect(try await ids(store, of: "two") == ["b"])
    #expect(try await ids(store, of: "three") == [])
    #expect(try await ids(store) == ["c", "b", "a"])
    try await store.update("b") { $0.resourceID = "one" }
    #expect(try await ids(store, of: "one") == ["c", "b", "a"])
  }

  @Test(arguments: StoreKind.allCases)
  func `forks are listed only on request`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("a", updated: 1))
    try await store.create(sampleThread("fork", updated: 2, metadata: ["forkedSubagent": true]))
    try await store.create(sampleThread("b", updated: 3, metadata: ["forkedSubagent": false]))
    #expect(try await ids(store) == ["b", "a"])
    #expect(try await ids(store, of: "project", includingForks: true) == ["b", "fork", "a"])
    try await store.update("a") { $0.metadata["forkedSubagent"] = true }
    try await store.update("fork") { $0.metadata["forkedSubagent"] = nil }
    #expect(try await ids(store, of: "project") == ["b", "fork"])
  }

  @Test(arguments: StoreKind.allCases)
  func `an update changes what it says and keeps the rest`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    var thread = sampleThread("t", metadata: ["first": 1, "second": 2])
    try await store.create(thread)
    @Sendable func change(_ thread: inout ChatThread) {
      thread.title = "Renamed"
      thread.updatedAt = time(77)
      thread.metadata["first"] = .array([.null])
      thread.metadata["third"] = 3
    }
    try await store.update("t", change)
    change(&thread)
    #expect(try await store.thread("t") == thread)
  }

  @Test(arguments: StoreKind.allCases)
  func `of two hundred updates at once none is lost`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t"))
    try await withThrowingTaskGroup { group in
      for number in 1...200 {
        group.addTask { try await store.update("t") { $0.metadata["\(number)"] = .number(Double(number)) } }
      }
      try await group.waitForAll()
    }
    let metadata = try await store.thread("t")?.metadata ?? [:]
    #expect(Set(metadata.keys) == Set((1...200).map { "\($0)" }))
    #expect(metadata.allSatisfy { "\($0.value.int ?? 0)" == $0.key })
  }

  @Test(arguments: StoreKind.allCases)
  func `a deleted thread is gone with its messages, and its ids are free`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    for id in ["t", "other"] {
      try await store.create(sampleThread(id))
      try await store.save(said("m of \(id)"), in: id)
    }
    try await store.delete("t")
    #expect(try await store.thread("t") == nil)
    #expect(try await store.messages(in: "t", limit: nil, before: nil) == [])
    #expect(try await store.messages(in: "other", limit: nil, before: nil) == [said("m of other")])
    try await store.create(sampleThread("t"))
    #expect(try await store.messages(in: "t", limit: nil, before: nil) == [])
    try await store.save(said("m of t"), in: "other")
    #expect(
      try await store.messages(in: "other", limit: nil, before: nil).map(\.id) == ["m of other", "m of t"])
  }

  @Test(arguments: StoreKind.allCases)
  func `what needs a thread says which one is missing`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t"))
    let missing = StoreError.threadNotFound("none")
    await #expect(throws: missing) { try await store.update("none") { $0.title = "" } }
    await #expect(throws: missing) { try await store.delete("none") }
    await #expect(throws: missing) { try await store.save(said("m"), in: "none") }
    await #expect(throws: missing) {
      try await store.clone("none", as: sampleThread("t")) { "m" }
    }
    #expect(try await store.messages(in: "none", limit: nil, before: nil) == [])
  }

  @Test(arguments: StoreKind.allCases)
  func `texts of threads are kept to the last byte`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    for text in ["e\u{301} \u{E9}", "a\u{0}b", "\u{0}", "", "👩‍👩‍👧 \u{202E}\u{FEFF}", "'; DROP TABLE thread; --"]
    {
      let id = "id \(text)"
      var thread = sampleThread(id, of: text, metadata: [text: .string(text)])
      thread.title = text
      try await store.create(thread)
      let kept = try #require(try await store.thread(id))
      #expect(
        [kept.id, kept.resourceID, kept.title, kept.metadata[text]?.string ?? ""].map { Array($0.utf8) }
          == [id, text, text, text].map { Array($0.utf8) })
      #expect(try await ids(store, of: text) == [id])
      try await store.delete(id)
    }
  }

  @Test(arguments: StoreKind.allCases)
  func `dates of every millisecond and age come back`(_ kind: StoreKind) async throws {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t"))
    for milliseconds in Array(0..<1000) + [-62_135_596_800_000, 253_402_300_799_999] {
      let message = said("m", at: milliseconds)
      try await store.save(message, in: "t")
      let kept = try await store.messages(in: "t", limit: 1, before: nil)
      #expect(kept.map(\.createdAt) == [message.createdAt])
    }
  }

  private func ids(
    _ store: any ThreadStore, of resource: String? = nil, includingForks: Bool = false
  ) async throws -> [String] {
    try await store.threads(resourceID: resource, includingForks: includingForks).map(\.id)
  }
}
