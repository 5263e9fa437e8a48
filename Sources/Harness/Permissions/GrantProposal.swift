/// Something a person may allow for the session when they are asked.
public struct GrantProposal: Hashable, Sendable {
  /// What is allowed with it.
  public enum Scope: Hashable, Sendable {
    /// The commands and paths of these rules.
    case rules([PermissionRule])
    /// Everything a tool does.
    case tool(String)
    /// Everything tools of a category do.
    case category(ToolCategory)

    /// The same as rules, which can be kept; `nil` when no rule says exactly this.
    public var rules: [PermissionRule]? {
      switch self {
      case .rules(let rules): rules
      case .tool(let name): Scope.rule(naming: name)
      case .category(let category): Scope.rule(naming: category.rawValue)
      }
    }

    private static func rule(naming name: String) -> [PermissionRule]? {
      guard let rule = try? PermissionRule(name, origin: "this session"),
        rule.names(tool: name, category: nil)
      else { return nil }
      return [rule]
    }
  }

  /// What is allowed, in words; it says all that `scope` covers.
  public var text: String
  /// What is allowed.
  public var scope: Scope

  /// A proposal.
  public init(text: String, scope: Scope) {
    self.text = text
    self.scope = scope
  }
}

extension GrantProposal {
  /// What to propose for the needs that were asked about, from narrow to wide; nothing when one of them isn't known
  /// before it runs.
  static func proposals(for needs: [PermissionNeed], tool: String, category: ToolCategory?) -> [GrantProposal]
  {
    guard needs.allSatisfy(\.isKnown) else { return [] }
    var proposals: [GrantProposal] = []
    for isWide in [false, true] {
      let rules = needs.map { rule(for: $0, tool: tool, category: category, isWide: isWide) }
      let known = rules.compactMap(\.self)
      guard known.count == rules.count, !known.isEmpty else { continue }
      let scope = Scope.rules(known)
      let inner = known.map { $0.pattern ?? $0.text }.joined(separator: ", ")
      if !proposals.contains(where: { $0.scope == scope }) {
        proposals.append(GrantProposal(text: isWide ? inner : "exactly \(inner)", scope: scope))
      }
    }
    if !needs.contains(where: \.mustBeNamed) {
      proposals.append(GrantProposal(text: "everything with \(tool)", scope: .tool(tool)))
    }
    if let category, needs.allSatisfy(\.guards.isEmpty) {
      proposals.append(
        GrantProposal(text: "everything of the kind \(category.rawValue)", scope: .category(category)))
    }
    return proposals
  }

  private static func rule(
    for need: PermissionNeed, tool: String, category: ToolCategory?, isWide: Bool
  ) -> PermissionRule? {
    switch need.subject {
    case .command(let words, let prefix):
      // A `*` would not stand for telling words, so the wider rule would not cover what is asked about.
      let isCovered = prefix.map { words.dropFirst($0).allSatisfy { $0.kind == .plain } } ?? false
      let length = isWide && isCovered ? prefix : nil
      return PermissionRule(
        tool: tool, command: words.prefix(length ?? words.count).map(\.text), isPrefix: length != nil)
    case .path(let path?):
      let scope = need.category.map(\.rawValue) ?? tool
      guard isWide, need.guards.isEmpty, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
        return PermissionRule(scope: scope, path: path, isFolder: false)
      }
      return PermissionRule(scope: scope, path: String(path[..<slash]), isFolder: true)
    case .server(let server, let name):
      return PermissionRule(scope: tool, path: isWide ? server : "\(server)/\(name)", isFolder: false)
    case .tool, .path(nil), .unclear: return nil
    }
  }
}
