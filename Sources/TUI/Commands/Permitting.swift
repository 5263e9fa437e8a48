import Harness

/// Looking at what may run, why, and what was decided; trying what would be.
enum Permitting {
  static let all = [permissions, policy, trial, forgetRule]

  static let permissions = Command(
    "permissions", "See what may run and why, what was decided, and try a command", slash: true
  ) { $0.view.picker = .permissions($0.session) }

  static let policy = Command(
    "policy", "Set what happens with tools of a kind in this thread, as far as the configuration lets you",
    argument: .text("<kind> allow|ask|deny"), slash: true
  ) { context in
    let words = context.argument.split(separator: " ").map(String.init)
    guard words.count == 2, let kind = ToolCategory(rawValue: words[0]),
      let policy = PermissionPolicy(rawValue: words[1])
    else {
      let kinds = ToolCategory.allCases.map(\.rawValue).joined(separator: ", ")
      context.view.hint = "/policy and a kind (\(kinds)), then allow, ask or deny."
      return
    }
    context.ask { try await $0.setPolicy(policy, for: kind) }
    context.view.hint =
      "In this thread \(kind.rawValue) is \(policy.inWords) now, unless the configuration is stricter."
  }

  static let trial = Command(
    "try", "Find out whether a command or path would be allowed; nothing runs",
    argument: .text("<command or path>"), slash: true
  ) { context in
    let text = context.argument
    guard !text.isEmpty else {
      context.view.hint = "Which command or path? /try git push"
      return
    }
    context.view.picker = Picker(kind: .trial(text), title: "“\(text)”", rows: [])
    context.look { await $0.tryPermission(text) }
  }

  static let forgetRule = Command(
    "forget-rule", "Delete a rule that was kept for this project", argument: .text("<rule>"), slash: true,
    when: { !$0.session.keptRules.isEmpty }
  ) { context in
    let text = context.argument
    if let rule = context.session.keptRules.first(where: { $0.text == text }) {
      context.ask { await $0.forget(rule) }
    } else {
      context.view.hint = "“\(text)” was not kept for this project."
    }
  }
}

extension DisplayState {
  /// The rules that were kept for the project.
  fileprivate var keptRules: [PermissionRule] {
    permissions.allow.filter { $0.isKept(in: keptRulesPlace) }
  }
}
