import Harness
import Providers
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
  /// How much models are to think where a mode says nothing.
  var thinking: ThinkingLevel?
  /// Most tokens of an answer where a mode says nothing.
  var maxOutput: Int?
  /// Providers that are changed or added.
  var providers: [ProviderSettings] = []
  /// Address of an OpenAI-compatible server; `OPENAI_BASE_URL` goes before it.
  var openAIBaseURL: String?
  /// Where tools work, and what keeps commands in.
  var workspace = WorkspaceSettings()
  /// When long threads are condensed, and by which models.
  var memory = MemoryConfiguration()
  /// Keys of one's own, with what says where each stands.
  var keys: [(binding: KeyBinding, reader: SettingsReader)] = []
  /// Whether keys in the message box mean what they mean in vi.
  var usesVi = false
  /// How the screen looks.
  var look = LookSettings()
  /// The section the permissions come from.
  private var permissionSection: PermissionSection?
  /// Says where the keys outside of sections stand; `nil` without a file.
  private(set) var reader: SettingsReader?
  /// Says where the keys of a section stand, by its name.
  private(set) var sections: [String: SettingsReader] = [:]

  /// Nothing set: the defaults.
  init() {}

  /// The folder of everything a person sets.
  static func folder(_ environment: [String: String]) -> String {
    BaseFolders(environment).own("XDG_CONFIG_HOME", else: ".config")
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
      table = try TOMLFile.table(text)
    } catch {
      throw Failure("\(path), line \(error.line): \(error.words)")
    }
    let reader = SettingsReader(path: path, text: text)
    try reader.allow(
      [
        "model", "mode", "instructions", "monochrome", "thinking", "max_output", "modes", "subagents",
        "openai", "providers", "permissions", "memory", "keys", "vi",
      ] + LookSettings.keys + WorkspaceSettings.sections,
      in: table,
      under: "")
    model = try reader.string("model", in: table, under: "")
    mode = try reader.string("mode", in: table, under: "")
    instructions = try reader.string("instructions", in: table, under: "")
    usesVi = try reader.bool("vi", in: table, under: "") ?? false
    look = try LookSettings(table, reader)
    self.reader = reader
    thinking = try reader.thinking("thinking", in: table, under: "")
    maxOutput = try reader.number("max_output", atLeast: 1, in: table, under: "")
    modes = try reader.tables("modes", in: table).map { try ModeSettings($0.table, $0.reader) }
    subagents = try reader.tables("subagents", in: table).map { try SubagentSettings($0.table, $0.reader) }
    if let (openAI, reader) = try section("openai", table, reader) {
      try reader.allow(["base_url"], in: openAI, under: "openai.")
      openAIBaseURL = try reader.string("base_url", in: openAI, under: "openai.")
    }
    workspace = try WorkspaceSettings(table, reader)
    if let section = try reader.table("keys", in: table) {
      keys = try KeySettings.read(section, reader)
    }
    if let providers = try reader.table("providers", in: table) {
      self.providers = try providers.keys.map { name in
        guard let (own, ownReader) = try reader.section(name, called: "providers.\(name)", in: providers)
        else { throw reader.failure(name, "providers.\(name) must be a section") }
        sections["providers.\(name)"] = ownReader
        return try ProviderSettings(name, own, ownReader)
      }
    }
    if let (section, reader) = try section("memory", table, reader) {
      memory = try MemoryConfiguration(section, reader)
    }
    if let (rules, _) = try section("permissions", table, reader) {
      let section = try PermissionSection(rules, reader) { throw $0 }
      permissionSection = section
      take(section.rules)
    }
  }

  private mutating func section(
    _ key: String, _ table: TOMLTable, _ reader: SettingsReader
  ) throws -> (TOMLTable, SettingsReader)? {
    guard let (inner, own) = try reader.section(key, called: key, in: table) else { return nil }
    sections[key] = own
    return (inner, own)
  }

  /// A fault of a key outside of sections, with file and line, when the file sets it.
  func failure(_ key: String, _ reason: String) -> Failure {
    reader?.failure(key, reason) ?? Failure("\(reason).")
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
    try permissionSection?.check(tools: tools) { throw $0 }
  }

  /// Checks the examples beside rules. - Throws: `Failure`, with file and line.
  func check(_ examples: RuleExamples) throws {
    try permissionSection?.check(examples) { throw $0 }
  }

  /// What the file does not say stays as it is by default.
  private mutating func take(_ rules: PermissionRules) {
    var taken = rules
    taken.categories = permissions.categories.merging(rules.categories) { _, own in own }
    permissions = taken
  }
}
