import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A store in memory that fails to read earlier messages some times.
actor ForgetfulStore: ThreadStore {
  private let store: MemoryThreadStore
  private let failures: Int
  /// How often earlier messages were asked for.
  private(set) var attempts = 0

  init(_ store: MemoryThreadStore, failures: Int) {
    self.store = store
    self.failures = failures
  }

  func create(_ thread: ChatThread) async throws { try await store.create(thread) }
  func thread(_ id: String) async throws -> ChatThread? { await store.thread(id) }
  func threads(resourceID: String?, includingForks: Bool) async throws -> [ChatThread] {
    await store.threads(resourceID: resourceID, includingForks: includingForks)
  }
  func update(_ id: String, _ change: @escaping @Sendable (inout ChatThread) -> Void) async throws {
    try await store.update(id, change)
  }
  func delete(_ id: String) async throws { try await store.delete(id) }
  func clone(
    _ id: String, as copy: ChatThread, before end: String?, messageID: @escaping @Sendable () -> String
  ) async throws {
    try await store.clone(id, as: copy, before: end, messageID: messageID)
  }
  func save(_ message: Message, in threadID: String) async throws {
    try await store.save(message, in: threadID)
  }
  func messages(in threadID: String, limit: Int?, before: String?) async throws -> [Message] {
    if before != nil {
      attempts += 1
      if attempts <= failures { throw StoreError.unusable("The disk does not answer.") }
    }
    return await store.messages(in: threadID, limit: limit, before: before)
  }
  func memory(of threadID: String) async throws -> ThreadMemory? { await store.memory(of: threadID) }
  func keep(_ memory: ThreadMemory, of threadID: String) async throws {
    try await store.keep(memory, of: threadID)
  }
  func append(_ decision: DecisionRecord, to threadID: String) async throws {
    try await store.append(decision, to: threadID)
  }
  func decisions(in threadID: String, limit: Int) async throws -> [DecisionRecord] {
    await store.decisions(in: threadID, limit: limit)
  }
  func decisions(on callIDs: [String], in threadID: String) async throws -> [DecisionRecord] {
    await store.decisions(on: callIDs, in: threadID)
  }
  func digests(of threadIDs: [String]) async throws -> [String: ThreadDigest] {
    await store.digests(of: threadIDs)
  }
  func search(_ query: String, resourceID: String?, limit: Int) async throws -> [FoundMessage] {
    await store.search(query, resourceID: resourceID, limit: limit)
  }
  func prepareSearch() async throws -> Bool { await store.prepareSearch() }
  func outlines(of threadIDs: [String]) async throws -> [String: ThreadOutline] {
    await store.outlines(of: threadIDs)
  }
  func message(_ id: String, in threadID: String) async throws -> Message? {
    await store.message(id, in: threadID)
  }
  func ownMessages(in threadID: String, limit: Int) async throws -> [OwnMessage] {
    await store.ownMessages(in: threadID, limit: limit)
  }
  func discard(_ id: String, at time: Date) async throws { try await store.discard(id, at: time) }
  func restore(_ id: String) async throws { try await store.restore(id) }
  func discarded(resourceID: String?) async throws -> [DiscardedThread] {
    await store.discarded(resourceID: resourceID)
  }
  func emptyTrash(before time: Date) async throws -> Int { try await store.emptyTrash(before: time) }
  func queue(of threadID: String) async throws -> [QueuedMessage] { await store.queue(of: threadID) }
  func change(queueOf threadID: String, _ changes: [QueueChange]) async throws {
    try await store.change(queueOf: threadID, changes)
  }
}
