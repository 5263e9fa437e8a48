import Synchronization
import TestSupport
import Testing

@testable import Harness

/// How the queue is kept: what differs is written, and it comes back in its order.
@HarnessActor @Suite struct QueueKeepingTests {
  /// A conversation in which a run goes on, and messages that wait.
  private func busy(_ messages: [String], _ store: any ThreadStore) async throws -> Conversation {
    let chat = try Conversation([.hangs(after: [[.text("one")]])], store: store)
    try await chat.session.submit("first")
    await chat.until { $0.currentMessage?.text == "one" }
    for text in messages { try await chat.session.submit(text) }
    return chat
  }

  private func kept(_ chat: Conversation, _ store: any ThreadStore) async throws -> [String] {
    await chat.session.journal.flush()
    let id = try #require(chat.session.thread.id)
    return try await store.queue(of: id).map(\.followUp.content)
  }

  @Test func `one more message, a move and a removal write one row each`() async throws {
    let written = Recorder()
    let store = TroubledStore(queue: { written.add($0) })
    let chat = try await busy((1...100).map { "\($0)" }, store)
    let queue = chat.session.followUps
    await chat.session.journal.flush()
    written.forget()
    queue.enqueue("more")
    queue.move(id: queue.list[50].id, to: 3)
    queue.edit(id: queue.list[7].id, content: "changed")
    queue.remove(id: queue.list[9].id)
    await chat.session.journal.flush()
    #expect(written.changes.map(\.count) == [1, 1, 1, 1])
    #expect(try await kept(chat, store) == queue.list.map(\.content))
    await chat.session.abort()
  }

  @Test func `the order is kept however often messages are moved to the same place`() async throws {
    let store = MemoryThreadStore()
    let chat = try await busy(["a", "b", "c", "d"], store)
    let queue = chat.session.followUps
    for _ in 0..<200 { queue.move(id: queue.list[3].id, to: 1) }
    #expect(try await kept(chat, store) == queue.list.map(\.content))
    #expect(Set(queue.list.map(\.content)) == ["a", "b", "c", "d"])
    await chat.session.abort()
  }

  @Test func `a queue of an older version is taken over, in its order`() async throws {
    let store = MemoryThreadStore()
    let chat = try Conversation(store: store)
    let thread = try await chat.session.createThread(title: "old")
    try await chat.session.createThread(title: "other")
    try await store.update(thread.id) { $0.metadata["followUps"] = ["one", ["command": "ls"], "two"] }
    try await chat.session.switchThread(thread.id)
    #expect(chat.display.followUps.map(\.content) == ["one", "ls", "two"])
    #expect(chat.display.followUps.map(\.isCommand) == [false, true, false])
    #expect(chat.display.followUpsPaused)
    #expect(try await kept(chat, store) == ["one", "ls", "two"])
    #expect(await store.thread(thread.id)?.metadata["followUps"] == nil)
    #expect(chat.session.thread.setting("followUps") == nil)
  }
}

/// What was written, in the order it was.
private final class Recorder: Sendable {
  private let all = Mutex<[[QueueChange]]>([])

  var changes: [[QueueChange]] { all.withLock { $0 } }

  func add(_ changes: [QueueChange]) { all.withLock { $0.append(changes) } }

  func forget() { all.withLock { $0 = [] } }
}
