import OrderedCollections

/// Whether something may run.
public enum PermissionPolicy: String, Hashable, Sendable, CaseIterable {
  /// Without asking.
  case allow
  /// After the person said yes.
  case ask
  /// Not at all.
  case deny
}

/// What may run without asking, by category and by tool. Kept in the session's state under `permissionRules`.
public struct PermissionRules: Hashable, Sendable {
  /// Per category; those without a rule are asked about.
  public var categories: [ToolCategory: PermissionPolicy]
  /// Per tool; beats the category.
  public var tools: [String: PermissionPolicy]
  /// What runs without asking.
  public var allow: [PermissionRule] = []
  /// What is asked about, whatever is allowed.
  public var ask: [PermissionRule] = []
  /// What never runs.
  public var deny: [PermissionRule] = []

  /// Rules; by default looking is allowed and everything else is asked about.
  public init(
    categories: [ToolCategory: PermissionPolicy] = [.read: .allow, .edit: .ask, .execute: .ask, .mcp: .ask],
    tools: [String: PermissionPolicy] = [:]
  ) {
    self.categories = categories
    self.tools = tools
  }
}

extension PermissionRules {
  /// Reads rules of a session's state; what is not understood is left out.
  public init(json: JSON) {
    var rules = PermissionRules(categories: [:], tools: [:])
    for (name, policy) in json["categories"]?.object?.elements.map({ ($0.key, $0.value) }) ?? [] {
      if let category = ToolCategory(rawValue: name),
        let policy = policy.string.flatMap(PermissionPolicy.init)
      {
        rules.categories[category] = policy
      }
    }
    for (name, policy) in json["tools"]?.object?.elements.map({ ($0.key, $0.value) }) ?? [] {
      if let policy = policy.string.flatMap(PermissionPolicy.init) { rules.tools[name] = policy }
    }
    rules.allow = PermissionRules.list(json["allow"])
    rules.ask = PermissionRules.list(json["ask"])
    rules.deny = PermissionRules.list(json["deny"])
    self = rules
  }

  private static func list(_ json: JSON?) -> [PermissionRule] {
    (json?.array ?? []).compactMap { rule in
      rule["rule"]?.string.flatMap {
        try? PermissionRule($0, origin: rule["origin"]?.string ?? "the session's rules")
      }
    }
  }

  private static func json(_ rules: [PermissionRule]) -> JSON? {
    rules.isEmpty
      ? nil : .array(rules.map { ["rule": .string($0.text), "origin": .string($0.origin)] })
  }

  /// Whether nothing of a tool may ever run, so that it need not be offered.
  func denies(tool: String, category: ToolCategory?) -> Bool {
    tools[tool] == .deny || deny.contains { $0.names(tool: tool, category: category) }
  }

  /// The rules as the session's state keeps them.
  public var json: JSON {
    .fields([
      "categories": .object(
        .init(
          uniqueKeysWithValues: categories.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { ($0.key.rawValue, .string($0.value.rawValue)) })),
      "tools": .object(
        .init(
          uniqueKeysWithValues: tools.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value.rawValue)) })
      ),
      "allow": PermissionRules.json(allow), "ask": PermissionRules.json(ask),
      "deny": PermissionRules.json(deny),
    ])
  }
}
