import Synchronization
import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct SubagentForkTests {
  private func chat(
    _ steps: [ScriptedProvider.Step], store: (any ThreadStore)? = nil,
    configure: (inout HostConfiguration) -> Void = { _ in }
  ) throws -> Conversation {
    try Conversation(steps, tools: [TestTool("peek", .read)], store: store, configure: configure)
  }

  private func results(_ request: ModelRequest) -> [String] {
    request.messages.flatMap(\.content).compactMap { part in
      if case .toolResult(let result) = part { result.result["content"]?.string } else { nil }
    }
  }

  @Test func `a fork goes on from a copy of the conversation, with its instructions and tools`() async throws
  {
    let chat = try chat([
      .says([.text("Hello.")]), .says([.text("I ask."), .subagent("explore", "look", forked: true)]),
      .says([.text("found")]), .says([.text("ok")]),
    ])
    try await chat.say("a secret")
    try await chat.say("go")
    let requests = chat.provider.requests
    #expect(requests[2].system == requests[1].system)
    #expect(requests[2].tools == requests[1].tools)
    #expect(requests[2].messages.map(\.role) == [.user, .assistant, .user, .assistant, .user])
    #expect(requests[2].messages.map(\.text).prefix(4) == ["a secret", "Hello.", "go", "I ask."])
    #expect(requests[2].messages.last?.text.hasPrefix("look\n\n(You are a forked subagent") == true)
    #expect(requests[2].messages.flatMap(\.openToolCalls) == [])
    #expect(results(requests[2]) == ["This conversation is a copy; the call goes on elsewhere."])
    #expect(results(requests[3]) == ["found"])
    #expect(
      chat.events.contains(
        .subagent(
          .started(id: "s", agentType: "explore", task: "look", modelID: "script/one", isForked: true))))
  }

  @Test func `a fork is kept under its parent, hidden from lists, and goes with its parent`() async throws {
    let chat = try chat([
      .says([.subagent("explore", "look", forked: true)]), .says([.text("found")]), .says([.text("ok")]),
    ])
    try await chat.say("go")
    let id = try #require(chat.session.thread.id)
    #expect(try await chat.session.thread.list().map(\.id) == [id])
    let all = try await chat.session.thread.list(includingForks: true)
    let fork = try #require(all.first { $0.id != id })
    #expect(fork.title == "Fork: Explore subagent")
    #expect(fork.metadata["forkedSubagent"] == true)
    #expect(fork.metadata["parentThreadId"] == .string(id))
    #expect(try await chat.store.messages(in: fork.id, limit: nil, before: nil).last?.text == "found")
    #expect(chat.session.thread.id == id)

    // Its lock is free again.
    try await chat.locks.acquire(fork.id, owner: "somebody")
    await chat.locks.release(fork.id, owner: "somebody")
    try await chat.session.deleteThread(id)
    #expect(try await chat.session.thread.list(includingForks: true).isEmpty)
  }

  @Test func `in a fork nothing is delegated, asked or put on the task list`() async throws {
    let chat = try chat([
      .says([.subagent("explore", "look", forked: true)]),
      .says([
        .subagent("explore", "deeper", id: "n1"), .call("task_write", ["tasks": []], id: "n2"),
        .call("ask_user", ["question": "Which?"], id: "n3"), .call("peek", id: "n4"),
      ]), .says([.text("found")]), .says([.text("ok")]),
    ])
    try await chat.say("go")
    #expect(
      results(chat.provider.requests[2]).dropFirst() == [
        "A forked subagent cannot start subagents. Do this yourself.",
        "The task list belongs to the conversation you were copied from. Go on without it.",
        "A forked subagent cannot ask the person. Go on without it and say in your answer what stays open.",
        "",
      ])
    let calls = chat.display.transcript.tool("s")?.subagent?.calls.map(\.name)
    #expect(calls == ["task_write", "ask_user", "peek"])
    #expect(chat.names.count { $0 == "subagent_start" } == 1)
  }

  @Test func `a definition may fork, and the call may say otherwise`() async throws {
    let chat = try chat([
      .says([.subagent("twin", "one")]), .says([.text("1")]),
      .says([.subagent("twin", "two", id: "s2", forked: false)]), .says([.text("2")]), .says([.text("ok")]),
    ]) {
      $0.subagents = [
        Subagent(
          id: "twin", description: "", instructions: "", tools: .all, modelID: "nobody/x", isForked: true)
      ]
      $0.subagents[0].modelID = nil
    }
    try await chat.say("go")
    let forked = chat.events.compactMap { event in
      if case .subagent(.started(_, _, _, _, let isForked)) = event { isForked } else { nil }
    }
    #expect(forked == [true, false])
  }

  @Test func `a fork uses the model of the session, whatever else is chosen`() async throws {
    let chat = try chat([
      .says([
        .call(
          "subagent",
          ["agentType": "explore", "task": "look", "forked": true, "modelId": "nobody/x"], id: "s")
      ]), .says([.text("found")]), .says([.text("ok")]),
    ])
    try await chat.session.createThread()
    try await chat.session.setSubagentModelID("script/one")
    try await chat.session.switchModel("script/two", scope: .global)
    try await chat.say("go")
    #expect(chat.provider.requests.map(\.model) == ["two", "two", "two"])
  }

  @Test func `a copy that fails is a failed call, and nothing runs`() async throws {
    let chat = try chat(
      [.says([.subagent("explore", "look", forked: true)]), .says([.text("oh")])],
      store: TroubledStore(clone: { throw StoreError.unusable("the disk is full") }))
    try await chat.say("go")
    #expect(
      chat.display.transcript.tool("s")?.output
        == .failure("The conversation could not be copied for the subagent: the disk is full"))
    #expect(!chat.names.contains("subagent_start"))
    #expect(chat.transcript == ["> go", "subagent failed", "oh"])
  }

  @Test func `a fork starts also when the newest message cannot be kept`() async throws {
    let isFull = Mutex(false)
    let store = TroubledStore(save: { message in
      if message.role == .assistant, isFull.withLock({ $0 }) { throw StoreError.unusable("the disk is full") }
    })
    let chat = try chat(
      [
        .says([.text("Hello.")]), .says([.text("I ask."), .subagent("explore", "look", forked: true)]),
        .says([.text("found")]), .says([.text("ok")]),
      ], store: store)
    try await chat.say("hi")
    isFull.withLock { $0 = true }
    try await chat.say("go")
    #expect(chat.provider.requests[2].messages.map(\.text).prefix(3) == ["hi", "Hello.", "go"])
    #expect(chat.display.transcript.tool("s")?.output == ToolOutput("found"))
    let notices = chat.events.compactMap { event in
      if case .detail(.noticed(let notice)) = event { notice.text } else { nil }
    }
    #expect(notices.contains("Explore: Not saved: the disk is full"))
  }

  @Test func `a stop while the conversation is copied leaves nothing behind`() async throws {
    let (copying, begins) = AsyncStream.makeStream(of: Void.self)
    let (stopped, stops) = AsyncStream.makeStream(of: Void.self)
    let store = TroubledStore(clone: {
      begins.yield()
      // What waits here is cancelled with the run; the copy is made all the same.
      await Task { for await _ in stopped { break } }.value
    })
    let chat = try chat([.says([.subagent("explore", "look", forked: true)])], store: store)
    try await chat.session.submit("go")
    for await _ in copying { break }
    await chat.session.abort()
    stops.yield()
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "subagent interrupted", "! Interrupted"])
    #expect(chat.provider.requests.count == 1)
    #expect(try await chat.session.thread.list(includingForks: true).count == 1)
    try await chat.say("again")
    #expect(chat.transcript.last == "(the script is over)")
  }

  @Test func `several forks of one step work at the same time`() async throws {
    let chat = try chat([
      .says([
        .subagent("explore", "one", id: "s1", forked: true),
        .subagent("explore", "two", id: "s2", forked: true),
      ]), .says([.text("found")]), .says([.text("found")]), .says([.text("ok")]),
    ])
    try await chat.say("go")
    #expect(chat.transcript == ["> go", "subagent completed", "subagent completed", "ok"])
    #expect(try await chat.session.thread.list(includingForks: true).count == 3)
  }
}
