import TestSupport
import Testing

@testable import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is done with threads that need not be in view, and their lists.
@HarnessActor @Suite struct TendingTests {
  @Test func `a deleted thread comes back with its messages, and its title in the list`() async throws {
    let chat = try Conversation([.says([.text("Hi")])])
    try await chat.say("hello")
    let id = try #require(chat.session.thread.id)
    try await chat.session.deleteThread(id)
    try await chat.session.listThreads()
    try await chat.session.listTrash()
    #expect(chat.display.threads == [])
    #expect(chat.display.trash.map(\.title) == ["hello"])
    #expect(chat.display.trash.first?.discardedAt != nil)
    try await chat.session.restoreThread(id)
    try await chat.session.switchThread(id)
    #expect(chat.transcript == ["> hello", "Hi"])
  }

  @Test func `a thread that was just left can be deleted at once`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("Late.")]], gate)])
    let threads = OpenThreads(chat.session)
    try await chat.session.submit("slow")
    let slow = try #require(chat.session.thread.id)
    try await threads.begin(title: "other")
    await #expect(throws: OpenThreadsError.busy("slow")) { try await threads.delete(slow) }
    await gate.pass()
    await threads.untilBeside { $0.map(\.activity) == [.done] }
    try await threads.delete(slow)
    #expect(threads.beside == [])
    #expect(try await chat.store.thread(slow) == nil)
  }

  @Test func `what was deleted long ago is gone, and what was deleted now is not`() async throws {
    let store = MemoryThreadStore()
    let chat = try Conversation(store: store)
    let old = try await chat.session.createThread()
    let new = try await chat.session.createThread()
    let now = chat.host.configuration.now()
    try await store.discard(old.id, at: now.addingTimeInterval(-31 * 86_400))
    try await chat.session.deleteThread(new.id)
    try await chat.session.emptyTrash()
    #expect(await store.discarded(resourceID: nil).map(\.thread.id) == [new.id])
  }

  @Test func `the list says what was said last, what is pinned, unread or waits, and whose it is`()
    async throws
  {
    let store = MemoryThreadStore()
    let chat = try Conversation([.says([.text("Hi")])], store: store)
    try await chat.say("hello")
    let id = try #require(chat.session.thread.id)
    let other = try await chat.session.createThread(title: "other")
    try await chat.session.pin(other.id, true)
    try await store.update(id) { thread in
      thread.metadata["unread"] = true
      thread.metadata["suspensions"] = ["call": ["x": 1]]
    }
    try await store.create(
      ChatThread(
        id: "far", resourceID: "elsewhere", title: "Far", createdAt: other.createdAt,
        updatedAt: other.createdAt))
    try await chat.session.listThreads()
    #expect(chat.display.threads.map(\.id) == [other.id, id])
    #expect(chat.display.threads.map(\.isPinned) == [true, false])
    let summary = try #require(chat.display.threads.last)
    #expect(summary.lastSaid == "Hi")
    #expect(summary.isUnread)
    #expect(summary.isWaiting)
    try await chat.session.listThreads(ofAllProjects: true)
    #expect(chat.display.threadsAreOfAll)
    #expect(chat.display.threads.first { $0.id == "far" }?.otherResource == "elsewhere")
  }

  @Test func `a copy of a thread of elsewhere takes nothing over that was allowed there`() async throws {
    let store = MemoryThreadStore()
    let chat = try Conversation(store: store)
    let here = try await chat.session.createThread()
    try await store.create(
      ChatThread(
        id: "far", resourceID: "elsewhere", title: "Far", createdAt: here.createdAt,
        updatedAt: here.createdAt,
        metadata: [SessionPolicies.settingKey: ["execute": "allow"], "pinned": true, "currentModeId": "plan"])
    )
    let copy = try await chat.session.duplicateThread("far")
    #expect(copy.resourceID == chat.session.identity.resourceID)
    #expect(copy.metadata == ["currentModeId": "plan", "copiedFrom": "far"])
    #expect(chat.session.thread.id == here.id)
  }

  @Test func `a thread that is not in view is renamed without becoming newer`() async throws {
    let chat = try Conversation()
    let first = try await chat.session.createThread(title: "one")
    try await chat.session.createThread(title: "two")
    try await chat.session.renameThread(first.id, to: "three")
    let kept = try #require(try await chat.store.thread(first.id))
    #expect(kept.title == "three")
    #expect(kept.updatedAt == first.updatedAt)
    await #expect(throws: SessionError.emptyTitle) {
      try await chat.session.renameThread(first.id, to: " ")
    }
  }

  @Test func `models are shown as providers answer`() async throws {
    let gate = Gate()
    let chat = try Conversation(configure: { $0.providers.append(SlowListProvider(gate)) })
    async let listed: Void = chat.session.listModels()
    await chat.until { !$0.models.isEmpty }
    #expect(chat.display.modelsArePartial)
    await gate.pass()
    await listed
    #expect(!chat.display.modelsArePartial)
  }
}
