import Harness
import TestSupport
import Testing

/// Several calls of one answer that cannot run together.
@HarnessActor @Suite struct QueuedCallTests {
  private func asking(parallel: Bool) async throws -> Conversation {
    let calls = (1...3).map { ModelEvent.call("run", ["text": .string("\($0)")], id: "c\($0)") }
    let chat = try Conversation(
      [.says(calls), .says([.text("ok")])], tools: [TestTool("run", .execute, parallel: parallel)])
    try await chat.session.submit("go")
    await chat.until { $0.prompts.count == (parallel ? 3 : 1) }
    return chat
  }

  @Test func `those whose turn has not come wait, and say which they are`() async throws {
    let chat = try await asking(parallel: false)
    #expect(chat.transcript == ["> go", "run waiting", "run queued", "run queued"])
    let turns = ["c1", "c2", "c3"].map { chat.display.transcript.tool($0)?.turn?.place }
    #expect(turns == [nil, 2, 3])
    chat.session.respondToToolApproval(.approve)
    await chat.until { $0.prompts.first?.id == "c2" }
    #expect(chat.transcript == ["> go", "run completed", "run waiting", "run queued"])
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.transcript.filter { $0.hasSuffix("queued") } == [])
  }

  @Test func `those that run together wait for nobody`() async throws {
    let chat = try await asking(parallel: true)
    #expect(chat.transcript == ["> go", "run waiting", "run waiting", "run waiting"])
  }
}
