import Harness
import TOMLKit
import TUI

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a person set in their configuration file, `$XDG_CONFIG_HOME/rein/config.toml`. See `docs/configuration.md`.
struct Settings {
  /// The model to start with; `provider/name`.
  var model: String?
  /// The mode to start in.
  var mode: String?
  /// What the person wants the model to be told in every project.
  var instructions: String?
  /// Modes that are added or changed.
  var modes: [ModeSettings] = []
  /// Subagents, over those of rein.
  var subagents: [SubagentSettings] = []
  /// Policies per category and tool, over the defaults.
  var permissions = PermissionRules()
  /// Address of an OpenAI-compatible server; `OPENAI_BASE_URL` goes before it.
  var openAIBaseURL: String?
  /// When long threads are condensed, and by which models.
  var memory = MemoryConfiguration()
  /// Keys of one's own, with what says where each stands.
  var keys: [(binding: KeyBinding, reader: SettingsReader)] = []
  /// Whether keys in the message box mean what they mean in vi.
  var usesVi = false
  /// Whether colours are left out.
  var isMonochrome = false
  /// Says where a name of a tool stands.
  private var permissionsReader: SettingsReader?

  /// Nothing set: the defaults.
  init() {}

  /// The folder of everything a person sets.
  static func folder(_ environment: [String: String]) -> String {
    let home = environment["HOME"] ?? "/"
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(home)/.config"
    return "\(base)/rein"
  }

  /// Reads the file; a missing one is no fault.
  /// - Throws: `Failure`, with file and line, when it cannot be read or says something rein does not know.
  init(contentsOf path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      self.init()
      return
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure("The configuration \(path) cannot be read. Check its permissions, or move it away.")
    }
    guard let text = String(bytes: data, encoding: .utf8) else {
      throw Failure("The configuration \(path) is not UTF-8 text. Save it as UTF-8, or move it away.")
    }
    try self.init(text: text, path: path)
  }

  /// Reads the text of a file; `path` is for messages only.
  init(text: String, path: String) throws {
    let table: TOMLTable
    do {
      table = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw Failure("\(path), line \(error.source.begin.line): \(error.description)")
    }
    let reader = SettingsReader(path: path, text: text)
    try reader.allow(
      [
        "model", "mode", "instructions", "monochrome", "modes", "subagents", "openai", "permissions",
        "memory", "keys", "vi",
      ],
      in: table,
      under: "")
    model = try reader.string("model", in: table, under: "")
    mode = try reader.string("mode", in: table, under: "")
    instructions = try reader.string("instructions", in: table, under: "")
    usesVi = try reader.bool("vi", in: table, under: "") ?? false
    isMonochrome = try reader.bool("monochrome", in: table, under: "") ?? false
    modes = try reader.tables("modes", in: table).map { try ModeSettings($0.table, $0.reader) }
    subagents = try reader.tables("subagents", in: table).map { try SubagentSettings($0.table, $0.reader) }
    if let openAI = try reader.table("openai", in: table) {
      try reader.allow(["base_url"], in: openAI, under: "openai.")
      openAIBaseURL = try reader.string("base_url", in: openAI, under: "openai.")
    }
    if let section = try reader.table("memory", in: table) {
      memory = try MemoryConfiguration(section, reader)
    }
    if let section = try reader.table("keys", in: table) {
      keys = try KeySettings.read(section, reader)
    }
    if let rules = try reader.table("permissions", in: table) {
      try readPermissions(rules, reader)
    }
  }

  /// The environment, with what of it this file sets and the environment does not. A variable that is set to nothing
  /// is not set.
  func completing(_ environment: [String: String]) -> [String: String] {
    let own = openAIBaseURL.map { ["OPENAI_BASE_URL": $0] } ?? [:]
    return environment.merging(own) { given, ours in given.isEmpty ? ours : given }
  }

  /// Checks the names of tools under `[permissions.tools]`.
  /// - Parameter tools: names of tools that can be offered.
  /// - Throws: `Failure`, with file and line.
  func checkPermissions(tools: [String]) throws {
    for name in permissions.tools.keys.sorted() where !tools.contains(name) {
      throw permissionsReader?.failure(
        name, "there is no tool \(name); there are \(tools.joined(separator: ", "))")
        ?? Failure("There is no tool \(name).")
    }
  }

  private mutating func readPermissions(_ table: TOMLTable, _ reader: SettingsReader) throws {
    try readRules(table, reader)
    for key in table.keys where key != "tools" && !Settings.ruleLists.contains(key) {
      guard let category = ToolCategory(rawValue: key) else {
        throw reader.failure(
          key,
          "there is no category \(key); there are allow, ask, deny, tools, \(ToolCategory.allCases.map(\.rawValue).joined(separator: ", "))"
        )
      }
      permissions.categories[category] = try reader.policy(key, in: table, under: "permissions.")
    }
    guard let tools = try reader.table("tools", in: table) else { return }
    permissionsReader = reader
    for key in tools.keys {
      permissions.tools[key] = try reader.policy(key, in: tools, under: "permissions.tools.")
    }
  }
}
