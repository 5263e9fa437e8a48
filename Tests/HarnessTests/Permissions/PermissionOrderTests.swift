import Harness
import Testing

/// Which of several things that could decide does.
@Suite struct PermissionOrderTests {
  private func decide(
    _ need: PermissionNeed = PermissionNeed(
      .command([CommandWord("a"), CommandWord("b")], prefix: 1), text: "a b"),
    isYolo: Bool = false, grants: [String] = [], _ change: (inout PermissionRules) throws -> Void
  ) throws -> String {
    var rules = PermissionRules()
    try change(&rules)
    var granted = Grants()
    for rule in grants { granted.grant(try PermissionRule(rule, origin: "this session")) }
    let decision = PermissionDecision(
      tool: "run", category: .execute, needs: [need], rules: rules, grants: granted, isYolo: isYolo,
      isReadOnly: false)
    return "\(decision.policy.rawValue): \(decision.reason)"
  }

  private func rule(_ text: String) throws -> PermissionRule { try PermissionRule(text, origin: "f, line 1") }

  @Test func `each step goes before those after it`() throws {
    var rules = PermissionRules()
    rules.categories[.execute] = .allow
    rules.categoryOrigins[.execute] = "f, line 9"
    #expect(try decide { $0 = rules } == "allow: commands are allowed (f, line 9)")
    rules.allow = [try rule("a *")]
    #expect(try decide { $0 = rules } == "allow: the rule a * (f, line 1)")
    #expect(try decide(grants: ["a b"]) { $0 = rules } == "allow: you allowed a b for this session")
    rules.ask = [try rule("a")]
    #expect(try decide(grants: ["a b"]) { $0 = rules } == "ask: the rule a (f, line 1)")
    #expect(try decide(isYolo: true, grants: ["a b"]) { $0 = rules } == "allow: yolo is on")
    rules.deny = [try rule("a")]
    #expect(try decide(isYolo: true, grants: ["a b"]) { $0 = rules } == "deny: the rule a (f, line 1)")
    let floor = PermissionNeed(.command([CommandWord("x")], prefix: nil), alarm: "it formats a disk")
    #expect(try decide(floor, isYolo: true, grants: ["run"]) { $0 = rules } == "ask: it formats a disk")
  }

  @Test func `a category that a file denies is denied under yolo and whatever was granted`() throws {
    func deny(_ rules: inout PermissionRules) {
      rules.categories[.execute] = .deny
      rules.categoryOrigins[.execute] = "f, line 2"
    }
    let words = "deny: commands are denied (f, line 2)"
    #expect(try decide(isYolo: true, deny) == words)
    #expect(try decide(grants: ["a b", "run"], deny) == words)
    #expect(
      try decide {
        deny(&$0)
        $0.ask = [try rule("a")]
        $0.tools["run"] = .allow
      } == words)
    let other = PermissionNeed(.path("x"), text: "write x", category: .edit)
    #expect(
      try decide(other, isYolo: true) {
        $0.categories[.edit] = .deny
        $0.categoryOrigins[.edit] = "f, line 3"
      } == "deny: changes to files are denied (f, line 3)")
    // A policy for the tool that stands in a file too was meant to go before it.
    #expect(
      try decide {
        deny(&$0)
        $0.tools["run"] = .allow
        $0.toolOrigins["run"] = "f, line 7"
      } == "allow: run is allowed (f, line 7)")
  }

  @Test func `a rule that asks loosens nothing`() throws {
    #expect(
      try decide {
        $0.categories[.execute] = .deny
        $0.ask = [try rule("a")]
      } == "deny: by default, commands are denied")
    #expect(
      try decide {
        $0.categories[.execute] = .deny
        $0.ask = [try rule("a")]
        $0.allow = [try rule("a *")]
      } == "ask: the rule a (f, line 1)")
  }

  @Test func `a file a command names follows the command, unless it is guarded or a rule is about it`() throws
  {
    let plain = PermissionNeed(.path("a"), text: "read a", category: .read, isImplied: true)
    let guarded = PermissionNeed(
      .path("/etc/a"), text: "read /etc/a", category: .read, guards: ["It is outside."], isImplied: true)
    #expect(try decide(plain) { _ in } == "allow: it is part of the command")
    #expect(try decide(plain) { $0.deny = [try rule("read(a)")] } == "deny: the rule read(a) (f, line 1)")
    #expect(try decide(plain) { $0.ask = [try rule("read(a)")] } == "ask: the rule read(a) (f, line 1)")
    #expect(try decide(guarded) { $0.categories[.execute] = .allow } == "ask: It is outside.")
    #expect(
      try decide(guarded) { $0.allow = [try rule("read(/etc/*)")] }
        == "allow: the rule read(/etc/*) (f, line 1)")
  }

  @Test func `rules survive being written down`() throws {
    var rules = PermissionRules(categories: [.edit: .deny, .read: .allow], tools: ["run": .ask])
    rules.categoryOrigins = [.edit: "f, line 1"]
    rules.toolOrigins = ["run": "f, line 2"]
    rules.allow = [try rule("a *")]
    rules.deny = [try rule("edit(x/**)")]
    rules.notes = ["f, line 3: it does not count"]
    #expect(PermissionRules(json: rules.json) == rules)
    #expect(
      PermissionRules(categories: [.edit: .ask]).json
        == ["categories": ["edit": "ask"], "tools": .emptyObject])
  }
}
