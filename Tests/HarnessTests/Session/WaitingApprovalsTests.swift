import Harness
import Synchronization
import TestSupport
import Testing

/// Several requests wait at once.
@HarnessActor @Suite struct WaitingApprovalsTests {
  /// Two calls of one step that run together, each with a command of its own.
  private func chat(_ commands: [String], keeper: (any RuleKeeper)? = nil) async throws -> Conversation {
    let tool = TestTool(
      "run", .execute, parallel: true,
      needs: { input in
        let words = (input["text"]?.string ?? "").split(separator: " ").map { CommandWord(String($0)) }
        return [
          PermissionNeed(
            .command(words, prefix: 1), text: input["text"]?.string ?? "",
            alarm: words.first?.text == "boom" ? "it explodes" : nil)
        ]
      })
    let calls = commands.enumerated().map {
      ModelEvent.call("run", ["text": .string($0.element)], id: "c\($0.offset)")
    }
    let chat = try Conversation([.says(calls), .says([.text("ok")])], tools: [tool]) {
      $0.ruleKeeper = keeper
    }
    try await chat.session.submit("go")
    await chat.until { $0.prompts.count == commands.count }
    return chat
  }

  private func prompt(_ chat: Conversation, _ command: String) throws -> (
    id: String, request: ApprovalRequest
  ) {
    for prompt in chat.display.prompts {
      guard case .approval(let request) = prompt.kind, request.args["text"]?.string == command else {
        continue
      }
      return (prompt.id, request)
    }
    throw Missing()
  }

  private struct Missing: Error {}

  private func decision(_ chat: Conversation, _ id: String) -> String? {
    chat.display.transcript.tool(id)?.decision
  }

  @Test func `all are shown, one is announced at a time, and another may be answered first`() async throws {
    let chat = try await chat(["git a", "make b"])
    let announced = chat.events.compactMap { event -> String? in
      if case .tool(.approvalRequired(let id, _, _)) = event { id } else { nil }
    }
    #expect(announced == [chat.display.prompts[0].id])
    #expect(chat.display.pendingApproval?.toolCallID == announced[0])
    let second = chat.display.prompts[1]
    chat.session.respondToToolApproval(.approve, toolCallID: second.id)
    #expect(chat.display.prompts.map(\.id) == announced)
    chat.session.respondToToolApproval(.approve)
    await chat.session.settled()
    #expect(chat.names.count { $0 == "tool_approval_required" } == 1)
    #expect(chat.transcript == ["> go", "run completed", "run completed", "ok"])
  }

  @Test func `the one behind is announced when it is its turn`() async throws {
    let chat = try await chat(["git a", "make b"])
    let second = chat.display.prompts[1].id
    chat.session.respondToToolApproval(.approve)
    #expect(chat.display.pendingApproval?.toolCallID == second)
    chat.session.respondToToolApproval(.decline(reason: nil))
    await chat.session.settled()
    #expect(chat.names.count { $0 == "tool_approval_required" } == 2)
  }

  @Test func `a grant answers all that it covers, wherever they wait`() async throws {
    let chat = try await chat(["git a", "make b", "git c"])
    let (id, request) = try prompt(chat, "git a")
    let (other, _) = try prompt(chat, "git c")
    let wide = try #require(request.grants.first { $0.text == "git *" })
    chat.session.respondToToolApproval(.alwaysAllow(wide), toolCallID: id, digest: request.digest)
    #expect(chat.display.prompts.map(\.id) == [try prompt(chat, "make b").id])
    #expect(decision(chat, other) == "you allowed it meanwhile")
    await chat.session.abort()
  }

  @Test func `rules of the person's own count when they cover the request, else it is allowed once`()
    async throws
  {
    let chat = try await chat(["git a", "make b"])
    for (command, rule) in [("git a", "run(git *)"), ("make b", "run(make c)")] {
      let (id, request) = try prompt(chat, command)
      let own = GrantProposal(text: rule, scope: .rules([try PermissionRule(rule, origin: "this session")]))
      chat.session.respondToToolApproval(.alwaysAllow(own), toolCallID: id, digest: request.digest)
    }
    #expect(chat.display.grants.rules.map(\.text) == ["run(git *)"])
    await chat.session.settled()
  }

  @Test func `yolo lets those go that wait, but not what nobody gets back from`() async throws {
    let chat = try await chat(["git a", "boom b"])
    let (id, _) = try prompt(chat, "boom b")
    try await chat.session.setYolo(true)
    #expect(chat.display.isYolo)
    #expect(chat.display.prompts.map(\.id) == [id])
    chat.session.respondToToolApproval(.decline(reason: nil))
    await chat.session.settled()
    try await chat.session.setYolo(false)
    #expect(!chat.display.isYolo)
  }

  @Test func `away declines what waits and what comes, and the run goes on`() async throws {
    let chat = try await chat(["git a", "make b"])
    try await chat.session.setAway(true)
    #expect(chat.display.isAway && chat.display.prompts.isEmpty)
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "run refused", "run refused", "ok"])
    #expect(decision(chat, "c0") == "declined: you are away")
    #expect(chat.display.transcript.tool("c0")?.output?.text.contains("the person is away") == true)
  }

  @Test func `a plain no ends the run, and what else waits is cancelled`() async throws {
    let chat = try await chat(["git a", "make b"])
    let (first, second) = (chat.display.prompts[0].id, chat.display.prompts[1].id)
    chat.session.respondToToolApproval(.refuse, toolCallID: first, digest: "another")
    #expect(chat.display.prompts.count == 2)
    chat.session.respondToToolApproval(.refuse, toolCallID: first)
    await chat.session.settled()
    #expect(chat.provider.requests.count == 1)
    #expect(chat.display.transcript.tool(first)?.status == .refused)
    #expect(chat.display.transcript.tool(second)?.status == .interrupted)
    #expect(chat.events.last == .run(.ended(.aborted)))
    try await chat.say("do something else")
    #expect(chat.transcript.last == "ok")
  }
}

/// A session is away from the beginning, and a subagent is refused plainly.
@HarnessActor @Suite struct NobodyThereTests {
  @Test func `what the session starts with is seen, and nothing is asked`() async throws {
    let chat = try Conversation(
      [.says([.call("change")]), .says([.text("ok")])], tools: [TestTool("change", .edit)]
    ) { $0.state = StateSchema(initial: ["away": true, "yolo": false]) }
    #expect(chat.display.isAway && !chat.display.isYolo)
    try await chat.say("go")
    #expect(chat.transcript == ["> go", "change refused", "ok"])
    #expect(!chat.names.contains("tool_approval_required"))
    #expect(chat.display.transcript.tool("c1")?.decision == "declined: you are away")
  }

  @Test func `a plain no to a subagent is told to it, and nothing stops`() async throws {
    let chat = try Conversation(
      [.says([.subagent("ann", "do it")]), .says([.text("ok")])], tools: [TestTool("change", .edit)]
    ) {
      $0.subagents = [
        Subagent(id: "ann", name: "Ann", description: "", instructions: "", tools: .all, modelID: "ann/one")
      ]
      $0.providers.append(
        ScriptedProvider([.says([.call("change")]), .says([.text("not done")])], id: "ann"))
    }
    try await chat.say("go")
    chat.session.respondToToolApproval(.refuse)
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "subagent completed", "ok"])
    #expect(chat.display.transcript.tool("s")?.output?.text == "not done")
  }
}
