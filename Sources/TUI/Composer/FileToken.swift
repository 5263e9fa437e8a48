/// The name of a file that is being typed: what stands between an `@` at the beginning of a word and the cursor.
/// A name with blanks stands in quotes: `@"my notes.md"`.
struct FileToken: Hashable, Sendable {
  /// What was typed of the name.
  let query: String
  /// The `@` and what follows it, up to the cursor.
  let range: Range<Int>

  /// - Returns: `nil` when the cursor is not in such a name.
  init?(_ composer: Composer) {
    let units = composer.units[..<composer.position]
    guard let start = FileToken.start(in: units) else { return nil }
    let typed = units[(start + 1)...].map(\.shown).joined()
    query = typed.hasPrefix("\"") ? String(typed.dropFirst()) : typed
    range = start..<composer.position
  }

  /// What the message box gets for a path; behind a file there is a blank, a folder may go on.
  static func text(for path: String) -> String {
    let isFolder = path.hasSuffix("/")
    guard path.contains(where: \.isWhitespace) else { return "@\(path)" + (isFolder ? "" : " ") }
    return "@\"\(path)" + (isFolder ? "" : "\" ")
  }

  private static func start(in units: ArraySlice<Composer.Unit>) -> Int? {
    for place in units.indices.reversed() {
      guard case .character(let character) = units[place] else { return nil }
      if character == "\n" { return nil }
      guard character == "@", place == 0 || units[place - 1].isBlank else { continue }
      let rest = units[(place + 1)...]
      let isQuoted = rest.first == .character("\"")
      let ends = isQuoted ? rest.dropFirst().contains(.character("\"")) : rest.contains(where: \.isBlank)
      return ends ? nil : place
    }
    return nil
  }
}
