import Harness
import TOMLKit

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a person set in their configuration file, `$XDG_CONFIG_HOME/rein/config.toml`. See `docs/configuration.md`.
struct Settings: Equatable, Sendable {
  /// The model to start with; `provider/name`.
  var model: String?
  /// The mode to start in.
  var mode: String?
  /// Policies per category and tool, over the defaults.
  var permissions = PermissionRules()
  /// Address of an OpenAI-compatible server; `OPENAI_BASE_URL` goes before it.
  var openAIBaseURL: String?
  /// Whether colours are left out.
  var isMonochrome = false

  /// Nothing set: the defaults.
  init() {}

  /// Where the file is.
  static func path(_ environment: [String: String]) -> String {
    let home = environment["HOME"] ?? "/"
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(home)/.config"
    return "\(base)/rein/config.toml"
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
    try reader.allow(["model", "mode", "monochrome", "openai", "permissions"], in: table, under: "")
    model = try reader.string("model", in: table, under: "")
    mode = try reader.string("mode", in: table, under: "")
    isMonochrome = try reader.bool("monochrome", in: table, under: "") ?? false
    if let openAI = try reader.table("openai", in: table) {
      try reader.allow(["base_url"], in: openAI, under: "openai.")
      openAIBaseURL = try reader.string("base_url", in: openAI, under: "openai.")
    }
    if let rules = try reader.table("permissions", in: table) {
      try readPermissions(rules, reader)
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
    for key in tools.keys {
      permissions.tools[key] = try reader.policy(key, in: tools, under: "permissions.tools.")
    }
  }
}

/// Reads values of a configuration, and says where a wrong one stands.
struct SettingsReader {
  let path: String
  let text: String

  /// A fault, with the line the key first stands on.
  func failure(_ key: String, _ reason: String) -> Failure {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { line in
      let trimmed = line.drop { $0 == " " || $0 == "\t" || $0 == "[" || $0 == "\"" }
      return trimmed.hasPrefix(key)
    }
    return Failure("\(path)\(line.map { ", line \($0 + 1)" } ?? ""): \(reason).")
  }

  func allow(_ keys: [String], in table: TOMLTable, under prefix: String) throws {
    for key in table.keys where !keys.contains(key) {
      throw failure(key, "there is no setting \(prefix)\(key); there are \(keys.joined(separator: ", "))")
    }
  }

  func string(_ key: String, in table: TOMLTable, under prefix: String) throws -> String? {
    guard let value = table[key] else { return nil }
    guard let text = value.string else { throw failure(key, "\(prefix)\(key) must be a text in quotes") }
    return text
  }

  func bool(_ key: String, in table: TOMLTable, under prefix: String) throws -> Bool? {
    guard let value = table[key] else { return nil }
    guard let flag = value.bool else { throw failure(key, "\(prefix)\(key) must be true or false") }
    return flag
  }

  func table(_ key: String, in table: TOMLTable) throws -> TOMLTable? {
    guard let value = table[key] else { return nil }
    guard let inner = value.table else { throw failure(key, "\(key) must be a section: [\(key)]") }
    return inner
  }

  func policy(_ key: String, in table: TOMLTable, under prefix: String) throws -> PermissionPolicy? {
    guard let text = try string(key, in: table, under: prefix) else { return nil }
    guard let policy = PermissionPolicy(rawValue: text) else {
      throw failure(key, "\(prefix)\(key) must be \"allow\", \"ask\" or \"deny\"")
    }
    return policy
  }
}
