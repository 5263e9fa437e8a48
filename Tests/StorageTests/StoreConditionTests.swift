import Harness
import Storage
import Testing

struct StoreConditionTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `threads and messages are counted, copies of subagents only by their messages`() async throws {
    let store = try SQLiteThreadStore.open(at: folder / "rein.db")
    try await store.create(sampleThread("t"))
    try await store.create(sampleThread("fork", metadata: ["forkedSubagent": true]))
    try await store.save(said("q"), in: "t")
    try await store.save(said("r"), in: "fork")
    var condition = try await store.condition()
    #expect(condition.byteCount > 0)
    condition.byteCount = 0
    #expect(condition == StoreCondition(threadCount: 1, messageCount: 2, byteCount: 0, faults: []))
  }
}
