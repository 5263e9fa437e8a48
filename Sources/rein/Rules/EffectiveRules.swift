import Harness
import Workspace

/// The rules a session starts with: the person's own, those kept for the project, the flags, and what the project
/// narrows.
struct EffectiveRules {
  let rules: PermissionRules
  let keeper: KeptRules

  /// - Parameters:
  ///   - folder: where the person's files are.
  ///   - allowing: values of `--allow`.
  ///   - tools: the tools that can be offered.
  /// - Throws: `Failure` for what is wrong in the person's own file and flags.
  init(
    _ settings: Settings, in workspace: Workspace, folder: String, home: String?, allowing: [String] = [],
    tools: [ToolSpec]
  ) throws {
    let names = tools.map(\.name)
    let examples = RuleExamples(workspace: workspace, tools: tools)
    try settings.checkPermissions(tools: names)
    try settings.check(examples)
    var rules = settings.permissions
    keeper = KeptRules(folder: folder, root: workspace.root, home: home)
    do {
      rules.allow += try keeper.read()
    } catch {
      rules.notes.append("\(error)")
    }
    try Self.allow(allowing, names, &rules)
    var project = ProjectRules(in: workspace, tools: names, examples)
    project.narrow(&rules)
    rules.notes += project.notes
    self.rules = rules
  }

  private static func allow(_ wanted: [String], _ tools: [String], _ rules: inout PermissionRules) throws {
    for name in wanted {
      if let category = ToolCategory(rawValue: name) {
        rules.categories[category] = .allow
        rules.categoryOrigins[category] = "--allow \(name)"
      } else if tools.contains(name) {
        rules.tools[name] = .allow
        rules.toolOrigins[name] = "--allow \(name)"
      } else {
        let known = ToolCategory.allCases.map(\.rawValue) + tools
        throw Failure(
          "--allow \(name): there is no such category or tool. There are \(known.joined(separator: ", ")).")
      }
    }
  }
}
