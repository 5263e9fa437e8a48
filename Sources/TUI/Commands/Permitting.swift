import Harness

/// Looking at what may run, why, and what was decided; trying what would be.
enum Permitting {
  static let all = [permissions, trial, forgetRule]

  static let permissions = Command(
    "permissions", "See what may run and why, what was decided, and try a command", slash: true
  ) { $0.view.picker = .permissions($0.session) }

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
