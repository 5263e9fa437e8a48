/// The files that words of git name besides its options.
enum GitOperands {
  private static let uses: [String: NamedFile.Use] = [
    "add": .read, "stage": .read, "blame": .read, "rm": .written, "mv": .written, "restore": .written,
    "init": .written, "checkout": .written,
  ]

  /// Them; `words` are those that are no options.
  static func files(_ words: [String]) -> [NamedFile] {
    guard let command = words.first else { return [] }
    let rest = words.dropFirst()
    switch command {
    case "config":
      let isAsking = ["get", "list"].contains(rest.first)
      return rest.count > 1 && !isAsking ? [NamedFile(word: ShellWord(".git/config"), use: .written)] : []
    case "bundle": return rest.dropFirst().prefix(1).map { NamedFile(word: ShellWord($0), use: .written) }
    case "clone", "worktree":
      return rest.count > 1 ? rest.suffix(1).map { NamedFile(word: ShellWord($0), use: .written) } : []
    default:
      let named = uses[command].map { use in rest.map { NamedFile(word: ShellWord($0), use: use) } } ?? []
      // `HEAD:.env` is what a file was.
      return named
        + rest.compactMap { word in
          word.firstIndex(of: ":").map { word[word.index(after: $0)...] }.flatMap {
            $0.isEmpty || $0.hasPrefix("//") ? nil : NamedFile(word: ShellWord(String($0)), use: .read)
          }
        }
    }
  }
}
