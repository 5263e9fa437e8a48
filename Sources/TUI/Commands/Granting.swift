import Harness

/// Looking at what may run without asking, and taking it back.
enum Granting {
  static let all = [grants, revoke]

  static let grants = Command(
    "grants", "See what this session allows without asking, and take it back", slash: true
  ) { context in
    if context.session.grants == Grants() {
      context.view.hint = "Nothing was allowed for this session; the rules ask or allow by themselves."
    } else {
      context.view.picker = .grants(context.session)
    }
  }

  static let revoke = Command(
    "revoke", "Ask again before tools of a category, a tool, or what a rule names runs",
    argument: .text("<category, tool or rule>"),
    slash: true, when: { $0.session.grants != Grants() }
  ) { context in
    let name = context.argument
    if let category = ToolCategory(rawValue: name), context.session.grants.categories.contains(category) {
      context.ask { await $0.revoke(category) }
    } else if context.session.grants.tools.contains(name) {
      context.ask { await $0.revoke(tool: name) }
    } else if let rule = context.session.grants.rules.first(where: { $0.text == name }) {
      context.ask { await $0.revoke(rule) }
    } else {
      return context.view.hint = "“\(name)” was not allowed for this session."
    }
    context.view.hint = "You are asked again about \(name)."
  }
}
