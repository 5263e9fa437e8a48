/// What the needs of one call are judged by.
struct PermissionBench {
  /// What follows for a need.
  struct Verdict {
    let policy: PermissionPolicy
    let words: String
    /// Whether a grant would make it allowed.
    var yieldsToGrants = true

    init(_ policy: PermissionPolicy, _ words: String, yieldsToGrants: Bool = true) {
      self.policy = policy
      self.words = words
      self.yieldsToGrants = yieldsToGrants
    }
  }

  let tool: String
  let category: ToolCategory?
  let rules: PermissionRules
  let grants: Grants
  let isYolo: Bool
  let isReadOnly: Bool

  func judge(_ need: PermissionNeed) -> Verdict {
    if rules.tools[tool] == .deny { return Verdict(.deny, "a rule denies \(tool)") }
    let denied = strongest(of: rules.deny, need)
    if let denied, denied.match == .yes { return Verdict(.deny, named(denied.rule)) }
    if isReadOnly, let category, category != .read { return Verdict(.deny, "this mode is read only") }
    if let alarm = need.alarm { return Verdict(.ask, alarm, yieldsToGrants: false) }
    if let denied {
      return Verdict(.ask, "it might be what \(named(denied.rule)) denies", yieldsToGrants: false)
    }
    if isYolo { return Verdict(.allow, "yolo is on") }
    if let asking = strongest(of: rules.ask, need) {
      return Verdict(.ask, named(asking.rule), yieldsToGrants: false)
    }
    if rules.tools[tool] == .ask { return Verdict(.ask, "a rule for \(tool)", yieldsToGrants: false) }
    return granted(need) ?? allowed(need) ?? byCategory(need)
  }

  private func strongest(
    of rules: [PermissionRule], _ need: PermissionNeed
  ) -> (rule: PermissionRule, match: PermissionRule.Match)? {
    var found: (rule: PermissionRule, match: PermissionRule.Match)?
    for rule in rules {
      let match = rule.concerns(need, tool: tool, category: category)
      if match == .yes { return (rule, match) }
      if match == .maybe, found == nil { found = (rule, match) }
    }
    return found
  }

  private func named(_ rule: PermissionRule) -> String { "the rule \(rule.text) (\(rule.origin))" }

  private func granted(_ need: PermissionNeed) -> Verdict? {
    if grants.tools.contains(tool) { return Verdict(.allow, "you allowed \(tool) for this session") }
    if let rule = grants.rules.first(where: { $0.allows(need, tool: tool, category: category) }) {
      return Verdict(.allow, "you allowed \(rule.text) for this session")
    }
    if let category, grants.categories.contains(category), need.guards.isEmpty {
      return Verdict(.allow, "you allowed \(category.rawValue) for this session")
    }
    return nil
  }

  private func allowed(_ need: PermissionNeed) -> Verdict? {
    if rules.tools[tool] == .allow { return Verdict(.allow, "a rule for \(tool)") }
    return rules.allow.first { $0.allows(need, tool: tool, category: category) }
      .map { Verdict(.allow, named($0)) }
  }

  private func byCategory(_ need: PermissionNeed) -> Verdict {
    guard let category else { return Verdict(.allow, "it only talks with you") }
    let own = rules.categories[category]
    let other = need.category.flatMap { rules.categories[$0] }
    if own == .deny { return Verdict(.deny, "the rule for \(category.rawValue)") }
    if let kind = need.category, other == .deny { return Verdict(.deny, "the rule for \(kind.rawValue)") }
    if !need.guards.isEmpty { return Verdict(.ask, need.guards.joined(separator: " ")) }
    if own == .allow { return Verdict(.allow, "the rule for \(category.rawValue)") }
    if let kind = need.category, let other { return Verdict(other, "the rule for \(kind.rawValue)") }
    if case .unclear(let doubts) = need.subject { return Verdict(.ask, doubts.joined(separator: "; ")) }
    return own.map { Verdict($0, "the rule for \(category.rawValue)") } ?? Verdict(.ask, "no rule allows it")
  }
}
