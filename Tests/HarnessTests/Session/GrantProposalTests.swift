import Harness
import TestSupport
import Testing

@HarnessActor @Suite struct GrantProposalTests {
  /// A tool for commands whose words are those of its text; `$` makes a word unknown.
  private static let command = TestTool(
    "run", .execute,
    needs: { input in
      let words = (input["text"]?.string ?? "").split(separator: " ").map(String.init)
      return [
        PermissionNeed(
          .command(words.map { CommandWord($0, $0.hasPrefix("$") ? .unknown : .plain) }, prefix: 2),
          text: words.joined(separator: " "), alarm: words.first == "boom" ? "it explodes" : nil)
      ]
    })

  private func chat(_ commands: String...) throws -> Conversation {
    let calls = commands.enumerated().map { index, text in
      ScriptedProvider.Step.says([.call("run", ["text": .string(text)], id: "c\(index)")])
    }
    return try Conversation(calls + [.says([.text("ok")])], tools: [Self.command])
  }

  private func request(_ chat: Conversation) throws -> ApprovalRequest {
    let prompt = try #require(chat.display.prompts.first)
    guard case .approval(let request) = prompt.kind else {
      throw Missing()
    }
    return request
  }

  private struct Missing: Error {}

  @Test func `what was offered and allowed is not asked about again, the rest is`() async throws {
    let chat = try chat("git log -3", "git log --all", "git push")
    try await chat.say("go")
    let offers = try request(chat).grants
    #expect(
      offers.map(\.text) == [
        "exactly git log -3", "git log *", "everything with run", "everything of the kind execute",
      ])
    chat.session.respondToToolApproval(.alwaysAllow(offers[1]))
    await chat.session.settled()
    #expect(chat.display.prompts.map(\.id) == ["c2"])
    #expect(chat.display.grants.rules.map(\.text) == ["run(git log *)"])
    #expect(chat.display.transcript.tool("c0")?.decision == "you allowed for this session: git log *")
    chat.session.respondToToolApproval(.decline(reason: nil))
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "run completed", "run completed", "run refused", "ok"])
  }

  @Test func `a grant that is taken back is asked about again`() async throws {
    let chat = try chat("git log -3", "git log -3")
    try await chat.say("go")
    let rule = try PermissionRule("run(git log *)", origin: "here")
    let offer = try #require(try request(chat).grants.dropFirst().first)
    chat.session.respondToToolApproval(.alwaysAllow(offer))
    chat.session.revoke(rule)
    await chat.session.settled()
    #expect(chat.display.prompts.map(\.id) == ["c1"])
    #expect(chat.display.grants == Grants())
  }

  @Test func `what was not offered is allowed once only`() async throws {
    let chat = try chat("git log -3", "git push")
    try await chat.say("go")
    chat.session.respondToToolApproval(
      .alwaysAllow(GrantProposal(text: "exactly git log -3", scope: .category(.execute))))
    await chat.session.settled()
    #expect(chat.display.grants == Grants())
    #expect(chat.display.prompts.map(\.id) == ["c1"])
  }

  @Test(arguments: ["git log $x", "boom x"])
  func `what is not known, or too dangerous, is never remembered`(_ command: String) async throws {
    let chat = try chat(command, command)
    try await chat.say("go")
    #expect(try request(chat).grants.isEmpty)
    #expect(try !request(chat).isRememberable)
    chat.session.respondToToolApproval(.alwaysAllowCategory)
    await chat.session.settled()
    #expect(chat.display.grants == Grants())
    #expect(chat.display.prompts.map(\.id) == ["c1"])
  }

  @Test func `requests with offers, rules and grants are read back from the log`() throws {
    let rule = try PermissionRule("run(git 'l g' *)", origin: "this session")
    var grants = Grants()
    grants.grant(rule)
    let request = ApprovalRequest(
      toolName: "run", category: .execute, args: [:], preview: ToolPreview(title: "Run", blocks: []),
      reason: "x",
      grants: [
        GrantProposal(text: "a", scope: .rules([rule])), GrantProposal(text: "b", scope: .tool("run")),
        GrantProposal(text: "c", scope: .category(.execute)),
      ], isRememberable: false)
    for event in [
      Event.detail(.grantsChanged(grants)),
      Event.detail(.promptOpened(Prompt(id: "p", kind: .approval(request)))),
    ] {
      #expect(Event(json: event.json) == event)
    }
    var rules = PermissionRules()
    rules.allow = [rule]
    rules.deny = [try PermissionRule("edit", origin: "config.toml, line 3")]
    #expect(PermissionRules(json: rules.json) == rules)
  }
}
