import Harness
import Testing

@Suite struct PermissionDecisionTests {
  /// One line of the original's table: policy of the tool, yolo, grants, policy of the category, and what follows.
  private struct Line {
    var tool: PermissionPolicy?
    var isYolo = false
    var isToolGranted = false
    var isCategoryGranted = false
    var category: PermissionPolicy?
    var verdict: PermissionPolicy
  }

  @Test func `the table of the original holds for rules without needs`() {
    let lines = [
      Line(
        tool: .deny, isYolo: true, isToolGranted: true, isCategoryGranted: true, category: .allow,
        verdict: .deny),
      Line(tool: .ask, isYolo: true, category: .deny, verdict: .allow),
      Line(tool: .ask, isToolGranted: true, isCategoryGranted: true, category: .allow, verdict: .ask),
      Line(tool: .allow, category: .deny, verdict: .allow),
      Line(isToolGranted: true, category: .deny, verdict: .allow),
      Line(isCategoryGranted: true, category: .deny, verdict: .allow),
      Line(category: .deny, verdict: .deny),
      Line(category: .allow, verdict: .allow),
      Line(verdict: .ask),
    ]
    for line in lines {
      var rules = PermissionRules(categories: [:])
      rules.tools["change"] = line.tool
      rules.categories[.edit] = line.category
      var grants = Grants()
      if line.isToolGranted { grants.grant(tool: "change") }
      if line.isCategoryGranted { grants.grant(.edit) }
      let decision = PermissionDecision(
        tool: "change", category: .edit, rules: rules, grants: grants, isYolo: line.isYolo, isReadOnly: false)
      #expect(decision.policy == line.verdict, "\(line)")
    }
  }

  private func decide(
    _ needs: [PermissionNeed], allow: [String] = [], ask: [String] = [], deny: [String] = [],
    tool: String = "read_file", category: ToolCategory = .read, policy: PermissionPolicy = .ask
  ) throws -> PermissionDecision {
    var rules = PermissionRules(categories: [category: policy])
    rules.allow = try allow.map { try PermissionRule($0, origin: "here") }
    rules.ask = try ask.map { try PermissionRule($0, origin: "here") }
    rules.deny = try deny.map { try PermissionRule($0, origin: "here") }
    return PermissionDecision(
      tool: tool, category: category, needs: needs, rules: rules, grants: Grants(), isYolo: false,
      isReadOnly: false)
  }

  private func path(_ path: String, guards: [String] = []) -> [PermissionNeed] {
    [PermissionNeed(.path(path), text: path, guards: guards)]
  }

  @Test(arguments: [
    ("src/a.swift", "read_file(src/**)", true), ("src/a/b.swift", "read_file(src/**)", true),
    ("src/a/b.swift", "read_file(src/*)", false), ("srcs/a", "read_file(src/**)", false),
    ("a/b/c.md", "read(**/*.md)", true), ("c.md", "read(**/*.md)", true), ("c.mdx", "read(**/*.md)", false),
    ("src/a", "write_file(src/**)", false), ("src/a", "edit(src/**)", false), ("src/a", "src/**", false),
    ("a?b", "read_file(a\\?b)", true), ("axb", "read_file(a\\?b)", false), ("axb", "read_file(a?b)", true),
    ("/etc/passwd", "read_file(**)", true), ("SRC/a", "read_file(src/**)", false),
  ])
  func `paths are allowed by patterns`(_ name: String, _ rule: String, _ isAllowed: Bool) throws {
    #expect(try decide(path(name), allow: [rule]).policy == (isAllowed ? .allow : .ask))
  }

  @Test func `deny goes before ask, ask before allow, and each says which rule`() throws {
    let all = try decide(path("a"), allow: ["read"], ask: ["read_file(*)"], deny: ["read(a)"])
    #expect(all.policy == .deny)
    #expect(all.reason == "the rule read(a) (here)")
    let asked = try decide(path("a"), allow: ["read"], ask: ["read_file(*)"])
    #expect(asked.policy == .ask)
    #expect(asked.reason == "the rule read_file(*) (here)")
    #expect(!asked.isRememberable)
    #expect(try decide(path("a"), allow: ["read"]).reason == "the rule read (here)")
    #expect(try decide(path("A"), deny: ["read(a)"], policy: .allow).policy == .deny)
  }

  @Test func `the strictest part decides`() throws {
    let both = path("a") + path("b")
    #expect(try decide(both, allow: ["read(a)"]).policy == .ask)
    #expect(try decide(both, allow: ["read(a)"]).reason == "b: by default, reading is asked about")
    #expect(try decide(both, allow: ["read(*)"], deny: ["read(b)"]).policy == .deny)
  }

  @Test func `what is guarded needs a rule that names it`() throws {
    let outside = path("/etc/x", guards: ["It is outside."])
    #expect(try decide(outside, policy: .allow).reason == "It is outside.")
    #expect(try decide(outside, allow: ["read"], policy: .allow).policy == .ask)
    #expect(try decide(outside, allow: ["read_file"]).policy == .allow)
    #expect(try decide(outside, allow: ["read(/etc/*)"]).policy == .allow)
    #expect(try decide(outside, allow: ["read(**)"], policy: .allow).policy == .ask)
    let hooks = path(".git/hooks/x", guards: ["Hooks run."])
    #expect(try decide(hooks, allow: ["read(.git/**)"]).policy == .ask)
    #expect(try decide(hooks, allow: ["read(.git/hooks/x)"]).policy == .allow)
  }

  @Test func `tools of servers are named by server and tool`() throws {
    let need = [PermissionNeed(.server("files", tool: "list"))]
    for (rule, isAllowed) in [
      ("mcp(files/list)", true), ("mcp(files/*)", true), ("mcp(files)", true), ("mcp(files/l)", false),
      ("mcp(other)", false), ("mcp(file)", false),
    ] {
      let decision = try decide(need, allow: [rule], tool: "files_list", category: .mcp)
      #expect(decision.policy == (isAllowed ? .allow : .ask), "\(rule)")
    }
  }

  @Test(arguments: ["", "  ", "a 'b", "read_file()", "read_file(a) b)c", "* --version", "a(", "a\\"])
  func `what is no rule is refused`(_ text: String) {
    #expect(throws: PermissionRuleError.self) { try PermissionRule(text, origin: "") }
  }

  @Test func `proposals go from narrow to wide and can be written down`() throws {
    let words = [CommandWord("git"), CommandWord("log"), CommandWord("it's *")]
    let decision = try decide(
      [PermissionNeed(.command(words, prefix: 2), text: "git log")], tool: "run", category: .execute)
    #expect(
      decision.proposals.map(\.text) == [
        #"exactly git log 'it'\''s *'"#, "git log *", "everything with run", "everything of the kind execute",
      ])
    for proposal in decision.proposals {
      guard case .rules(let rules) = proposal.scope else { continue }
      for rule in rules { #expect(try PermissionRule(rule.text, origin: rule.origin) == rule) }
    }
  }
}
