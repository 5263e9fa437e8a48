/// Finds what a person means by a few letters.
enum NamedChoice {
  /// The one choice whose id or name is, begins with, or contains the text, in any letter case; `nil` when none or
  /// several do.
  static func find<Choice>(
    _ text: String, in choices: [Choice], id: (Choice) -> String, name: (Choice) -> String
  ) -> Choice? {
    let text = text.lowercased()
    let tests: [(String) -> Bool] = [{ $0 == text }, { $0.hasPrefix(text) }, { $0.contains(text) }]
    for test in tests {
      let found = choices.filter { test(id($0).lowercased()) || test(name($0).lowercased()) }
      if found.count == 1 { return found[0] }
      if found.count > 1 { return nil }
    }
    return nil
  }
}
