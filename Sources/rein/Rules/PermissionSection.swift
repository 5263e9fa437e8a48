import Harness
import TOMLKit

/// The section `[permissions]` of a file: policies and rules, each with the line it stands on.
struct PermissionSection {
  /// Where there are several files, this one's part.
  private(set) var rules = PermissionRules(categories: [:])
  private(set) var allow: [StatedRule] = []
  private(set) var ask: [StatedRule] = []
  private(set) var deny: [StatedRule] = []
  /// Says where a name of a tool stands.
  private let toolsReader: SettingsReader

  private static let lists = ["allow", "ask", "deny"]

  /// Reads a section.
  /// - Parameter fault: Takes what is wrong; when it throws, nothing more is read.
  init(_ table: TOMLTable, _ whole: SettingsReader, fault: (Failure) throws -> Void) throws {
    let reader = whole.section("permissions")
    toolsReader = whole.section("permissions.tools")
    allow = try reader.rules("allow", in: table, fault: fault)
    ask = try reader.rules("ask", in: table, fault: fault)
    deny = try reader.rules("deny", in: table, fault: fault)
    rules.allow = allow.map(\.rule)
    rules.ask = ask.map(\.rule)
    rules.deny = deny.map(\.rule)
    for key in table.keys.sorted() where key != "tools" && !Self.lists.contains(key) {
      do {
        try readPolicy(key, in: table, reader)
      } catch let failure as Failure {
        try fault(failure)
      }
    }
    do {
      try readTools(table, whole, fault)
    } catch let failure as Failure {
      try fault(failure)
    }
  }

  private mutating func readPolicy(_ key: String, in table: TOMLTable, _ reader: SettingsReader) throws {
    guard let category = ToolCategory(rawValue: key) else {
      let categories = ToolCategory.allCases.map(\.rawValue).joined(separator: ", ")
      throw reader.failure(
        key,
        "there is no category \(key); there are \(Self.lists.joined(separator: ", ")), tools, \(categories)")
    }
    rules.categories[category] = try reader.policy(key, in: table, under: "permissions.")
    rules.categoryOrigins[category] = reader.place(of: key)
  }

  private mutating func readTools(
    _ table: TOMLTable, _ whole: SettingsReader, _ fault: (Failure) throws -> Void
  ) throws {
    guard let tools = try whole.table("tools", in: table) else { return }
    for key in tools.keys.sorted() {
      do {
        rules.tools[key] = try toolsReader.policy(key, in: tools, under: "permissions.tools.")
        rules.toolOrigins[key] = toolsReader.place(of: key)
      } catch let failure as Failure {
        try fault(failure)
      }
    }
  }

  /// Refuses policies for tools that are not there.
  func check(tools known: [String], fault: (Failure) throws -> Void) throws {
    for name in rules.tools.keys.sorted() where !known.contains(name) {
      try fault(
        toolsReader.failure(name, "there is no tool \(name); there are \(known.joined(separator: ", "))"))
    }
  }

  /// Refuses rules whose examples do not hold.
  func check(_ examples: RuleExamples, fault: (Failure) throws -> Void) throws {
    for (list, purpose) in [(allow, RuleExamples.Purpose.allow), (ask, .ask), (deny, .deny)] {
      for entry in list {
        do {
          try examples.check([entry], purpose)
        } catch let failure as Failure {
          try fault(failure)
        }
      }
    }
  }
}
