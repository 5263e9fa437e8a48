import Harness

@testable import Workspace

/// Commands and what follows for them under one set of rules. The set is small, so that what slips through a form
/// would be allowed by it.
struct CommandForms {
  /// The rules of the table.
  static func rules() throws -> PermissionRules {
    func list(_ texts: [String]) throws -> [PermissionRule] {
      try texts.map { try PermissionRule($0, origin: "the table") }
    }
    var rules = PermissionRules()
    rules.allow = try list([
      "git status", "git log *", "git diff *", "git grep *", "ls *", "ls", "cat *", "echo *", "make test",
      "sort *",
      "rg *", "find *", "grep *", "sed *", "true", "cd *", "head *", "wc *", "timeout *", "env *", "xargs *",
      "sudo *",
      "sh *", "nohup *", "tar *", "man *", "file *", "awk *", "edit(build/**)", "npm run test:*", "printf *",
      "test *",
    ])
    rules.ask = try list(["npm publish", "git log --all"])
    rules.deny = try list(["git push *", "curl *", "edit(secret/**)", "docker run"])
    return rules
  }

  /// Decides on a command as the tool for commands does.
  static func decision(
    _ command: String, in workspace: Workspace, rules: PermissionRules, grants: Grants = Grants(),
    isYolo: Bool = false
  ) throws -> PermissionDecision {
    let needs = CommandNeeds(command, in: try workspace.folder(nil), of: workspace).needs
    return PermissionDecision(
      tool: "execute_command", category: .execute, needs: needs, rules: rules, grants: grants, isYolo: isYolo,
      isReadOnly: false)
  }
}
