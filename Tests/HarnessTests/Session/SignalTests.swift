import Harness
import TestSupport
import Testing

/// What reaches a thread from outside of the conversation.
@HarnessActor @Suite struct SignalTests {
  private func lastRequest(_ chat: Conversation) throws -> [String] {
    try #require(chat.provider.requests.last).messages.map { "\($0.role.rawValue): \($0.text)" }
  }

  @Test func `a reminder wakes an idle thread, and the model reads it in its tag`() async throws {
    let chat = try Conversation([.says([.text("ok")])])
    let receipt = try await chat.session.send(
      Signal(id: "s1", .reactive, "Save your work.", attributes: ["source": "a \"clock\" <&>"]))
    #expect(receipt.effect == .woke)
    #expect(receipt.runID != nil)
    await chat.session.settled()
    #expect(
      try lastRequest(chat) == [
        "user: <system-reminder source=\"a &quot;clock&quot; &lt;&amp;>\">\nSave your work.\n</system-reminder>"
      ])
    #expect(chat.transcript.last == "ok")
    let stored = try await chat.session.thread.messages(of: chat.session.thread.requireID())
    #expect(stored.first?.id == "s1")
    #expect(
      stored.first?.content == [
        .other([
          "type": "reactive_signal", "id": "s1", "tagName": "system-reminder", "message": "Save your work.",
          "attributes": ["source": "a \"clock\" <&>"],
        ])
      ])
  }

  @Test func `words with attributes are the person's, in a tag of their own`() async throws {
    let chat = try Conversation([.says([.text("ok")])])
    _ = try await chat.session.send(Signal(id: "s", .user, "hi </user> x", attributes: ["from": "phone"]))
    await chat.session.settled()
    #expect(try lastRequest(chat) == ["user: <user from=\"phone\">\nhi <\\/user> x\n</user>"])
    #expect(chat.transcript == ["> hi </user> x", "ok"])
  }

  @Test func `words without attributes are a message as any other`() async throws {
    let chat = try Conversation([.says([.text("ok")])])
    _ = try await chat.session.send(Signal(id: "s", .user, "hi"))
    await chat.session.settled()
    #expect(try lastRequest(chat) == ["user: hi"])
  }

  @Test func `a state is only kept, and read with the next run`() async throws {
    let chat = try Conversation([.says([.text("ok")])])
    let receipt = try await chat.session.send(Signal(id: "s", .state(id: "branch"), "main"))
    #expect(receipt.effect == .persisted)
    #expect(receipt.runID == nil)
    #expect(chat.provider.requests.isEmpty)
    try await chat.say("go")
    #expect(
      try lastRequest(chat) == [
        "user: <state stateId=\"branch\" mode=\"snapshot\">\nmain\n</state>", "user: go",
      ])
  }

  @Test func `into a run, a reminder gets a step of its own, a state does not`() async throws {
    let gate = Gate()
    let chat = try Conversation([
      .gated([[.text("a")], [.text("b")]], gate), .says([.text("I see.")]),
    ])
    try await chat.session.submit("go")
    await gate.pass()
    await chat.until { $0.transcript.count == 2 }
    #expect(chat.session.stream.isOpen)
    #expect(chat.session.stream.activeRunID == chat.session.run.runID)
    let state = try await chat.session.send(Signal(id: "s1", .state(id: "x"), "1"))
    let reminder = try await chat.session.send(Signal(id: "s2", .reactive, "Look."))
    #expect([state.effect, reminder.effect] == [.persisted, .delivered])
    #expect(reminder.runID == chat.session.run.runID)
    await gate.pass()
    await chat.session.settled()
    #expect(!chat.session.stream.isOpen)
    #expect(chat.session.stream.activeRunID == nil)
    #expect(
      try lastRequest(chat) == [
        "user: go", "assistant: ab", "user: <state stateId=\"x\" mode=\"snapshot\">\n1\n</state>",
        "user: <system-reminder>\nLook.\n</system-reminder>",
      ])
    #expect(chat.provider.requests.count == 2)
  }

  @Test func `a state into a run whose model is done does not keep it going`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("a")], [.text("b")]], gate)])
    try await chat.session.submit("go")
    await gate.pass()
    await chat.until { $0.transcript.count == 2 }
    _ = try await chat.session.send(Signal(id: "s1", .state(id: "x"), "1"))
    await gate.pass()
    await chat.session.settled()
    #expect(chat.provider.requests.count == 1)
    let stored = try await chat.session.thread.messages(of: chat.session.thread.requireID())
    #expect(stored.last?.id == "s1")
  }

  @Test(arguments: Signal.Priority.allCases)
  func `only pressing notifications wake a thread`(_ priority: Signal.Priority) async throws {
    let chat = try Conversation([.says([.text("ok")])])
    let receipt = try await chat.session.send(Signal(id: "s", .notification(priority), "Mail."))
    await chat.session.settled()
    let wakes = priority == .high || priority == .urgent
    #expect(receipt.effect == (wakes ? .woke : .persisted))
    #expect(chat.provider.requests.count == (wakes ? 1 : 0))
  }

  @Test func `what is to be discarded leaves nothing, not even a thread`() async throws {
    let chat = try Conversation([])
    let receipt = try await chat.session.send(Signal(id: "s", .reactive, "x", ifIdle: .discard))
    #expect(receipt.effect == .discarded)
    #expect(receipt.id == "s")
    #expect(chat.session.thread.id == nil)
    #expect(chat.names == [])
  }

  @Test(arguments: ["", "1a", "a b", "ä", "-x", "a>"])
  func `names are those of tags`(name: String) {
    #expect(throws: SignalError.badName(name)) { try Signal(id: "s", .reactive, tag: name, "x") }
    #expect(throws: SignalError.badName(name)) { try Signal(id: "s", .user, "x", attributes: [name: "1"]) }
  }

  @Test func `the provider's name for a request is known while the run goes on`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[.traced("req_1"), .text("a")], [.text("b")]], gate)])
    try await chat.session.submit("go")
    await gate.pass()
    await chat.until { $0.transcript.count == 2 }
    #expect(chat.session.run.traceID == "req_1")
    await gate.pass()
    await chat.session.settled()
    #expect(chat.session.run.traceID == nil)
  }

  @Test func `closing the stream ends the run, and what arrived is kept`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("a")], [.text("b")]], gate)])
    try await chat.session.submit("go")
    await gate.pass()
    await chat.until { $0.transcript.count == 2 }
    chat.session.stream.abort()
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "a", "! Interrupted"])
    chat.session.stream.abort()
    #expect(!chat.session.run.isAbortRequested)
  }
}
