extension GrantProposal {
  /// The proposal in the form of the event log.
  var json: JSON {
    switch scope {
    case .rules(let rules): ["text": .string(text), "rules": .array(rules.map { .string($0.text) })]
    case .tool(let name): ["text": .string(text), "tool": .string(name)]
    case .category(let category): ["text": .string(text), "category": .string(category.rawValue)]
    }
  }

  /// Reads a proposal. - Returns: `nil` when it covers nothing that is known.
  init?(json: JSON) {
    let text = json["text"]?.string ?? ""
    if let rules = json["rules"]?.array {
      let read = rules.compactMap(\.string).compactMap { try? PermissionRule($0, origin: "this session") }
      guard read.count == rules.count else { return nil }
      self.init(text: text, scope: .rules(read))
    } else if let name = json["tool"]?.string {
      self.init(text: text, scope: .tool(name))
    } else if let category = json["category"]?.string.flatMap(ToolCategory.init) {
      self.init(text: text, scope: .category(category))
    } else {
      return nil
    }
  }
}
