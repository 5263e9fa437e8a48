import Foundation
import Harness
import Testing

@testable import rein

/// Keeping threads in order without a screen.
@Suite struct ThreadsTendingTests {
  private let store = MemoryThreadStore()
  private let locks = MemoryThreadLocks()
  private let time = Date(timeIntervalSince1970: 1_780_000_000)

  private func bench() async throws -> ThreadsBench {
    for (id, age) in [("a", 60.0), ("b", 0)] {
      try await store.create(
        ChatThread(
          id: id, resourceID: "p", title: "Title \(id)", createdAt: time,
          updatedAt: time.addingTimeInterval(-age)))
    }
    return ThreadsBench(store: store, locks: locks, resourceID: "p", secrets: Secrets([]))
  }

  @Test func `a deleted thread is listed as such and comes back`() async throws {
    let bench = try await bench()
    #expect(try await bench.delete("a", forGood: false, now: time) == "Title a")
    #expect(try await bench.list(isEverywhere: false, now: time).map(\.id) == ["b"])
    #expect(try await bench.listTrash(isEverywhere: false, now: time).map(\.id) == ["a"])
    await #expect(throws: Failure.self) {
      try await bench.delete("a", forGood: false, now: time)
    }
    #expect(try await bench.restore("a") == "Title a")
    #expect(try await bench.list(isEverywhere: false, now: time).map(\.id) == ["b", "a"])
    await #expect(throws: Failure.self) { try await bench.restore("a") }
  }

  @Test func `a deleted thread is not pinned or renamed, and how it comes back is said`() async throws {
    let bench = try await bench()
    _ = try await bench.delete("a", forGood: false, now: time)
    let error = await #expect(throws: Failure.self) { try await bench.pin("a", true) }
    #expect(error.map { "\($0)" } == "a is deleted. `rein threads restore a` brings it back.")
    await #expect(throws: Failure.self) { try await bench.rename("a", to: "x") }
  }

  @Test func `what is removed for good is gone, deleted before or not`() async throws {
    let bench = try await bench()
    _ = try await bench.delete("a", forGood: true, now: time)
    _ = try await bench.delete("b", forGood: false, now: time)
    _ = try await bench.delete("b", forGood: true, now: time)
    #expect(await store.discarded(resourceID: nil) == [])
    #expect(await store.threads(resourceID: nil, includingForks: true) == [])
    await #expect(throws: Failure.self) { try await bench.delete("a", forGood: true, now: time) }
  }

  @Test func `a thread that is open is not deleted`() async throws {
    let bench = try await bench()
    try await locks.acquire("a", owner: "a chat")
    await #expect(throws: ThreadLockError.self) { try await bench.delete("a", forGood: false, now: time) }
    #expect(await store.thread("a") != nil)
  }

  @Test func `pinned threads are listed first, and titles change`() async throws {
    let bench = try await bench()
    try await bench.pin("a", true)
    try await bench.rename("b", to: "New")
    #expect(try await bench.list(isEverywhere: false, now: time).map(\.title) == ["Title a", "New"])
    try await bench.pin("a", false)
    #expect(try await bench.list(isEverywhere: false, now: time).map(\.title) == ["New", "Title a"])
  }

  @Test func `the chat writes threads to its own folder, under names that tell them apart`() {
    let thread = ChatThread(
      id: "t", resourceID: "p", title: "Fix ../../etc: the Parser!", createdAt: time, updatedAt: time)
    #expect(ExportFolder.name(of: thread, now: time) == "fix-etc-the-parser-20260528T202640000")
  }
}
