/// Policies a person set while rein runs. They are kept with the thread; new threads take over those that do not allow.
struct SessionPolicies: Hashable, Sendable {
  /// The setting of a thread that holds them.
  static let settingKey = "permissionPolicies"

  var categories: [ToolCategory: PermissionPolicy] = [:]
  var tools: [String: PermissionPolicy] = [:]

  /// None.
  init() {}

  /// Reads them; what is not understood is left out.
  init(json: JSON?) {
    let rules = PermissionRules(json: json ?? .emptyObject)
    categories = rules.categories
    tools = rules.tools
  }

  /// Those that ask or deny: what a person allows in one thread is allowed there.
  var withoutAllow: SessionPolicies {
    var result = self
    result.categories = categories.filter { $0.value != .allow }
    result.tools = tools.filter { $0.value != .allow }
    return result
  }

  /// As a setting of a thread; `nil` when there are none.
  var json: JSON? {
    categories.isEmpty && tools.isEmpty ? nil : PermissionRules(categories: categories, tools: tools).json
  }

  /// Puts them over rules in place of others. What stands in a file or was given by a flag stays at least as strict.
  /// - Parameters:
  ///   - previous: those that are in `rules` now.
  ///   - base: the rules without any.
  ///   - category: the category of a tool.
  func replace(
    _ previous: SessionPolicies, in rules: inout PermissionRules, over base: PermissionRules,
    category: (String) -> ToolCategory?
  ) {
    for kind in previous.categories.keys {
      rules.categories[kind] = base.categories[kind]
      rules.categoryOrigins[kind] = base.categoryOrigins[kind]
      rules.categoriesSetHere.remove(kind)
    }
    for name in previous.tools.keys {
      rules.tools[name] = base.tools[name]
      rules.toolOrigins[name] = base.toolOrigins[name]
    }
    for (kind, policy) in categories where policy >= (base.stated(kind) ?? .allow) {
      rules.categories[kind] = policy
      // A stricter one is the person's own and can be taken back; one that says the same stays where it stands.
      if policy > (base.stated(kind) ?? .allow) { rules.categoryOrigins[kind] = nil }
      if rules.categoryOrigins[kind] == nil { rules.categoriesSetHere.insert(kind) }
    }
    for (name, policy) in tools {
      let stated = base.toolOrigins[name] == nil ? category(name).flatMap(base.stated) : base.tools[name]
      guard policy >= (stated ?? .allow) else { continue }
      rules.tools[name] = policy
      if policy != base.tools[name] { rules.toolOrigins[name] = nil }
    }
  }
}

extension PermissionRules {
  /// The policy of a category, when it stands in a file or was given by a flag.
  func stated(_ category: ToolCategory) -> PermissionPolicy? {
    categoryOrigins[category] == nil ? nil : categories[category]
  }
}
