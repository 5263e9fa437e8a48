import Harness
import TOMLKit
import Workspace

/// What a project says about permissions in its `.rein/config.toml`. It can only narrow: what it would allow, and
/// everything else in the file, does not count, and is told. Whatever is in the file, rein starts.
struct ProjectRules {
  /// The file, relative to the project.
  static let path = ".rein/config.toml"

  /// What does not count, in words.
  private(set) var notes: [String] = []
  private var section: PermissionSection?

  init(in workspace: Workspace, tools: [String], _ examples: RuleExamples) {
    guard let file = ProjectInstructions.file(at: Self.path, in: workspace) else { return }
    if let problem = file.problem {
      notes.append("\(Self.path) does not count: \(problem)")
      return
    }
    guard file.bytesLeftOut == 0 else {
      notes.append("\(Self.path) does not count: it is longer than \(ProjectInstructions.fileLimit) bytes")
      return
    }
    do {
      try read(file.text, tools, examples)
    } catch let fault as TOMLFile.Fault {
      notes.append("\(Self.path), line \(fault.line), and so all of it does not count: \(fault.words)")
    } catch {
      notes.append("\(Self.path) does not count: \(error)")
    }
  }

  private mutating func read(_ text: String, _ tools: [String], _ examples: RuleExamples) throws {
    let table = try TOMLFile.table(text)
    let reader = SettingsReader(path: Self.path, text: text)
    for key in table.keys.sorted() where key != "permissions" {
      notes.append("\(reader.place(of: key)): \(key) is not read from a project")
    }
    guard let permissions = try reader.table("permissions", in: table) else { return }
    var faults: [String] = []
    let section = try PermissionSection(permissions, reader) { faults.append($0.description) }
    try section.check(tools: tools) { faults.append($0.description) }
    try section.check(examples) { faults.append($0.description) }
    notes += faults
    self.section = section
  }

  /// Narrows what the person's own rules allow.
  mutating func narrow(_ rules: inout PermissionRules) {
    guard let own = section?.rules else { return }
    for rule in own.allow { ignored("\(rule.text)", rule.origin) }
    for (kind, policy) in own.categories.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let origin = own.categoryOrigins[kind] ?? Self.path
      switch policy {
      case .allow: ignored("\(kind.rawValue) = \"allow\"", origin)
      case .ask where (rules.categories[kind] ?? .ask) == .allow:
        rules.categories[kind] = .ask
        rules.categoryOrigins[kind] = origin
      case .ask: break
      case .deny: deny(kind.rawValue, origin, &rules)
      }
    }
    for (name, policy) in own.tools.sorted(by: { $0.key < $1.key }) {
      let origin = own.toolOrigins[name] ?? Self.path
      switch policy {
      case .allow: ignored("\(name) = \"allow\"", origin)
      case .ask where rules.tools[name] == .allow:
        rules.tools[name] = .ask
        rules.toolOrigins[name] = origin
      case .ask where rules.tools[name] == nil:
        if let rule = try? PermissionRule(name, origin: origin) { rules.ask.append(rule) }
      case .ask: break
      case .deny: deny(name, origin, &rules)
      }
    }
    rules.ask += own.ask
    rules.deny += own.deny
  }

  private func deny(_ name: String, _ origin: String, _ rules: inout PermissionRules) {
    // As a rule, so that neither yolo nor a grant lifts it.
    if let rule = try? PermissionRule(name, origin: origin) { rules.deny.append(rule) }
  }

  private mutating func ignored(_ what: String, _ place: String) {
    notes.append("\(place): \(what) does not count; a project can only narrow what you allow")
  }
}
