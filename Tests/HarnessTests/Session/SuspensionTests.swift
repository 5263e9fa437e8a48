import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct SuspensionTests {
  private static let question: JSON = [
    "question": "Which?", "options": [["label": "red"], ["label": "blue", "description": "like the sky"]],
  ]

  @Test func `a question parks the run and shows a prompt`() async throws {
    let chat = try Conversation([.says([.call("ask_user", Self.question)])])
    try await chat.say("go")
    #expect(chat.names.suffix(2) == ["tool_suspended", "agent_end"])
    #expect(chat.events.last == .run(.ended(.suspended)))
    #expect(chat.display.pendingSuspensions["c1"]?.payload["selectionMode"]?.string == "single_select")
    #expect(
      chat.display.prompts.first?.kind
        == .question(Question("Which?", options: [.init("red"), .init("blue", description: "like the sky")])))
    #expect(chat.transcript == ["> go", "ask_user suspended"])
    #expect(!chat.session.run.isRunning)
  }

  @Test func `an answer goes on with the same run`() async throws {
    let chat = try Conversation([.says([.call("ask_user", Self.question)]), .says([.text("Red it is.")])])
    try await chat.say("go")
    chat.forgetEvents()
    await chat.session.respondToToolSuspension("red")
    await chat.session.settled()
    #expect(
      chat.names == ["agent_start", "tool_end", "message_end", "message_start", "message_end", "agent_end"])
    #expect(chat.display.pendingSuspensions.isEmpty)
    #expect(chat.display.prompts.isEmpty)
    #expect(chat.transcript == ["> go", "ask_user completed", "Red it is."])
    #expect(chat.display.transcript.tool("c1")?.output?.text == "User answered: red")
  }

  @Test func `what was said before the question is not said again`() async throws {
    let store = MemoryThreadStore()
    let steps: [ScriptedProvider.Step] = [.says([.text("Hm."), .call("ask_user", Self.question)])]
    let chat = try Conversation(steps + [.says([.text("Red it is.")])], store: store)
    try await chat.say("go")
    await chat.session.respondToToolSuspension("red")
    await chat.session.settled()
    let expected = ["> go", "Hm.", "ask_user completed", "Red it is."]
    #expect(chat.transcript == expected)
    let other = try Conversation(steps, store: store, configure: { $0.makeID = unique })
    try await other.say("go")
    let id = try #require(other.session.thread.id)
    let later = try Conversation(
      [.says([.text("Red it is.")])], store: store, configure: { $0.makeID = unique })
    try await later.session.switchThread(id)
    await later.session.respondToToolSuspension("red")
    await later.session.settled()
    #expect(later.transcript == expected)
  }

  @Test func `several chosen answers are listed`() async throws {
    let question: JSON = [
      "question": "Which?", "options": [["label": "a"], ["label": "b"]], "selectionMode": "multi_select",
    ]
    let chat = try Conversation([.says([.call("ask_user", question)]), .says([.text("ok")])])
    try await chat.say("go")
    await chat.session.respondToToolSuspension(["a", "b"], toolCallID: "c1")
    await chat.session.settled()
    #expect(chat.display.transcript.tool("c1")?.output?.text == "User answered: a, b")
  }

  @Test func `three questions of one step are asked one at a time`() async throws {
    let chat = try Conversation([
      .says(["a", "b", "c"].map { .call("ask_user", ["question": .string($0)], id: $0) }),
      .says([.text("thanks")]),
    ])
    try await chat.say("go")
    for id in ["a", "b", "c"] {
      #expect(chat.display.prompts.map(\.id) == [id])
      await chat.session.respondToToolSuspension("yes", toolCallID: id)
      await chat.session.settled()
    }
    #expect(chat.names.count { $0 == "tool_start" } == 3)
    #expect(chat.names.count { $0 == "tool_suspended" } == 3)
    #expect(chat.transcript.last == "thanks")
  }

  @Test func `an answer for a call that does not wait does nothing`() async throws {
    let chat = try Conversation([.says([.call("ask_user", Self.question)])])
    try await chat.say("go")
    chat.forgetEvents()
    await chat.session.respondToToolSuspension("red", toolCallID: "other")
    #expect(chat.events.isEmpty)
    await chat.session.abort()
    chat.forgetEvents()
    await chat.session.respondToToolSuspension("red", toolCallID: "c1")
    #expect(chat.events.isEmpty)
  }

  @Test func `abort forgets a question, and the thread can go on`() async throws {
    let chat = try Conversation([.says([.call("ask_user", Self.question)]), .says([.text("fine")])])
    try await chat.say("go")
    await chat.session.abort()
    #expect(chat.display.pendingSuspensions.isEmpty)
    #expect(chat.display.prompts.isEmpty)
    #expect(chat.transcript == ["> go", "ask_user interrupted", "! Interrupted"])
    try await chat.say("never mind")
    #expect(chat.provider.requests.last?.messages.allSatisfy(\.openToolCalls.isEmpty) == true)
    #expect(chat.transcript.last == "fine")
  }

  @Test func `what is said while a question is open waits`() async throws {
    let chat = try Conversation([
      .says([.call("ask_user", Self.question)]), .says([.text("Red.")]), .says([.text("Later.")]),
    ])
    try await chat.say("go")
    try await chat.session.submit("and then?")
    #expect(chat.display.queuedFollowUps == 1)
    await chat.session.respondToToolSuspension("red")
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "ask_user completed", "Red.", "> and then?", "Later."])
  }

  @Test func `an approved plan turns the next mode on and goes on there`() async throws {
    let chat = try Conversation(
      [.says([.call("submit_plan", ["plan": "1. do it"])]), .says([.text("Doing it.")])],
      configure: { $0.defaultModeID = "plan" })
    try await chat.say("go")
    #expect(chat.display.prompts.first?.kind == .plan(Plan(title: "Implementation Plan", text: "1. do it")))
    await chat.session.respondToToolSuspension(["action": "approved"])
    await chat.session.settled()
    #expect(chat.session.mode.id == "build")
    #expect(chat.display.modeID == "build")
    #expect(chat.transcript == ["> go", "submit_plan completed", "Doing it."])
  }

  @Test func `a plan that is not approved stays in its mode, with the person's words`() async throws {
    let chat = try Conversation(
      [.says([.call("submit_plan", ["plan": "1. do it"])]), .says([.text("Again, then.")])],
      configure: { $0.defaultModeID = "plan" })
    try await chat.say("go")
    await chat.session.respondToToolSuspension(["action": "rejected", "feedback": "smaller"])
    await chat.session.settled()
    #expect(chat.session.mode.id == "plan")
    #expect(
      chat.display.transcript.tool("c1")?.output?.text
        == "The person did not approve the plan. Revise it and submit it again.\nUser feedback: smaller")
  }

  @Test func `a plan approved in a mode that leads nowhere goes on in that mode`() async throws {
    let chat = try Conversation([.says([.call("submit_plan", ["plan": "x"])]), .says([.text("ok")])])
    try await chat.say("go")
    await chat.session.respondToToolSuspension(["action": "approved"])
    await chat.session.settled()
    #expect(chat.display.prompts.isEmpty)
    #expect(chat.transcript.last == "ok")
  }

  @Test func `a question is still open when the thread is opened again`() async throws {
    let store = MemoryThreadStore()
    let first = try Conversation([.says([.call("ask_user", Self.question)])], store: store)
    try await first.say("go")
    let id = try #require(first.session.thread.id)
    await first.session.journal.flush()

    let second = try Conversation([.says([.text("Blue.")])], store: store, configure: { $0.makeID = unique })
    try await second.session.switchThread(id)
    #expect(second.transcript == ["> go", "ask_user suspended"])
    #expect(second.display.prompts.count == 1)
    await second.session.respondToToolSuspension("blue")
    await second.session.settled()
    #expect(second.transcript == ["> go", "ask_user completed", "Blue."])
  }
}

/// Ids that differ from those of another conversation over the same store.
let unique: @Sendable () -> String = {
  let counter = Counter()
  return { "again-\(counter.next())" }
}()
