import Testing

@testable import Harness

/// The table of the original model (12.1), row by row.
@Suite struct PermissionTableTests {
  private func decide(
    tool: PermissionPolicy?, yolo: Bool, toolGrant: Bool, categoryGrant: Bool, category: PermissionPolicy?,
    readOnly: Bool = false
  ) -> PermissionPolicy {
    var rules = PermissionRules(categories: [:], tools: [:])
    rules.tools["t"] = tool
    rules.categories[.edit] = category
    var grants = Grants()
    if toolGrant { grants.grant(tool: "t") }
    if categoryGrant { grants.grant(.edit) }
    return PermissionDecision(
      tool: "t", category: .edit, rules: rules, grants: grants, isYolo: yolo, isReadOnly: readOnly
    ).policy
  }

  @Test func `a rule that denies the tool beats everything`() {
    #expect(decide(tool: .deny, yolo: true, toolGrant: true, categoryGrant: true, category: .allow) == .deny)
  }

  @Test func `yolo beats a rule that asks, and a category that is denied`() {
    #expect(decide(tool: .ask, yolo: true, toolGrant: false, categoryGrant: false, category: .deny) == .allow)
    #expect(decide(tool: nil, yolo: true, toolGrant: false, categoryGrant: false, category: .deny) == .allow)
  }

  @Test func `a rule for the tool beats grants`() {
    #expect(decide(tool: .ask, yolo: false, toolGrant: true, categoryGrant: true, category: .allow) == .ask)
    #expect(
      decide(tool: .allow, yolo: false, toolGrant: false, categoryGrant: false, category: .deny) == .allow)
  }

  @Test func `grants beat the category's policy`() {
    #expect(decide(tool: nil, yolo: false, toolGrant: true, categoryGrant: false, category: .deny) == .allow)
    #expect(decide(tool: nil, yolo: false, toolGrant: false, categoryGrant: true, category: .deny) == .allow)
  }

  @Test func `without rules and grants it asks`() {
    #expect(decide(tool: nil, yolo: false, toolGrant: false, categoryGrant: false, category: .deny) == .deny)
    #expect(decide(tool: nil, yolo: false, toolGrant: false, categoryGrant: false, category: nil) == .ask)
  }

  @Test func `a read only mode is a ceiling whatever is granted`() {
    #expect(
      decide(tool: .allow, yolo: true, toolGrant: true, categoryGrant: true, category: .allow, readOnly: true)
        == .deny)
  }
}
