import Harness
import Synchronization
import TestSupport
import Testing

@HarnessActor @Suite struct SubagentApprovalTests {
  private static func agent(_ id: String, _ tools: Subagent.Tools = .all) -> Subagent {
    Subagent(
      id: id, name: id.prefix(1).uppercased() + id.dropFirst(), description: "", instructions: "",
      tools: tools, modelID: "\(id)/one")
  }

  /// A session whose subagents have models of their own, so that they can work at the same time.
  private func chat(
    _ steps: [ScriptedProvider.Step], _ subagents: [String: [ScriptedProvider.Step]],
    tools: [any Tool] = [TestTool("change", .edit), TestTool("peek", .read)],
    configure: (inout HostConfiguration) -> Void = { _ in }
  ) throws -> Conversation {
    try Conversation(steps, tools: tools) {
      $0.subagents = subagents.keys.sorted().map { Self.agent($0) }
      for (id, steps) in subagents { $0.providers.append(ScriptedProvider(steps, id: id)) }
      configure(&$0)
    }
  }

  @Test func `a subagent asks the person, and says who asks`() async throws {
    let chat = try chat(
      [.says([.subagent("ann", "do it")]), .says([.text("ok")])],
      ["ann": [.says([.call("change", ["text": "a"])]), .says([.text("did it")])]])
    try await chat.say("go")
    let prompt = try #require(chat.display.prompts.first)
    #expect(prompt.asker == ["Ann"])
    #expect(prompt.parentCallID == "s")
    #expect(chat.display.pendingApproval?.toolName == "change")
    let opened = try #require(chat.events.last)
    #expect(Event(json: opened.json) == opened)
    #expect(chat.display.transcript.tool("s")?.subagent?.isWaiting == true)
    #expect(chat.transcript == ["> go", "subagent running"])

    chat.session.respondToToolApproval(.approve, toolCallID: prompt.id, digest: "another")
    #expect(chat.display.prompts.count == 1)
    chat.session.respondToToolApproval(.approve, toolCallID: prompt.id)
    #expect(chat.display.transcript.tool("s")?.subagent?.isWaiting == false)
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "subagent completed", "ok"])
    #expect(chat.display.transcript.tool("s")?.subagent?.calls.map(\.status) == [.completed])
  }

  @Test func `a subagent of a subagent asks with the whole path`() async throws {
    let chat = try chat(
      [.says([.subagent("ann", "do it")]), .says([.text("ok")])],
      [
        "ann": [.says([.subagent("bob", "do that")]), .says([.text("bob did it")])],
        "bob": [.says([.call("change")]), .says([.text("done")])],
      ]
    ) { $0.subagents[0].tools = .named(["subagent"]) }
    try await chat.say("go")
    #expect(chat.display.prompts.map(\.asker) == [["Ann", "Bob"]])
    #expect(chat.display.prompts.map(\.parentCallID) == ["s"])
    chat.session.respondToToolApproval(.decline(reason: "no"))
    await chat.session.settled()
    #expect(chat.display.transcript.tool("s")?.output?.text == "bob did it")
  }

  @Test func `subagents that work at the same time ask one after the other, also with equal ids of calls`()
    async throws
  {
    let change = ModelEvent.call("change", ["text": "x"], id: "c1")
    let chat = try chat(
      [.says([.subagent("ann", "a", id: "s1"), .subagent("bob", "b", id: "s2")]), .says([.text("ok")])],
      [
        "ann": [.says([change]), .says([change]), .says([.text("ann done")])],
        "bob": [.says([change]), .says([change]), .says([.text("bob done")])],
      ])
    try await chat.say("go")
    var asked: [String] = []
    var askers: [String] = []
    while let prompt = chat.display.prompts.first {
      asked.append(prompt.id)
      askers += prompt.asker
      chat.session.respondToToolApproval(
        asked.count == 2 ? .decline(reason: nil) : .approve, toolCallID: prompt.id)
      await chat.session.settled()
    }
    #expect(asked.count == 4 && Set(asked).count == 4)
    #expect(askers.sorted() == ["Ann", "Ann", "Bob", "Bob"])
    let ends = ["s1", "s2"].map { chat.display.transcript.tool($0)?.output?.text }
    #expect(ends == ["ann done", "bob done"])
    let statuses = ["s1", "s2"].flatMap { chat.display.transcript.tool($0)?.subagent?.calls ?? [] }
      .map(\.status)
    #expect(statuses.count == 4 && statuses.count { $0 == .failed } == 1)
    #expect(chat.display.activeSubagents.isEmpty)
  }

  @Test func `a subagent that ends leaves alone what another one asks`() async throws {
    let gate = Gate()
    let chat = try chat(
      [.says([.subagent("ann", "a", id: "s1"), .subagent("bob", "b", id: "s2")]), .says([.text("ok")])],
      ["ann": [.gated([[.text("ann done")]], gate)], "bob": [.says([.call("change")]), .says([.text("b")])]])
    try await chat.say("go")
    await gate.pass()
    await chat.until { $0.activeSubagents["s1"]?.status == .completed }
    #expect(chat.display.prompts.map(\.asker) == [["Bob"]])
    chat.session.respondToToolApproval(.approve)
    await chat.session.settled()
    #expect(chat.display.transcript.tool("s2")?.subagent?.calls.map(\.status) == [.completed])
  }

  @Test func `what the session allows its subagents need not ask`() async throws {
    let chat = try chat(
      [.says([.subagent("ann", "a")]), .says([.text("ok")])],
      ["ann": [.says([.call("change")]), .says([.text("done")])]])
    chat.session.grant(.edit)
    try await chat.say("go")
    #expect(chat.transcript == ["> go", "subagent completed", "ok"])
    #expect(chat.display.transcript.tool("s")?.subagent?.calls.map(\.status) == [.completed])
  }

  @Test func `what a person always allows a subagent the session need not ask`() async throws {
    let chat = try chat(
      [.says([.subagent("ann", "a")]), .says([.call("change", id: "c2")]), .says([.text("ok")])],
      ["ann": [.says([.call("change")]), .says([.text("done")])]])
    try await chat.say("go")
    chat.session.respondToToolApproval(.alwaysAllowCategory)
    await chat.session.settled()
    #expect(chat.display.grants.categories == [.edit])
    #expect(chat.transcript == ["> go", "subagent completed", "change completed", "ok"])
  }

  @Test func `a rule of the session holds for its subagents, also one set meanwhile`() async throws {
    let gate = Gate()
    let chat = try chat(
      [.says([.subagent("ann", "a")]), .says([.text("ok")])],
      ["ann": [.gated([[.call("change")]], gate), .says([.text("done")])]])
    try await chat.session.submit("go")
    await chat.until { !$0.activeSubagents.isEmpty }
    try await chat.session.setPolicy(.deny, for: .edit)
    await gate.pass()
    await chat.session.settled()
    #expect(chat.display.transcript.tool("s")?.subagent?.calls.map(\.status) == [.failed])
    #expect(chat.transcript == ["> go", "subagent completed", "ok"])
  }

  @Test func `a mode that only looks is a ceiling for subagents`() async throws {
    let ann = ScriptedProvider([.says([.call("change")]), .says([.text("cannot")])], id: "ann")
    let chat = try chat([.says([.subagent("ann", "a")]), .says([.text("ok")])], [:]) {
      $0.defaultModeID = "plan"
      $0.subagents = [Self.agent("ann")]
      $0.providers.append(ann)
      $0.permissions.categories[.edit] = .allow
    }
    try await chat.say("go")
    #expect(ann.requests[0].tools.map(\.name).contains("peek"))
    #expect(!ann.requests[0].tools.map(\.name).contains("change"))
    #expect(chat.display.transcript.tool("s")?.subagent?.calls.map(\.status) == [.failed])
  }

  @Test func `what changed while the person was looking is asked about again`() async throws {
    let content = Mutex("old")
    let tool = TestTool(
      "change", .edit,
      preview: { _ in ToolPreview(title: "Change", blocks: [.text(content.withLock { $0 })]) })
    let chat = try chat(
      [.says([.subagent("ann", "a")]), .says([.text("ok")])],
      ["ann": [.says([.call("change")]), .says([.text("done")])]], tools: [tool])
    try await chat.say("go")
    content.withLock { $0 = "new" }
    chat.session.respondToToolApproval(.approve)
    await chat.until { state in
      guard case .approval(let request) = state.prompts.first?.kind else { return false }
      return request.preview.blocks == [.text("new")]
    }
    #expect(chat.display.prompts.first?.asker == ["Ann"])
    chat.session.respondToToolApproval(.approve)
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "subagent completed", "ok"])
  }

  @Test func `a message of the person declines what a subagent asks`() async throws {
    let chat = try chat(
      [.says([.subagent("ann", "a")]), .says([.text("understood")])],
      ["ann": [.says([.call("change")]), .says([.text("not done")])]])
    try await chat.say("go")
    try await chat.session.sendMessage("leave it")
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "subagent completed", "> leave it", "understood"])
  }

  @Test func `a stop reaches every subagent and what they run and ask`() async throws {
    let stopped = Mutex<[String]>([])
    let (beginnings, began) = AsyncStream.makeStream(of: Void.self)
    let command = TestTool(
      "work", .read,
      run: { _, _ in
        began.yield()
        do {
          try await Task.sleep(for: .seconds(3_600))
        } catch {
          stopped.withLock { $0.append("work") }
          throw error
        }
        return .finished(ToolOutput("never"))
      })
    let chat = try chat(
      [
        .says([
          .subagent("ann", "a", id: "s1"), .subagent("bob", "b", id: "s2"), .subagent("cid", "c", id: "s3"),
        ])
      ],
      [
        "ann": [.hangs(after: [[.text("Half")]])], "bob": [.says([.call("work")])],
        "cid": [.says([.call("change")])],
      ], tools: [command, TestTool("change", .edit)])
    try await chat.session.submit("go")
    await chat.until { state in
      state.prompts.count == 1 && state.activeSubagents["s1"]?.textDelta == "Half"
        && state.activeSubagents["s2"]?.toolCalls.count == 1
    }
    for await _ in beginnings { break }
    await chat.session.abort()
    #expect(chat.display.prompts.isEmpty)
    await chat.session.settled()
    #expect(stopped.withLock { $0 } == ["work"])
    let answers = ["s1", "s2", "s3"].map { chat.display.transcript.tool($0)?.output?.text }
    #expect(
      answers == ["[Aborted by user]\n\nPartial output:\nHalf", "[Aborted by user]", "[Aborted by user]"])
    #expect(
      chat.transcript == [
        "> go", "subagent interrupted", "subagent interrupted", "subagent interrupted", "! Interrupted",
      ])
    #expect(chat.names.count { $0 == "subagent_end" } == 3)
    #expect(chat.events.last == .run(.ended(.aborted)))
    #expect(chat.display.activeSubagents.isEmpty)
    let saved = try await chat.store.messages(in: #require(chat.session.thread.id), limit: nil, before: nil)
    #expect(saved.last?.openToolCalls == [])
  }
}
