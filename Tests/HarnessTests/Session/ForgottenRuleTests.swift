import Harness
import TestSupport
import Testing

@HarnessActor @Suite struct ForgottenRuleTests {
  /// Keeps rules in memory, with the number of each as its line.
  private actor Keeper: RuleKeeper {
    nonisolated let place = "~/kept.toml"
    private var texts: [String]
    private let fails: Bool

    init(_ texts: [String], fails: Bool = false) {
      self.texts = texts
      self.fails = fails
    }

    var rules: [PermissionRule] {
      texts.enumerated().compactMap { try? PermissionRule($1, origin: "\(place), line \($0 + 1)") }
    }

    func keep(_ rules: [PermissionRule]) throws -> [PermissionRule] {
      texts += rules.map(\.text)
      return self.rules
    }

    func forget(_ rule: PermissionRule) throws -> [PermissionRule] {
      if fails { throw StoreError.unusable("The disk is full.") }
      texts.removeAll { $0 == rule.text }
      return rules
    }
  }

  private func chat(_ keeper: Keeper) async throws -> Conversation {
    let own = try PermissionRule("peek", origin: "config, line 1")
    let kept = await keeper.rules
    return try Conversation([]) {
      $0.permissions.allow = [own] + kept
      $0.ruleKeeper = keeper
    }
  }

  @Test func `a kept rule that is taken back counts no longer, and the others know their new place`()
    async throws
  {
    let chat = try await chat(Keeper(["a *", "b *"]))
    #expect(chat.display.keptRulesPlace == "~/kept.toml")
    let kept = chat.session.permissionRules.allow.filter { $0.isKept(in: chat.display.keptRulesPlace) }
    #expect(kept.map(\.text) == ["a *", "b *"])
    await chat.session.forget(kept[0])
    #expect(
      chat.display.permissions.allow.map { "\($0.text) \($0.origin)" } == [
        "peek config, line 1", "b * ~/kept.toml, line 1",
      ])
    #expect(chat.session.permissionRules == chat.display.permissions)
  }

  @Test func `a rule that cannot be taken back stays, and that is told`() async throws {
    let chat = try await chat(Keeper(["a *"], fails: true))
    let before = chat.session.permissionRules
    await chat.session.forget(before.allow[1])
    #expect(chat.session.permissionRules == before)
    #expect(chat.display.notice == Notice(.error, "The rule a * is still there: The disk is full."))
  }
}
