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
    if rules.tools[tool] == .deny { return Verdict(.deny, policyOfTool(.deny)) }
    let denied = strongest(of: rules.deny, need)
    if let denied, denied.match == .yes { return Verdict(.deny, named(denied.rule)) }
    if let kind = deniedForGood(need) { return Verdict(.deny, policy(.deny, of: kind)) }
    if isReadOnly, let category, category != .read {
      return Verdict(.deny, "the mode is read only; /mode goes to another")
    }
    if let alarm = need.alarm { return Verdict(.ask, alarm, yieldsToGrants: false) }
    if let denied {
      var words = "it might be what \(named(denied.rule)) denies"
      if case .unclear(let doubts) = need.subject {
        words = "\(doubts.joined(separator: "; ")), so that \(words)"
      }
      return Verdict(.ask, words, yieldsToGrants: false)
    }
    if isYolo { return Verdict(.allow, "yolo is on") }
    if let asking = strongest(of: rules.ask, need) {
      // A rule that asks narrows only: what would be denied without it stays denied.
      let without = rules.tools[tool] == nil ? settled(need) : nil
      if let without, without.policy == .deny { return without }
      return Verdict(.ask, named(asking.rule), yieldsToGrants: false)
    }
    if rules.tools[tool] == .ask { return Verdict(.ask, policyOfTool(.ask), yieldsToGrants: false) }
    return settled(need)
  }

  /// What grants, rules that allow, and categories make of a need.
  private func settled(_ need: PermissionNeed) -> Verdict {
    if need.isImplied, need.guards.isEmpty { return Verdict(.allow, "it is part of the command") }
    guard need.isUnderstood else {
      let verdict = byCategory(need)
      return verdict.policy == .deny ? verdict : Verdict(.ask, doubt(about: need), yieldsToGrants: false)
    }
    return granted(need) ?? allowed(need) ?? byCategory(need)
  }

  private func doubt(about need: PermissionNeed) -> String {
    if case .unclear(let doubts) = need.subject { return doubts.joined(separator: "; ") }
    return need.guards.isEmpty ? "where it leads is not known" : need.guards.joined(separator: " ")
  }

  /// The category of a need that a file or a flag denies; a
  /// policy for the tool that stands there too goes before it.
  private func deniedForGood(_ need: PermissionNeed) -> ToolCategory? {
    let own = rules.toolOrigins[tool] == nil ? category : nil
    return [own, need.category].compactMap(\.self).first {
      rules.categories[$0] == .deny && rules.categoryOrigins[$0] != nil
    }
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

  private func policyOfTool(_ policy: PermissionPolicy) -> String {
    "\(tool) is \(policy.inWords)" + (rules.toolOrigins[tool].map { " (\($0))" } ?? ", set while rein runs")
  }

  private func policy(_ policy: PermissionPolicy, of category: ToolCategory) -> String {
    let words = "\(category.subject) \(policy.inWords)"
    if let origin = rules.categoryOrigins[category] { return "\(words) (\(origin))" }
    guard rules.categoriesSetHere.contains(category) else { return "by default, \(words)" }
    let undoing = policy == .deny ? "; /policy \(category.rawValue) ask undoes it" : ""
    return "\(words), set in this thread\(undoing)"
  }

  private func granted(_ need: PermissionNeed) -> Verdict? {
    if grants.tools.contains(tool), !need.mustBeNamed {
      return Verdict(.allow, "you allowed \(tool) for this session")
    }
    if let rule = grants.rules.first(where: { $0.allows(need, tool: tool, category: category) }) {
      return Verdict(.allow, "you allowed \(rule.text) for this session")
    }
    if let category, grants.categories.contains(category), need.guards.isEmpty {
      return Verdict(.allow, "you allowed \(category.rawValue) for this session")
    }
    return nil
  }

  private func allowed(_ need: PermissionNeed) -> Verdict? {
    if rules.tools[tool] == .allow, !need.mustBeNamed { return Verdict(.allow, policyOfTool(.allow)) }
    return rules.allow.first { $0.allows(need, tool: tool, category: category) }
      .map { Verdict(.allow, named($0)) }
  }

  private func byCategory(_ need: PermissionNeed) -> Verdict {
    guard let category else { return Verdict(.allow, "it only talks with you") }
    let own = rules.categories[category]
    let other = need.category.flatMap { rules.categories[$0] }
    if own == .deny { return Verdict(.deny, policy(.deny, of: category)) }
    if let kind = need.category, other == .deny { return Verdict(.deny, policy(.deny, of: kind)) }
    if !need.guards.isEmpty { return Verdict(.ask, need.guards.joined(separator: " ")) }
    if own == .allow { return Verdict(.allow, policy(.allow, of: category)) }
    if let kind = need.category, let other { return Verdict(other, policy(other, of: kind)) }
    return own.map { Verdict($0, policy($0, of: category)) } ?? Verdict(.ask, "no rule allows it")
  }
}
