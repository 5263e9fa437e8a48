import Harness
import Providers
import TOMLKit

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
  /// When long threads are condensed, and by which models.
  var memory = MemoryConfiguration()
  /// Whether colours are left out.
  var isMonochrome = false
  /// Says where a name of a tool stands.
  private var permissionsReader: SettingsReader?
  /// Says where the keys outside of sections stand; `nil` without a file.
  private(set) var reader: SettingsReader?
  /// Says where the keys of a section stand, by its name.
  private(set) var sections: [String: SettingsReader] = [:]

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
        "model", "mode", "instructions", "monochrome", "thinking", "max_output", "modes", "subagents",
        "openai", "providers", "permissions", "memory",
      ],
      in: table,
      under: "")
    model = try reader.string("model", in: table, under: "")
    mode = try reader.string("mode", in: table, under: "")
    instructions = try reader.string("instructions", in: table, under: "")
    isMonochrome = try reader.bool("monochrome", in: table, under: "") ?? false
    self.reader = reader
    thinking = try reader.thinking("thinking", in: table, under: "")
    maxOutput = try reader.number("max_output", atLeast: 1, in: table, under: "")
    modes = try reader.tables("modes", in: table).map { try ModeSettings($0.table, $0.reader) }
    subagents = try reader.tables("subagents", in: table).map { try SubagentSettings($0.table, $0.reader) }
    if let (openAI, reader) = try section("openai", table, reader) {
      try reader.allow(["base_url"], in: openAI, under: "openai.")
      openAIBaseURL = try reader.string("base_url", in: openAI, under: "openai.")
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
    if let (rules, reader) = try section("permissions", table, reader) {
      try readPermissions(rules, reader)
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
