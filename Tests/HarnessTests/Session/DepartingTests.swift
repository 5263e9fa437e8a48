import Synchronization
import TestSupport
import Testing

@testable import Harness

/// Between the queue and the thread a message is in one of them, whenever the program ends.
@HarnessActor @Suite struct DepartingTests {
  @Test func `a queued message is kept in the queue until it is kept as a message`() async throws {
    let seen = Mutex<[String]>([])
    let store = TroubledStore(saved: { message, queue in
      guard message.text == "second" else { return }
      seen.withLock { $0 = queue.map(\.followUp.content) }
    })
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("one")]], gate), .says([.text("two")])], store: store)
    try await chat.session.submit("first")
    try await chat.session.submit("second")
    #expect(chat.display.followUps.map(\.content) == ["second"])
    await gate.pass()
    await chat.session.settled()
    #expect(seen.withLock { $0 } == ["second"])
    await chat.session.journal.flush()
    let id = try #require(chat.session.thread.id)
    #expect(try await store.queue(of: id) == [])
    #expect(chat.display.followUps.isEmpty)
  }

  @Test func `a message that was steered with waits in the queue after a crash`() async throws {
    let chat = try Conversation([.hangs(after: [[.text("one")]]), .says([.text("two")])])
    try await chat.session.submit("first")
    await chat.until { $0.currentMessage?.text == "one" }
    try await chat.session.submit("second")
    let id = try #require(chat.display.followUps.first?.id)
    let taken = chat.session.followUps.take(id: id)
    #expect(taken?.content == "second")
    await chat.session.journal.flush()
    let thread = try #require(chat.session.thread.id)
    #expect(try await chat.store.queue(of: thread).map(\.followUp.content) == ["second"])
  }

  @Test func `a queued command that began is not in the queue any more`() async throws {
    let kept = Mutex<[QueuedMessage]?>(nil)
    let store = MemoryThreadStore()
    let gate = Gate()
    let ids = Mutex<String?>(nil)
    let tool = TestTool(
      "run", .execute,
      run: { _, _ in
        if let id = ids.withLock({ $0 }) {
          let queue = await store.queue(of: id)
          kept.withLock { $0 = queue }
        }
        return .finished(ToolOutput("ran"))
      })
    let chat = try Conversation(
      [.gated([[.text("one")]], gate)], tools: [tool], store: store, configure: { $0.commandTool = "run" })
    try await chat.session.submit("first")
    try await chat.session.runCommand("make")
    ids.withLock { $0 = chat.session.thread.id }
    await gate.pass()
    await chat.session.settled()
    #expect(chat.transcript.last == "run completed")
    #expect(kept.withLock { $0 } == [])
  }
}
