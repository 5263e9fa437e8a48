import Harness
import TestSupport
import Testing

@HarnessActor @Suite struct SubagentTests {
  private let tools: [any Tool] = [
    TestTool("peek", .read), TestTool("change", .edit),
    TestTool("wonder", nil, run: { _, _ in .suspended(payload: "which?") }),
  ]

  private func chat(
    _ steps: [ScriptedProvider.Step], configure: (inout HostConfiguration) -> Void = { _ in }
  ) throws -> Conversation {
    try Conversation(steps, tools: tools, configure: configure)
  }

  private func answer(_ chat: Conversation, _ id: String = "s") -> ToolOutput? {
    chat.display.transcript.tool(id)?.output
  }

  @Test func `what a subagent does arrives in the original's order of events`() async throws {
    let chat = try chat([
      .says([.subagent("explore", "look for it")]),
      .says([.text("I look."), .call("peek", ["text": "a"])]), .says([.text("It is in a.")]),
      .says([.text("Thanks.")]),
    ])
    try await chat.say("go")
    #expect(
      chat.names == [
        "thread_created", "agent_start", "message_start", "message_end", "tool_start", "message_start",
        "subagent_start", "subagent_text_delta", "subagent_tool_start", "subagent_tool_end",
        "subagent_text_delta", "subagent_end", "tool_end", "message_end", "message_start", "message_end",
        "agent_end",
      ])
    let told = chat.events.compactMap { if case .subagent(let event) = $0 { event } else { nil } }
    #expect(
      told == [
        .started(
          id: "s", agentType: "explore", task: "look for it", modelID: "script/one", isForked: false),
        .textDelta(id: "s", agentType: "explore", text: "I look."),
        .toolStarted(id: "s", agentType: "explore", tool: "peek", args: ["text": "a"]),
        .toolEnded(
          id: "s", agentType: "explore", tool: "peek", result: ToolOutput("A").json, isError: false),
        .textDelta(id: "s", agentType: "explore", text: "\n\nIt is in a."),
        .ended(id: "s", agentType: "explore", result: "It is in a.", isError: false, duration: 0),
      ])
    #expect(chat.transcript == ["> go", "subagent completed", "Thanks."])
    #expect(answer(chat) == ToolOutput("It is in a."))
  }

  @Test func `a subagent knows its task and what it is told, and nothing of the conversation`() async throws {
    let chat = try chat([.says([.subagent("explore", "look")]), .says([.text("done")])]) {
      $0.instructions = { "You work in a folder." }
    }
    try await chat.say("a secret")
    let request = chat.provider.requests[1]
    #expect(request.messages.map(\.role) == [.user])
    #expect(request.messages[0].text == "look")
    #expect(request.system.hasPrefix("You work in a folder.\n\n\(Subagent.preamble)"))
    #expect(try await chat.session.thread.list(includingForks: true).count == 1)
  }

  @Test(arguments: [
    ("explore", ["peek"]),
    ("execute", ["task_write", "task_update", "task_complete", "task_check", "peek", "change", "wonder"]),
    ("picky", ["change", "peek"]),
  ]) func `a subagent has the tools it was made with`(_ type: String, _ expected: [String]) async throws {
    let chat = try chat([.says([.subagent(type, "go")]), .says([.text("done")])]) {
      $0.subagents.append(
        Subagent(id: "picky", description: "", instructions: "", tools: .named(["change", "peek"])))
    }
    try await chat.say("go")
    #expect(chat.provider.requests[1].tools.map(\.name) == expected)
  }

  @Test func `a type that is not there is an error that names those that are`() async throws {
    let chat = try chat([.says([.subagent("nobody", "go")]), .says([.text("oh")])])
    try await chat.say("go")
    #expect(answer(chat) == .failure("Unknown agent type: nobody. Valid types: explore, execute"))
    #expect(!chat.names.contains("subagent_start"))
  }

  @Test func `without subagents there is no tool for them`() async throws {
    let chat = try chat([.says([.text("hi")])]) { $0.subagents = [] }
    try await chat.say("go")
    #expect(chat.provider.requests[0].tools.contains { $0.name == "subagent" } == false)
  }

  /// Which model a subagent of type `own` is started with.
  private func model(
    called: JSON = .null, defined: String? = nil,
    choose: (Session) async throws -> Void = { _ in }
  ) async throws -> String? {
    let call = ModelEvent.call(
      "subagent", ["agentType": "own", "task": "go", "modelId": called], id: "s")
    let chat = try chat([.says([call])]) {
      $0.providers.append(ScriptedProvider([], id: "b"))
      $0.subagents = [
        Subagent(id: "own", description: "", instructions: "", tools: .reading, modelID: defined)
      ]
    }
    try await choose(chat.session)
    try await chat.say("go")
    for case .subagent(.started(_, _, _, let model, _)) in chat.events { return model }
    return answer(chat)?.text
  }

  @Test
  func
    `the model is the call's, else the type's, else the thread's, else the definition's, else the session's`()
    async throws
  {
    func general(_ session: Session) async throws { try await session.setSubagentModelID("b/all") }
    func typed(_ session: Session) async throws {
      try await general(session)
      try await session.setSubagentModelID("b/typed", for: "own")
    }
    #expect(try await model(called: "b/called", defined: "b/defined", choose: typed) == "b/called")
    #expect(try await model(defined: "b/defined", choose: typed) == "b/typed")
    #expect(try await model(defined: "b/defined", choose: general) == "b/all")
    #expect(try await model(defined: "b/defined") == "b/defined")
    #expect(try await model() == "script/one")
    #expect(
      try await model(called: "nobody/x")
        == "Failed to resolve model \"nobody/x\": Model not found: nobody/x. /model lists the ones there are."
    )
  }

  @Test func `a chosen model is announced, stays with its thread and goes on to new ones`() async throws {
    let chat = try chat([.says([.text("hi")])])
    try await chat.say("go")
    let first = try #require(chat.session.thread.id)
    try await chat.session.setSubagentModelID("script/two", for: "explore")
    #expect(chat.events.last == .session(.subagentModelChanged(modelID: "script/two", agentType: "explore")))
    try await chat.session.createThread()
    try await chat.session.setSubagentModelID("script/one", for: "explore")
    try await chat.session.switchThread(first)
    #expect(chat.session.subagentModelID(for: "explore") == "script/two")
    #expect(chat.session.subagentModelID() == nil)
    await #expect(throws: SessionError.modelNotFound("nobody/x")) {
      try await chat.session.setSubagentModelID("nobody/x")
    }
    await #expect(throws: SessionError.subagentNotFound("nobody")) {
      try await chat.session.setSubagentModelID("script/one", for: "nobody")
    }
  }

  @Test func `a subagent whose model fails is a failed call, and the run goes on`() async throws {
    let chat = try chat([
      .says([.subagent("explore", "look")]),
      .fails([[.text("I was")]], ProviderError(.network, "The line is cut.")), .says([.text("A pity.")]),
    ])
    try await chat.say("go")
    #expect(
      answer(chat)
        == .failure("Subagent \"Explore\" failed: The line is cut.\n\nPartial output:\nI was"))
    #expect(
      chat.events.contains(
        .subagent(
          .ended(id: "s", agentType: "explore", result: "The line is cut.", isError: true, duration: 0))))
    #expect(chat.transcript == ["> go", "subagent failed", "A pity."])
  }

  @Test func `a subagent that reaches its limit of steps says so and hands over what it has`() async throws {
    let chat = try chat([
      .says([.subagent("short", "look")]), .says([.text("One."), .call("peek")]), .says([.text("ok")]),
    ]) {
      $0.subagents = [
        Subagent(id: "short", description: "", instructions: "", tools: .reading, maxSteps: 1)
      ]
    }
    try await chat.say("go")
    #expect(
      answer(chat)?.text
        == "Subagent \"short\" failed: The run reached its limit of 1 steps.\n\nPartial output:\nOne.")
  }

  @Test func `a question of a tool is no way out of a subagent`() async throws {
    let chat = try chat([
      .says([.subagent("execute", "go")]), .says([.call("wonder")]), .says([.text("open: which")]),
      .says([.text("ok")]),
    ])
    try await chat.say("go")
    #expect(answer(chat)?.text == "open: which")
    #expect(chat.display.prompts.isEmpty)
    let results = chat.provider.requests[2].messages[1].content.compactMap { part in
      if case .toolResult(let result) = part { result.isError } else { nil }
    }
    #expect(results == [true])
  }

  @Test func `what subagents use is counted in the thread`() async throws {
    let chat = try chat([
      .says([.subagent("explore", "look"), .usage(TokenUsage(promptTokens: 10, completionTokens: 1))]),
      .says([.text("found"), .usage(TokenUsage(promptTokens: 100, completionTokens: 2))]),
      .says([.text("ok"), .usage(TokenUsage(promptTokens: 20, completionTokens: 4))]),
    ])
    try await chat.say("go")
    #expect(chat.display.tokenUsage.promptTokens == 130)
    #expect(chat.session.tokenUsage.completionTokens == 7)
    #expect(chat.names.count { $0 == "usage_update" } == 3)
  }

  @Test func `subagents may start others as far as they are allowed to, three deep`() async throws {
    let nested = ModelEvent.subagent("nest", "deeper")
    let chat = try chat([
      .says([nested]), .says([nested]), .says([nested]), .says([nested]), .says([.text("3")]),
      .says([.text("2")]), .says([.text("1")]), .says([.text("0")]),
    ]) {
      $0.subagents = [
        Subagent(id: "nest", description: "", instructions: "", tools: .named(["subagent"]))
      ]
    }
    try await chat.say("go")
    let refused = chat.provider.requests[4].messages.last?.content.compactMap { part in
      if case .toolResult(let result) = part { result.result["content"]?.string } else { nil }
    }
    #expect(refused == ["Subagents start subagents at most 3 deep. Do this yourself."])
    #expect(chat.display.transcript.tool("s")?.output?.text == "1")
    #expect(chat.transcript == ["> go", "subagent completed", "0"])
  }

  @Test func `subagents that cannot be are refused when the host is built`() {
    func error(_ subagents: [Subagent]) -> ConfigurationError? {
      #expect(throws: ConfigurationError.self) { _ = try chat([]) { $0.subagents = subagents } }
    }
    func one(_ tools: Subagent.Tools) -> Subagent {
      Subagent(id: "one", description: "", instructions: "", tools: tools)
    }
    #expect(error([one(.all), one(.reading)]) == .duplicateSubagent("one"))
    #expect(error([one(.named(["no"]))]) == .unusableSubagentTool(subagent: "one", tool: "no"))
    #expect(error([one(.named(["ask_user"]))]) == .unusableSubagentTool(subagent: "one", tool: "ask_user"))
  }
}
