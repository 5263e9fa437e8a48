import Harness
import Synchronization
import TestSupport
import Testing

/// What is allowed for the whole project.
@HarnessActor @Suite struct KeptRuleTests {
  /// Keeps rules in memory, or fails.
  private final class Keeper: RuleKeeper {
    struct Full: Error, CustomStringConvertible { let description = "the disk is full" }

    let place = "rules.toml"
    let kept = Mutex<[String]>([])
    let isFull: Bool

    init(isFull: Bool = false) { self.isFull = isFull }

    func keep(_ rules: [PermissionRule]) async throws -> [PermissionRule] {
      if isFull { throw Full() }
      kept.withLock { $0 += rules.map(\.text) }
      return try rules.map { try PermissionRule($0.text, origin: "rules.toml") }
    }

    func forget(_ rule: PermissionRule) async throws -> [PermissionRule] { [] }
  }

  private func chat(_ keeper: Keeper?, alarm: String? = nil) async throws -> Conversation {
    let tool = TestTool(
      "run", .execute,
      needs: { input in
        let words = (input["text"]?.string ?? "").split(separator: " ").map { CommandWord(String($0)) }
        return [PermissionNeed(.command(words, prefix: 1), text: "git", alarm: alarm)]
      })
    let chat = try Conversation(
      [
        .says([.call("run", ["text": "git a"], id: "c0")]),
        .says([.call("run", ["text": "git b"], id: "c1")]),
        .says([.text("ok")]),
      ], tools: [tool]
    ) { $0.ruleKeeper = keeper }
    try await chat.say("go")
    return chat
  }

  private func request(_ chat: Conversation) throws -> ApprovalRequest {
    guard case .approval(let request) = chat.display.prompts.first?.kind else { throw Missing() }
    return request
  }

  private struct Missing: Error {}

  @Test func `it is kept, and counts at once`() async throws {
    let keeper = Keeper()
    let chat = try await chat(keeper)
    let request = try request(chat)
    #expect(request.keepingPlace == "rules.toml")
    let wide = try #require(request.grants.first { $0.text == "git *" })
    await chat.session.allowInProject(wide, toolCallID: "c0", digest: "another")
    #expect(keeper.kept.withLock { $0 } == [])
    await chat.session.allowInProject(wide, toolCallID: "c0", digest: request.digest)
    await chat.session.settled()
    #expect(keeper.kept.withLock { $0 } == ["run(git *)"])
    #expect(chat.transcript == ["> go", "run completed", "run completed", "ok"])
    #expect(chat.display.transcript.tool("c0")?.decision == "you allowed for this project: git *")
    #expect(chat.session.permissionRules.allow.map(\.origin) == ["rules.toml"])
    #expect(chat.display.grants == Grants())
  }

  @Test func `all with a tool, or of a kind, is kept as the rule that says exactly that`() async throws {
    let keeper = Keeper()
    let chat = try await chat(keeper)
    let request = try request(chat)
    for proposal in request.grants.suffix(2) {
      #expect(
        proposal.scope.rules?.map(\.text) == [proposal.text == "everything with run" ? "run" : "execute"])
    }
    await chat.session.allowInProject(request.grants[3], toolCallID: "c0", digest: request.digest)
    await chat.session.settled()
    #expect(keeper.kept.withLock { $0 } == ["execute"])
    #expect(chat.transcript.last == "ok")
  }

  @Test func `when it cannot be kept it is allowed once, and the person is told`() async throws {
    let chat = try await chat(Keeper(isFull: true))
    let request = try request(chat)
    await chat.session.allowInProject(request.grants[0], toolCallID: "c0", digest: request.digest)
    await chat.session.settled()
    #expect(
      chat.display.notice
        == Notice(
          .error,
          "The rule could not be kept in rules.toml: the disk is full. The call was allowed this once."))
    #expect(chat.display.transcript.tool("c0")?.decision == "you allowed it once")
    #expect(chat.display.prompts.map(\.id) == ["c1"])
  }

  @Test func `without a place, and for what is asked about every time, nothing is kept`() async throws {
    let without = try await chat(nil)
    let request = try request(without)
    #expect(request.keepingPlace == nil)
    await without.session.allowInProject(request.grants[0], toolCallID: "c0", digest: request.digest)
    #expect(without.display.prompts.count == 1)

    let keeper = Keeper()
    let chat = try await chat(keeper, alarm: "it explodes")
    let dangerous = try self.request(chat)
    #expect(dangerous.keepingPlace == nil)
    let all = GrantProposal(text: "all", scope: .tool("run"))
    await chat.session.allowInProject(all, toolCallID: "c0", digest: dangerous.digest)
    #expect(keeper.kept.withLock { $0 } == [])
    #expect(chat.display.prompts.count == 1)
  }
}
