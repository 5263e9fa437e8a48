/// What a session allows without asking, until it ends.
public struct Grants: Hashable, Sendable {
  /// Categories, in the order they were granted.
  public private(set) var categories: [ToolCategory] = []
  /// Names of tools, in the order they were granted.
  public private(set) var tools: [String] = []
  /// Commands and paths, as rules, in the order they were granted.
  public private(set) var rules: [PermissionRule] = []

  /// No grants.
  public init() {}

  /// Allows a category; harmless when it is granted already.
  public mutating func grant(_ category: ToolCategory) {
    if !categories.contains(category) { categories.append(category) }
  }

  /// Allows a tool; harmless when it is granted already.
  public mutating func grant(tool name: String) {
    if !tools.contains(name) { tools.append(name) }
  }

  /// Allows what a rule says; harmless when it is granted already.
  public mutating func grant(_ rule: PermissionRule) {
    if !rules.contains(where: { $0.text == rule.text }) { rules.append(rule) }
  }

  /// Allows what was proposed.
  public mutating func grant(_ proposal: GrantProposal) {
    switch proposal.scope {
    case .rules(let rules): for rule in rules { grant(rule) }
    case .tool(let name): grant(tool: name)
    case .category(let category): grant(category)
    }
  }

  /// Takes a category back.
  public mutating func revoke(_ category: ToolCategory) {
    categories.removeAll { $0 == category }
  }

  /// Takes a tool back.
  public mutating func revoke(tool name: String) {
    tools.removeAll { $0 == name }
  }

  /// Takes back what a rule says.
  public mutating func revoke(_ rule: PermissionRule) {
    rules.removeAll { $0.text == rule.text }
  }
}
