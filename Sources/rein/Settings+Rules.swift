import Harness
import TOMLKit

extension Settings {
  /// The lists of rules in `[permissions]`.
  static let ruleLists: Set<String> = ["allow", "ask", "deny"]

  /// Reads the lists of rules. - Throws: `Failure`, with file and line, when a rule is none.
  mutating func readRules(_ table: TOMLTable, _ reader: SettingsReader) throws {
    permissions.allow = try reader.rules("allow", in: table)
    permissions.ask = try reader.rules("ask", in: table)
    permissions.deny = try reader.rules("deny", in: table)
  }
}

extension SettingsReader {
  /// The rules of a list, each with the line it stands on.
  fileprivate func rules(_ key: String, in table: TOMLTable) throws -> [PermissionRule] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else {
      throw failure(key, "permissions.\(key) must be a list of rules: \(key) = [\"git log *\"]")
    }
    return try array.map { element in
      guard let text = element.string else {
        throw failure(key, "permissions.\(key) must be a list of texts in quotes")
      }
      let place = line(ofRule: text).map { "\(path), line \($0)" } ?? path
      do {
        return try PermissionRule(text, origin: place)
      } catch {
        throw Failure("\(place): \"\(text)\" in permissions.\(key) is no rule: \(error).")
      }
    }
  }

  /// The line a rule first stands on, as far as its spelling tells.
  private func line(ofRule rule: String) -> Int? {
    let spellings = ["\"\(rule)\"", "'\(rule)'"]
    return lines.firstIndex { line in spellings.contains { Self.contains($0, in: line) } }.map { $0 + 1 }
  }

  private static func contains(_ part: String, in line: Substring) -> Bool {
    var rest = line
    while !rest.isEmpty {
      if rest.hasPrefix(part) { return true }
      rest.removeFirst()
    }
    return false
  }
}
