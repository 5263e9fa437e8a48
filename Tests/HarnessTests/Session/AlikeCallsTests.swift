import Harness
import Synchronization
import TestSupport
import Testing

/// One answer for calls that are the same, also for those whose turn comes later.
@HarnessActor @Suite struct AlikeCallsTests {
  private func chat(_ calls: [ModelEvent]) throws
    -> Conversation
  {
    try Conversation(
      [.says(calls), .says([.text("ok")])],
      tools: [TestTool("change", .edit), TestTool("run", .execute)]
    )
  }

  private func call(_ id: String, _ text: String = "a", tool: String = "change") -> ModelEvent {
    .call(tool, ["text": .string(text)], id: id)
  }

  @Test func `the request says how many come later, and one yes is for all of them`() async throws {
    let chat = try chat([call("a"), call("b"), call("c", "other"), call("d")])
    try await chat.say("go")
    guard case .approval(let request) = chat.display.prompts.first?.kind else {
      Issue.record("nothing is asked")
      return
    }
    #expect(request.alikeLater == 2)
    chat.session.respondToToolApproval(.approveAlike, toolCallID: "a", digest: request.digest)
    await chat.session.settled()
    // What is not the same is asked about.
    #expect(chat.display.prompts.map(\.id) == ["c"])
    chat.session.respondToToolApproval(.approve)
    await chat.session.settled()
    #expect(chat.display.prompts == [])
    #expect(
      ["a", "b", "c", "d"].map { chat.display.transcript.tool($0)?.decision } == [
        "you allowed all that are alike, once", "you allowed all that are alike, once", "you allowed it once",
        "you allowed all that are alike, once",
      ])
    #expect(chat.display.decisions.map(\.outcome) == [.approved, .approved, .approved, .approved])
    #expect(chat.display.grants == Grants())
  }

  @Test func `a yes to one is for no other, and the same of a later answer is asked about again`()
    async throws
  {
    let chat = try Conversation(
      [.says([call("a"), call("b")]), .says([call("c")]), .says([.text("ok")])],
      tools: [TestTool("change", .edit)])
    try await chat.say("go")
    chat.session.respondToToolApproval(.approve)
    await chat.session.settled()
    #expect(chat.display.prompts.map(\.id) == ["b"])
    chat.session.respondToToolApproval(.approveAlike)
    await chat.session.settled()
    #expect(chat.display.prompts.map(\.id) == ["c"])
  }

  @Test func `a digest of something else agrees to nothing`() async throws {
    let chat = try chat([call("a"), call("b")])
    try await chat.say("go")
    chat.session.respondToToolApproval(.approveAlike, toolCallID: "a", digest: "other")
    #expect(chat.display.prompts.map(\.id) == ["a"])
  }

  @Test func `what a call needs is found out once before it is asked about`() async throws {
    let count = Mutex(0)
    let tool = TestTool(
      "count", .execute,
      needs: { _ in
        count.withLock { $0 += 1 }
        return []
      })
    let chat = try Conversation([.says([.call("count", id: "a")]), .says([.text("ok")])], tools: [tool])
    try await chat.say("go")
    #expect(chat.display.prompts.count == 1)
    #expect(count.withLock { $0 } == 1)
  }
}
