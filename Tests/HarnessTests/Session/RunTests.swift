import Harness
import TestSupport
import Testing

@HarnessActor @Suite struct RunTests {
  @Test func `a plain answer has the canonical order of events`() async throws {
    let chat = try Conversation([
      .says([.text("Hi"), .usage(TokenUsage(promptTokens: 3, completionTokens: 2))])
    ])
    try await chat.session.sendMessage("hello")
    #expect(
      chat.names == [
        "thread_created", "agent_start", "message_start", "message_end", "message_start", "usage_update",
        "message_end",
        "agent_end",
      ])
    #expect(chat.transcript == ["> hello", "Hi"])
    #expect(chat.display.tokenUsage.totalTokens == 5)
    #expect(chat.session.run.runID == nil)
  }

  @Test func `every event is followed by the state after it`() async throws {
    let chat = try Conversation([.says([.text("Hi")])])
    var pairs: [Bool] = []
    var last: Event?
    let subscription = chat.session.subscribe { event in
      if case .displayStateChanged(let state) = event {
        pairs.append(last != nil && state == chat.display)
        last = nil
      } else {
        #expect(last == nil)
        last = event
      }
    }
    try await chat.session.sendMessage("hello")
    subscription.cancel()
    #expect(!pairs.isEmpty && !pairs.contains(false))
  }

  @Test func `a tool runs and the model goes on with its result`() async throws {
    let chat = try Conversation(
      [.says([.text("Let me shout."), .call("shout", ["text": "hey"])]), .says([.text("Done.")])],
      tools: [TestTool("shout", .read)])
    try await chat.say("go")
    #expect(chat.transcript == ["> go", "Let me shout.", "shout completed", "Done."])
    let request = try #require(chat.provider.requests.last)
    #expect(request.messages.map(\.role) == [.user, .assistant])
    #expect(request.messages.last?.openToolCalls == [])
    #expect(chat.display.activeTools["c1"]?.status == .completed)
  }

  @Test func `arguments are shown while they are written`() async throws {
    let gate = Gate()
    let chat = try Conversation(
      [
        .gated(
          [
            [.toolCallStarted(id: "c1", name: "shout"), .toolCallArguments(id: "c1", delta: "{\"te")],
            [.toolCallArguments(id: "c1", delta: "xt\":\"a\"}"), .call("shout", ["text": "a"])],
          ], gate), .says([.text("ok")]),
      ], tools: [TestTool("shout", .read)])
    try await chat.session.submit("go")
    await gate.pass()
    await chat.until { $0.toolInputBuffers["c1"]?.text == "{\"te" }
    #expect(chat.transcript == ["> go", "shout writing"])
    await gate.pass()
    await chat.session.settled()
    #expect(chat.display.toolInputBuffers.isEmpty)
    #expect(chat.transcript == ["> go", "shout completed", "ok"])
  }

  @Test func `an unknown tool and arguments that do not fit become results the model reads`() async throws {
    let chat = try Conversation(
      [
        .says([.call("nothing", id: "a"), .toolCall(id: "b", name: "shout", arguments: "{broken")]),
        .says([.text("sorry")]),
      ], tools: [TestTool("shout", .read)])
    try await chat.say("go")
    let results = chat.provider.requests.last?.messages.last?.content.compactMap { part in
      if case .toolResult(let result) = part { result.result["content"]?.string } else { nil }
    }
    #expect(results?.count == 2)
    #expect(results?.first?.hasPrefix("There is no tool nothing here.") == true)
    #expect(results?.last == "The arguments do not fit: the input must be an object. Nothing was done.")
    #expect(chat.transcript == ["> go", "nothing failed", "shout failed", "sorry"])
  }

  @Test func `a tool that throws fails the call and not the run`() async throws {
    struct Broken: Error, CustomStringConvertible { let description = "the disk is on fire" }
    let chat = try Conversation(
      [.says([.call("burn")]), .says([.text("oh")])],
      tools: [TestTool("burn", .read, run: { _, _ in throw Broken() })])
    try await chat.say("go")
    #expect(chat.display.transcript.tool("c1")?.output?.text == "the disk is on fire")
    #expect(chat.events.last == .run(.ended(.complete)))
  }

  @Test func `a provider that fails keeps what had arrived, says why, and the thread goes on`() async throws {
    let chat = try Conversation([
      .fails([[.text("Half an ans")]], ProviderError(.network, "The connection broke.")),
      .says([.text("Whole.")]),
    ])
    try await chat.say("go")
    #expect(chat.names.suffix(3) == ["error", "message_end", "agent_end"])
    #expect(chat.events.last == .run(.ended(.error)))
    #expect(chat.transcript == ["> go", "Half an ans", "! The connection broke."])
    try await chat.say("again")
    #expect(chat.transcript.suffix(2) == ["> again", "Whole."])
  }

  @Test func `a stream that just ends is a lost connection`() async throws {
    let chat = try Conversation([.fails([[.text("Half")]], ProviderError(.network, "x"))])
    try await chat.say("go")
    #expect(chat.events.last == .run(.ended(.error)))
  }

  @Test func `reaching the maximum length is an error after the message`() async throws {
    let chat = try Conversation([.says([.text("very long"), .finished(.length)])])
    try await chat.say("go")
    #expect(chat.names.suffix(3) == ["message_end", "error", "agent_end"])
  }

  @Test func `ids that a provider uses again are made unique`() async throws {
    let chat = try Conversation(
      [.says([.call("shout", ["text": "a"])]), .says([.call("shout", ["text": "b"])]), .says([.text("ok")])],
      tools: [TestTool("shout", .read)])
    try await chat.say("go")
    #expect(chat.transcript == ["> go", "shout completed", "shout completed", "ok"])
    let calls = chat.provider.requests.last?.messages.flatMap(\.content).compactMap { part in
      if case .toolCall(let call) = part { call.id } else { nil }
    }
    #expect(Set(calls ?? []).count == 2)
  }

  @Test func `abort keeps what had arrived and ends the run as aborted`() async throws {
    let chat = try Conversation([.hangs(after: [[.text("Thinking about")]])])
    try await chat.session.submit("go")
    await chat.until { $0.currentMessage?.text == "Thinking about" }
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.events.last == .run(.ended(.aborted)))
    #expect(chat.transcript == ["> go", "Thinking about", "! Interrupted"])
    #expect(!chat.session.run.isRunning)
  }

  @Test func `abort while a tool runs cancels it and gives the call a result`() async throws {
    let gate = Gate()
    let tool = TestTool(
      "wait", .read,
      run: { _, context in
        await context.emit(.output("started", stream: .stdout))
        await gate.pass()
        try await Task.sleep(for: .seconds(3_600))
        return .finished(ToolOutput("never"))
      })
    let chat = try Conversation([.says([.call("wait")])], tools: [tool])
    try await chat.session.submit("go")
    await chat.until { $0.transcript.tool("c1")?.liveOutput == "started" }
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "wait interrupted", "! Interrupted"])
    let saved = try await chat.store.messages(in: #require(chat.session.thread.id), limit: nil, before: nil)
    #expect(saved.last?.stopReason == .aborted)
    #expect(saved.last?.openToolCalls == [])
  }

  @Test func `an abort when nothing goes on does not taint the next run`() async throws {
    let chat = try Conversation([.says([.text("fine")])])
    await chat.session.abort()
    try await chat.say("go")
    #expect(chat.events.last == .run(.ended(.complete)))
  }

  @Test func `a message right after an abort starts a new run`() async throws {
    let chat = try Conversation([.hangs(after: [[.text("one")]]), .says([.text("two")])])
    try await chat.session.submit("first")
    await chat.until { $0.currentMessage?.text == "one" }
    await chat.session.abort()
    try await chat.session.sendMessage("second")
    #expect(chat.transcript == ["> first", "one", "! Interrupted", "> second", "two"])
  }

  @Test func `without a model the person is told what to do`() async throws {
    let chat = try Conversation(configure: { $0.modelID = nil })
    try await chat.say("go")
    #expect(chat.transcript == ["> go", "! No model is chosen. Choose one with /model."])
  }

  @Test func `what is said into a run reaches the model with its next step`() async throws {
    let gate = Gate()
    let chat = try Conversation(
      [.gated([[.text("hm")], [.call("shout", ["text": "a"])]], gate), .says([.text("both")])],
      tools: [TestTool("shout", .read)])
    try await chat.session.submit("one")
    await gate.pass()
    await chat.until { $0.transcript.count == 2 }
    try await chat.session.sendMessage("two")
    await gate.pass()
    await chat.session.settled()
    #expect(chat.transcript == ["> one", "hm", "shout completed", "> two", "both"])
  }

  @Test func `a run has a limit of steps`() async throws {
    let chat = try Conversation(
      (0..<5).map { .says([.call("shout", ["text": "a"], id: "c\($0)")]) }, tools: [TestTool("shout", .read)],
      configure: { $0.maxSteps = 3 })
    try await chat.say("go")
    #expect(chat.provider.requests.count == 3)
    #expect(chat.transcript.last == "! The run reached its limit of 3 steps.")
  }
}
