/// Whether a tool call may run, and why.
public struct PermissionDecision: Hashable, Sendable {
  /// The verdict.
  public var policy: PermissionPolicy
  /// Which rule, grant or default decided, in words.
  public var reason: String

  /// Decides. A pure function; the first that matches wins:
  ///
  /// 1. a rule that denies the tool, 2. the mode's ceiling, 3. yolo, 4. a rule for the tool, 5. a grant for the tool,
  /// 6. a grant for its category, 7. a rule for its category, 8. ask. Tools without a category only talk with the
  /// person and are allowed unless a rule names them.
  public init(
    tool: String, category: ToolCategory?, rules: PermissionRules, grants: Grants, isYolo: Bool,
    isReadOnly: Bool
  ) {
    if rules.tools[tool] == .deny {
      self.init(.deny, "a rule denies \(tool)")
    } else if isReadOnly, let category, category != .read {
      self.init(.deny, "this mode is read only")
    } else if isYolo {
      self.init(.allow, "yolo is on")
    } else if let policy = rules.tools[tool] {
      self.init(policy, "a rule for \(tool)")
    } else if grants.tools.contains(tool) {
      self.init(.allow, "you allowed \(tool) for this session")
    } else if let category, grants.categories.contains(category) {
      self.init(.allow, "you allowed \(category.rawValue) for this session")
    } else if let category, let policy = rules.categories[category] {
      self.init(policy, "the rule for \(category.rawValue)")
    } else if category == nil {
      self.init(.allow, "it only talks with you")
    } else {
      self.init(.ask, "no rule allows it")
    }
  }

  private init(_ policy: PermissionPolicy, _ reason: String) {
    self.policy = policy
    self.reason = reason
  }
}
