import Harness
import Workspace

/// Checks the examples that stand beside rules.
struct RuleExamples {
  /// What a rule is there for.
  enum Purpose: String {
    case allow, ask, deny
  }

  let workspace: Workspace
  /// The tools that are offered.
  let tools: [ToolSpec]

  /// - Throws: `Failure`, with file and line, for the first example that does not hold.
  func check(_ stated: [StatedRule], _ purpose: Purpose) throws {
    for entry in stated {
      for example in entry.matches where !isAbout(entry.rule, example.text, purpose) {
        throw Failure(
          "\(example.place): \"\(example.text)\" should match the rule \"\(entry.rule.text)\" in permissions."
            + "\(purpose.rawValue), and does not.")
      }
      for example in entry.others where isAbout(entry.rule, example.text, purpose) {
        throw Failure(
          "\(example.place): \"\(example.text)\" should not match the rule \"\(entry.rule.text)\" in permissions."
            + "\(purpose.rawValue), and does.")
      }
    }
  }

  private func isAbout(_ rule: PermissionRule, _ example: String, _ purpose: Purpose) -> Bool {
    let (tool, category, needs) = call(rule, example)
    return purpose == .allow
      ? rule.covers(needs, tool: tool, category: category)
      : rule.concernsAny(of: needs, tool: tool, category: category)
  }

  /// The call an example stands for: a command, a tool of a server, or a path, as the rule has it.
  private func call(
    _ rule: PermissionRule, _ example: String
  ) -> (tool: String, category: ToolCategory?, needs: [PermissionNeed]) {
    let runner = tools.first { $0.category == .execute }
    let scoped = tools.first { $0.name == rule.tool }
    let category = scoped?.category ?? rule.tool.flatMap(ToolCategory.init)
    switch category {
    case .mcp?:
      let parts = example.split(separator: "/", maxSplits: 1).map(String.init)
      return ("", .mcp, [PermissionNeed(.server(parts.first ?? "", tool: parts.count > 1 ? parts[1] : ""))])
    case .read?, .edit?, .other?:
      return (scoped?.name ?? "", category, [PermissionNeed(.path(example), text: example)])
    case .execute?, nil:
      let folder = try? workspace.folder()
      let needs = folder.map { CommandNeeds(example, in: $0, of: workspace).needs } ?? []
      return (scoped?.name ?? runner?.name ?? "", .execute, needs)
    }
  }
}
