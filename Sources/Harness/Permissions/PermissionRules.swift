import OrderedCollections

/// Whether something may run.
public enum PermissionPolicy: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Without asking.
  case allow
  /// After the person said yes.
  case ask
  /// Not at all.
  case deny

  /// The stricter one is greater.
  public static func < (left: PermissionPolicy, right: PermissionPolicy) -> Bool {
    left.strictness < right.strictness
  }

  private var strictness: Int {
    switch self {
    case .allow: 0
    case .ask: 1
    case .deny: 2
    }
  }

  /// What happens to what it is about: `asked about`.
  public var inWords: String {
    switch self {
    case .allow: "allowed"
    case .ask: "asked about"
    case .deny: "denied"
    }
  }
}

/// What may run without asking, by category and by tool. Kept in the session's state under `permissionRules`.
public struct PermissionRules: Hashable, Sendable {
  /// Per category; those without a rule are asked about.
  public var categories: [ToolCategory: PermissionPolicy]
  /// Per tool; beats the category.
  public var tools: [String: PermissionPolicy]
  /// Where the policy of a category stands, for those that stand in a file or were given by a flag. Neither yolo nor a
  /// grant lifts a `deny` that stands somewhere.
  public var categoryOrigins: [ToolCategory: String] = [:]
  /// Where the policy of a tool stands.
  public var toolOrigins: [String: String] = [:]
  /// Categories whose policy the person set for the thread while rein ran.
  public var categoriesSetHere: Set<ToolCategory> = []
  /// What runs without asking.
  public var allow: [PermissionRule] = []
  /// What is asked about, whatever is allowed.
  public var ask: [PermissionRule] = []
  /// What never runs.
  public var deny: [PermissionRule] = []

  /// What stands in a file and does not count, in words for the person.
  public var notes: [String] = []

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
    let origins = json["origins"]
    for (name, place) in origins?["categories"]?.object ?? [:] {
      if let category = ToolCategory(rawValue: name) { rules.categoryOrigins[category] = place.string }
    }
    for (name, place) in origins?["tools"]?.object ?? [:] { rules.toolOrigins[name] = place.string }
    rules.categoriesSetHere = Set(
      (json["setHere"]?.array ?? []).compactMap { $0.string.flatMap(ToolCategory.init) })
    rules.allow = PermissionRules.list(json["allow"])
    rules.ask = PermissionRules.list(json["ask"])
    rules.deny = PermissionRules.list(json["deny"])
    rules.notes = (json["notes"]?.array ?? []).compactMap(\.string)
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
    let places: [(String, JSON)] = [
      ("categories", PermissionRules.object(categoryOrigins.map { ($0.key.rawValue, $0.value) })),
      ("tools", PermissionRules.object(toolOrigins.map { ($0.key, $0.value) })),
    ].filter { $0.1 != .emptyObject }
    return .fields([
      "categories": PermissionRules.object(categories.map { ($0.key.rawValue, $0.value.rawValue) }),
      "tools": PermissionRules.object(tools.map { ($0.key, $0.value.rawValue) }),
      "origins": places.isEmpty ? nil : .object(.init(uniqueKeysWithValues: places)),
      "setHere": categoriesSetHere.isEmpty
        ? nil : .array(categoriesSetHere.map(\.rawValue).sorted().map { .string($0) }),
      "allow": PermissionRules.json(allow), "ask": PermissionRules.json(ask),
      "deny": PermissionRules.json(deny), "notes": notes.isEmpty ? nil : .array(notes.map { .string($0) }),
    ])
  }

  private static func object(_ pairs: [(String, String)]) -> JSON {
    .object(.init(uniqueKeysWithValues: pairs.sorted { $0.0 < $1.0 }.map { ($0.0, .string($0.1)) }))
  }
}
