import Harness
import Testing

/// What every store does with what a thread was condensed into.
extension ThreadStoreContract {
  private var memory: ThreadMemory {
    ThreadMemory(
      observations: "- Zeta first.\n- “Alpha” second.", reachesTo: "b", lastRequest: said("a"), generation: 3)
  }

  private func store(_ kind: StoreKind) async throws -> any ThreadStore {
    let store = try kind.make(in: folder)
    try await store.create(sampleThread("t", updated: 5))
    for id in ["a", "b", "c"] { try await store.save(said(id), in: "t") }
    return store
  }

  @Test(arguments: StoreKind.allCases)
  func `a memory comes back as it was and leaves the thread alone`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    #expect(try await store.memory(of: "t") == nil)
    #expect(try await store.memory(of: "none") == nil)
    try await store.keep(memory, of: "t")
    #expect(try await store.memory(of: "t") == memory)
    #expect(try await store.thread("t") == sampleThread("t", updated: 5))
    #expect(try await store.messages(in: "t", limit: nil, before: nil).count == 3)
  }

  @Test(arguments: StoreKind.allCases)
  func `a newer memory takes the place of the older one`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    try await store.keep(memory, of: "t")
    let newer = ThreadMemory(observations: "- All.", reachesTo: "c")
    try await store.keep(newer, of: "t")
    #expect(try await store.memory(of: "t") == newer)
  }

  @Test(arguments: StoreKind.allCases)
  func `a memory needs its thread and goes with it`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    await #expect(throws: StoreError.threadNotFound("none")) { try await store.keep(memory, of: "none") }
    try await store.keep(memory, of: "t")
    try await store.delete("t")
    #expect(try await store.memory(of: "t") == nil)
    try await store.create(sampleThread("t"))
    #expect(try await store.memory(of: "t") == nil)
  }

  @Test(arguments: StoreKind.allCases)
  func `a copy's memory reaches to the copy of the message`(_ kind: StoreKind) async throws {
    let store = try await store(kind)
    try await store.clone("t", as: sampleThread("plain"), messageID: Counter("plain").next)
    #expect(try await store.memory(of: "plain") == nil)
    try await store.keep(memory, of: "t")
    try await store.clone("t", as: sampleThread("copy"), messageID: Counter("new").next)
    var copied = memory
    copied.reachesTo = "new-2"
    #expect(try await store.memory(of: "copy") == copied)
    #expect(try await store.memory(of: "t") == memory)
  }
}
