import Harness
import TOMLKit

/// A subagent as the configuration has it. What is not set stays as it is in the subagent of that id, if there is one.
struct SubagentSettings {
  let id: String
  private let name: String?
  private let description: String?
  private let instructions: String?
  private let model: String?
  private let tools: [String]?
  private let maxSteps: Int?
  private let isForked: Bool?
  let reader: SettingsReader

  private static let keys = [
    "id", "name", "description", "instructions", "model", "tools", "max_steps", "forked",
  ]

  init(_ table: TOMLTable, _ reader: SettingsReader) throws {
    let prefix = "subagents."
    try reader.allow(Self.keys, in: table, under: prefix)
    id = try reader.id(of: "subagent", in: table)
    name = try reader.string("name", in: table, under: prefix)
    description = try reader.string("description", in: table, under: prefix)
    instructions = try reader.string("instructions", in: table, under: prefix)
    model = try reader.string("model", in: table, under: prefix)
    tools = try reader.strings("tools", in: table, under: prefix)
    isForked = try reader.bool("forked", in: table, under: prefix)
    maxSteps = try table["max_steps"].map { value in
      guard let steps = value.int, steps > 0 else {
        throw reader.failure("max_steps", "\(prefix)max_steps must be a whole number above 0")
      }
      return steps
    }
    self.reader = reader
  }

  /// Puts subagents of a configuration over others: those with a known id change that one, others are added.
  /// - Parameters:
  ///   - providers: names of providers, for checking models.
  ///   - known: names of tools that can be offered.
  /// - Throws: `Failure`, with file and line, for two subagents of one id and for names of things that are not there.
  static func apply(
    _ settings: [SubagentSettings], to subagents: [Subagent], providers: [String], tools known: [String]
  ) throws -> [Subagent] {
    var subagents = subagents
    var seen: Set<String> = []
    for setting in settings {
      guard seen.insert(setting.id).inserted else {
        throw setting.reader.failure("id", "there are two subagents \(setting.id)")
      }
      try setting.reader.check(
        model: setting.model, providers: providers, tools: setting.tools, known: known)
      if let index = subagents.firstIndex(where: { $0.id == setting.id }) {
        subagents[index] = setting.applied(to: subagents[index])
      } else {
        subagents.append(try setting.made())
      }
    }
    return subagents
  }

  private func made() throws -> Subagent {
    guard let description, let instructions else {
      throw reader.failure("id", "subagent \(id) needs a description (when to use it) and instructions")
    }
    return applied(
      to: Subagent(id: id, description: description, instructions: instructions, tools: .reading))
  }

  private func applied(to subagent: Subagent) -> Subagent {
    var subagent = subagent
    subagent.name = name ?? subagent.name
    subagent.description = description ?? subagent.description
    subagent.instructions = instructions ?? subagent.instructions
    subagent.modelID = model ?? subagent.modelID
    subagent.tools = tools.map { .named($0) } ?? subagent.tools
    subagent.maxSteps = maxSteps ?? subagent.maxSteps
    subagent.isForked = isForked ?? subagent.isForked
    return subagent
  }
}
