import Harness
import TOMLKit

/// A rule of a file, with the examples that stand beside it.
struct StatedRule {
  /// A command or path, and where it stands.
  struct Example {
    var text: String
    var place: String
  }

  let rule: PermissionRule
  /// What it must be about.
  var matches: [Example] = []
  /// What it must not be about.
  var others: [Example] = []
}

extension SettingsReader {
  /// The rules of a list: texts, or `{ rule = "...", match = [...], not_match = [...] }`.
  /// - Parameter fault: Takes what is wrong with the list or one of its rules; when it throws, nothing more is read.
  func rules(_ key: String, in table: TOMLTable, fault: (Failure) throws -> Void) throws -> [StatedRule] {
    guard let value = table[key] else { return [] }
    guard let array = value.array else {
      try fault(failure(key, "permissions.\(key) must be a list of rules: \(key) = [\"git log *\"]"))
      return []
    }
    var rules: [StatedRule] = []
    var next = line(of: key) ?? 0
    for index in array.indices {
      do {
        let entry = array[index]
        let text = try text(of: entry, key)
        let found = line(with: text, from: next)
        if let found { next = found }
        let place = found.map(place(ofLine:)) ?? place(of: key)
        rules.append(try rule(text, entry.table, at: place, line: next, key))
      } catch let failure as Failure {
        try fault(failure)
      }
    }
    return rules
  }

  private func text(of entry: any TOMLValueConvertible, _ key: String) throws -> String {
    if let text = entry.string { return text }
    guard let table = entry.table, let text = table["rule"]?.string else {
      throw failure(
        key,
        "permissions.\(key) must be a list of texts in quotes, or of { rule = \"git log *\", match = [...] }")
    }
    return text
  }

  private func rule(
    _ text: String, _ table: TOMLTable?, at place: String, line: Int, _ key: String
  ) throws -> StatedRule {
    do {
      var stated = StatedRule(rule: try PermissionRule(text, origin: place))
      guard let table else { return stated }
      for name in table.keys where !["rule", "match", "not_match"].contains(name) {
        throw Failure("\(place): a rule has no \(name); there are rule, match, not_match.")
      }
      stated.matches = try examples("match", in: table, at: place, line: line)
      stated.others = try examples("not_match", in: table, at: place, line: line)
      return stated
    } catch let error as PermissionRuleError {
      throw Failure("\(place): \"\(text)\" in permissions.\(key) is no rule: \(error).")
    }
  }

  private func examples(
    _ key: String, in table: TOMLTable, at place: String, line: Int
  ) throws -> [StatedRule.Example] {
    guard let value = table[key] else { return [] }
    let texts = value.array.map { list in list.indices.map { list[$0].string } }
    guard let texts, !texts.contains(nil) else {
      throw Failure("\(place): \(key) must be a list of texts: [\"git log -1\"].")
    }
    return texts.compactMap { $0 }.map { text in
      StatedRule.Example(
        text: text, place: self.line(with: text, from: line).map(self.place(ofLine:)) ?? place)
    }
  }
}
