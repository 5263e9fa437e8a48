import Foundation
import Harness
import Testing

@testable import rein

@Suite struct ThreadsAdoptTests {
  @Test func `a thread of elsewhere becomes one of this project only when the person says so`() async throws {
    let store: any ThreadStore = MemoryThreadStore()
    let time = Date(timeIntervalSince1970: 1_780_000_000)
    try await store.create(
      ChatThread(
        id: "t", resourceID: "https://example.org/a", title: "Old", createdAt: time, updatedAt: time))
    let bench = ThreadsBench(
      store: store, locks: MemoryThreadLocks(), resourceID: "/home/me/a", secrets: Secrets([]))
    #expect(try await bench.list(isEverywhere: false, now: time).isEmpty)
    #expect(try await bench.adopt("t") == "Old")
    #expect(try await store.thread("t")?.resourceID == "/home/me/a")
    await #expect(throws: Failure.self) { try await bench.adopt("u") }
  }
}
