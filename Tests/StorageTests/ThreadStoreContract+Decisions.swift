import Harness
import Testing

/// What every store does with decisions about tool calls.
extension ThreadStoreContract {
  private func decided(_ call: String, _ second: Int = 1) -> DecisionRecord {
    DecisionRecord(
      callID: call, toolName: "run", subject: "git “log”\u{0}", outcome: .approved,
      words: "you allowed it once", asker: ["Explore"], time: time(second))
  }

  private func store(_ kind: StoreKind) async throws -> any ThreadStore {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t", updated: 5))
    return store
  }

  @Test(arguments: StoreKind.allCases)
  func `decisions come back as they were, the newest of them, in their order`(_ kind: StoreKind) async throws
  {
    let store = try await store(kind)
    #expect(try await store.decisions(in: "t", limit: 9) == [])
    #expect(try await store.decisions(in: "none", limit: 9) == [])
    let all = [decided("a", 3), decided("b", 1), decided("a", 2)]
    for decision in all { try await store.append(decision, to: "t") }
    #expect(try await store.decisions(in: "t", limit: 9) == all)
    #expect(try await store.decisions(in: "t", limit: 2) == Array(all.suffix(2)))
    #expect(try await store.decisions(in: "t", limit: -1) == [])
    #expect(try await store.thread("t") == sampleThread("t", updated: 5))
  }

  @Test(arguments: StoreKind.allCases)
  func `decisions are found by their call`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    try await store.create(sampleThread("other"))
    for call in ["a", "b", "a"] { try await store.append(decided(call), to: "t") }
    try await store.append(decided("a", 9), to: "other")
    #expect(try await store.decisions(on: ["a", "none", "a"], in: "t") == [decided("a"), decided("a")])
    #expect(try await store.decisions(on: [], in: "t") == [])
    #expect(try await store.decisions(on: ["a"], in: "none") == [])
  }

  @Test(arguments: StoreKind.allCases)
  func `decisions need their thread, go with it, and are copied with it`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    await #expect(throws: StoreError.threadNotFound("none")) {
      try await store.append(decided("a"), to: "none")
    }
    try await store.append(decided("a"), to: "t")
    try await store.clone("t", as: sampleThread("copy"), messageID: Counter("new").next)
    try await store.append(decided("b"), to: "copy")
    #expect(try await store.decisions(in: "copy", limit: 9) == [decided("a"), decided("b")])
    try await store.delete("t")
    #expect(try await store.decisions(in: "t", limit: 9) == [])
    try await store.create(sampleThread("t"))
    #expect(try await store.decisions(in: "t", limit: 9) == [])
    #expect(try await store.decisions(on: ["a"], in: "copy") == [decided("a")])
  }
}
