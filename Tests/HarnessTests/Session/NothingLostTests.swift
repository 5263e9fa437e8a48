import Synchronization
import TestSupport
import Testing

@testable import Harness

/// What a person said, or was asked, is never lost on the way.
@HarnessActor @Suite struct NothingLostTests {
  private static let question: JSON = ["question": "Which?"]

  /// A conversation in whose first step "hm" has arrived, and which goes on when the gate is passed.
  private func speaking(
    _ rest: [[ModelEvent]], _ more: ScriptedProvider.Step...
  ) async throws -> (Conversation, Gate) {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("hm")]] + rest, gate)] + more)
    try await chat.session.submit("go")
    await gate.pass()
    await chat.until { $0.currentMessage?.text == "hm" }
    return (chat, gate)
  }

  @Test func `what is said into a run that ends with a question waits in the queue`() async throws {
    let (chat, gate) = try await speaking(
      [[.call("ask_user", Self.question)]], .says([.text("a")]), .says([.text("b")]))
    try await chat.session.sendMessage("also this")
    await gate.pass()
    await chat.session.settled()
    #expect(chat.display.followUps.map(\.content) == ["also this"])
    await chat.session.respondToToolSuspension("x")
    await chat.session.settled()
    #expect(chat.transcript.suffix(2) == ["> also this", "b"])
  }

  @Test func `what is said into a run that is stopped waits in the paused queue`() async throws {
    let (chat, _) = try await speaking([[.text("never")]])
    try await chat.session.sendMessage("also this")
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.display.followUps.map(\.content) == ["also this"])
    #expect(chat.display.followUpsPaused)
  }

  @Test func `a change of mode pauses the queue, and what is said afterwards is sent`() async throws {
    let chat = try Conversation([.says([.call("ask_user", Self.question)]), .says([.text("now")])])
    try await chat.say("go")
    try await chat.session.submit("queued")
    try await chat.session.switchMode("plan")
    #expect(chat.display.followUpsPaused)
    try await chat.say("something else")
    #expect(chat.transcript.suffix(2) == ["> something else", "now"])
    #expect(chat.display.followUps.map(\.content) == ["queued"])
  }

  @Test func `a question stays open when its session is closed or leaves its thread`() async throws {
    let store = MemoryThreadStore()
    let first = try Conversation([.says([.call("ask_user", Self.question)])], store: store)
    try await first.say("go")
    let id = try #require(first.session.thread.id)
    try await first.session.createThread()
    try await first.session.switchThread(id)
    #expect(first.display.prompts.map(\.id) == ["c1"])
    await first.session.close()

    let second = try Conversation([.says([.text("ok")])], store: store, configure: { $0.makeID = unique })
    try await second.session.switchThread(id)
    await second.session.respondToToolSuspension("x", toolCallID: "c1")
    await second.session.settled()
    #expect(second.transcript == ["> go", "ask_user completed", "ok"])
  }

  @Test func `a question that is cancelled by the next message is closed in the store too`() async throws {
    let chat = try Conversation([.says([.call("ask_user", Self.question)]), .says([.text("ok")])])
    try await chat.say("go")
    try await chat.session.sendMessage("never mind")
    await chat.session.journal.flush()
    let saved = try await chat.session.thread.messages(of: #require(chat.session.thread.id))
    #expect(saved.map(\.stopReason) == [nil, .aborted, nil, .complete])
    #expect(saved.map(\.openToolCalls).joined().isEmpty)
  }

  @Test func `a stop while a question's run still closes ends its message once`() async throws {
    let chat = try Conversation([.says([.text("Well."), .call("ask_user", Self.question)])])
    let subscription = chat.session.subscribe { event in
      if case .detail(.promptOpened) = event { Task { await chat.session.abort() } }
    }
    try await chat.session.submit("go")
    await chat.until { !$0.isRunning && $0.prompts.isEmpty && $0.transcript.count > 1 }
    await chat.session.settled()
    subscription.cancel()
    #expect(chat.names.count { $0 == "message_end" } == 2)
    #expect(chat.names.count { $0 == "tool_end" } == 1)
    #expect(chat.transcript == ["> go", "Well.", "ask_user interrupted", "! Interrupted"])
  }

  @Test func `an answer for always also answers those that wait behind`() async throws {
    let chat = try Conversation(
      [.says([.call("ask", id: "a"), .call("ask", id: "b"), .call("ask", id: "c")]), .says([.text("ok")])],
      tools: [TestTool("ask", .other, parallel: true)])
    try await chat.say("go")
    chat.session.respondToToolApproval(.alwaysAllowTool)
    await chat.session.settled()
    #expect(chat.display.prompts.isEmpty)
    #expect(chat.transcript.last == "ok")
  }

  @Test func `a tool that does not hear a stop is left to itself`() async throws {
    let gate = Gate()
    let tool = TestTool(
      "deaf", .read,
      run: { _, context in
        await context.emit(.output("on it", stream: .stdout))
        await gate.wait()
        return .finished(ToolOutput("late"))
      })
    let chat = try Conversation(
      [.says([.call("deaf")])], tools: [tool], configure: { $0.stopPatience = .zero })
    try await chat.session.submit("go")
    await chat.until { $0.transcript.tool("c1")?.liveOutput == "on it" }
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "deaf interrupted", "! Interrupted"])
    await gate.pass()
  }

  @Test func `what closing stops says so in its thread`() async throws {
    let tool = TestTool(
      "slow", .read,
      run: { _, context in
        await context.emit(.output("on it", stream: .stdout))
        try await Task.sleep(for: .seconds(600))
        return .finished(ToolOutput("late"))
      })
    let chat = try Conversation([.says([.call("slow")])], tools: [tool])
    try await chat.session.submit("go")
    await chat.until { $0.transcript.tool("c1")?.liveOutput == "on it" }
    await chat.session.close()
    let again = try Conversation(store: chat.store, locks: chat.locks)
    try await again.session.switchThread(try #require(chat.session.thread.id))
    #expect(again.transcript == ["> go", "slow interrupted", "! Interrupted"])
    #expect(
      again.display.transcript.tool("c1")?.output?.text
        == "Stopped because rein was closed before this was done.")
  }

  @Test func `a closed session says nothing more, and its user gets a new one`() async throws {
    let chat = try Conversation([.says([.text("hi")])])
    try await chat.say("hello")
    let id = try #require(chat.session.thread.id)
    await chat.session.close()
    await #expect(throws: SessionError.readOnly) { try await chat.session.submit("more") }
    #expect(chat.host.session() !== chat.session)
    try await chat.locks.acquire(id, owner: "somebody else")
  }

  @Test func `a plan approved into a mode without the tool is still answered`() async throws {
    let chat = try Conversation(
      [.says([.call("submit_plan", ["plan": "x"])]), .says([.text("ok")])],
      configure: { configuration in
        configuration.modes = [
          Mode(id: "plan", transitionsTo: "do"), Mode(id: "do", tools: []),
        ]
      })
    try await chat.say("go")
    await chat.session.respondToToolSuspension(["action": "approved"])
    await chat.session.settled()
    #expect(
      chat.display.transcript.tool("c1")?.output?.text == "The person approved the plan. Carry it out now.")
  }

  @Test func `another resource leaves the thread where it is`() async throws {
    let chat = try Conversation([.says([.text("hi")])])
    try await chat.say("hello")
    chat.forgetEvents()
    try await chat.session.setResourceID("elsewhere")
    #expect(!chat.names.contains("thread_deleted"))
    #expect(chat.display.threadID == nil)
    #expect(chat.display.transcript.count == 0)
  }

  @Test func `two calls with one id in one answer both run`() async throws {
    let chat = try Conversation(
      [
        .says([.call("shout", ["text": "a"], id: "x"), .call("shout", ["text": "b"], id: "x")]),
        .says([.text("ok")]),
      ],
      tools: [TestTool("shout", .read)])
    try await chat.say("go")
    #expect(chat.transcript == ["> go", "shout completed", "shout completed", "ok"])
  }
}
