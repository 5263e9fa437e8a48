import Terminal

/// What a test types.
public enum Typing {
  /// The keys of a text in which those that type nothing stand in angle brackets: `go<enter>`, `<ctrl+c>`.
  public static func keys(_ text: String) -> [Key] {
    var keys: [Key] = []
    var rest = text[...]
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">"), let key = Key(String(rest[..<end].dropFirst())) {
        keys.append(key)
        rest = rest[rest.index(after: end)...]
      } else {
        keys.append(Key(typed: first))
        rest = rest.dropFirst()
      }
    }
    return keys
  }
}
