import Harness
import TOMLKit
import TUI

/// A mode as the configuration has it. What is not set stays as it is in the mode of that id, if there is one.
struct ModeSettings {
  let id: String
  private let name: String?
  private let description: String?
  private let instructions: String?
  private let model: String?
  private let transitionsTo: String?
  private let tools: [String]?
  private let isReadOnly: Bool?
  private let thinking: ThinkingLevel?
  private let maxOutput: Int?
  private let color: String?
  let reader: SettingsReader

  private static let keys = [
    "id", "name", "description", "instructions", "model", "transitions_to", "tools", "read_only", "thinking",
    "max_output", "color",
  ]

  init(_ table: TOMLTable, _ reader: SettingsReader) throws {
    let prefix = "modes."
    try reader.allow(Self.keys, in: table, under: prefix)
    id = try reader.id(of: "mode", in: table)
    name = try reader.string("name", in: table, under: prefix)
    description = try reader.string("description", in: table, under: prefix)
    instructions = try reader.string("instructions", in: table, under: prefix)
    model = try reader.string("model", in: table, under: prefix)
    transitionsTo = try reader.string("transitions_to", in: table, under: prefix)
    tools = try reader.strings("tools", in: table, under: prefix)
    isReadOnly = try reader.bool("read_only", in: table, under: prefix)
    thinking = try reader.thinking("thinking", in: table, under: prefix)
    maxOutput = try reader.number("max_output", atLeast: 1, in: table, under: prefix)
    color = try reader.string("color", in: table, under: prefix)
    if let color, Theme.Role(rawValue: color) == nil {
      let roles = Theme.Role.allCases.map(\.rawValue).joined(separator: ", ")
      throw reader.failure("color", "there is no color \(color); there are \(roles)")
    }
    self.reader = reader
  }

  /// Puts modes of a configuration over others: those with a known id change that mode, others are added.
  /// - Parameters:
  ///   - providers: names of providers, for checking models.
  ///   - tools: names of tools that can be offered.
  /// - Throws: `Failure`, with file and line, for two modes of one id and for names of things that are not there.
  static func apply(
    _ settings: [ModeSettings], to modes: [Mode], providers: [String], tools: [String]
  ) throws -> [Mode] {
    var modes = modes
    var seen: Set<String> = []
    for setting in settings {
      guard seen.insert(setting.id).inserted else {
        throw setting.reader.failure("id", "there are two modes \(setting.id)")
      }
      if let index = modes.firstIndex(where: { $0.id == setting.id }) {
        modes[index] = setting.applied(to: modes[index])
      } else {
        modes.append(setting.applied(to: Mode(id: setting.id)))
      }
    }
    for setting in settings { try setting.check(modes: modes.map(\.id), providers: providers, tools: tools) }
    return modes
  }

  private func applied(to mode: Mode) -> Mode {
    var mode = mode
    mode.name = name ?? mode.name
    mode.description = description ?? mode.description
    mode.instructions = instructions ?? mode.instructions
    mode.defaultModelID = model ?? mode.defaultModelID
    // An empty text takes away what a mode of rein leads to.
    if let transitionsTo { mode.transitionsTo = transitionsTo.isEmpty ? nil : transitionsTo }
    mode.tools = tools ?? mode.tools
    mode.isReadOnly = isReadOnly ?? mode.isReadOnly
    mode.thinking = thinking ?? mode.thinking
    mode.maxOutputTokens = maxOutput ?? mode.maxOutputTokens
    mode.color = color ?? mode.color
    return mode
  }

  private func check(modes: [String], providers: [String], tools known: [String]) throws {
    if let target = transitionsTo, !target.isEmpty {
      if target == id { throw reader.failure("transitions_to", "mode \(id) cannot lead to itself") }
      guard modes.contains(target) else {
        throw reader.failure(
          "transitions_to",
          "mode \(id) leads to \(target), which is no mode; there are \(modes.joined(separator: ", "))")
      }
    }
    try reader.check(model: model, providers: providers, tools: tools, known: known)
  }
}
