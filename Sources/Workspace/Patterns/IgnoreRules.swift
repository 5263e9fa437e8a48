#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the `.gitignore` files of a project leave out.
///
/// Read by hand: asking git would start a program that runs what the project's own git configuration says, and
/// git need not be there.
struct IgnoreRules: Sendable {
  private struct Rule: Sendable {
    /// Bytes of the folder it holds in, with a slash at its end.
    let baseCount: Int
    let isForFoldersOnly: Bool
    let isException: Bool
    /// Whether it is about the whole path below the base, not only the name.
    let isAboutPath: Bool
    var glob: Glob
  }

  private var rules: [Rule] = []

  /// The rules that hold in a folder: of all folders above it up to the top of its repository, or, outside any,
  /// up to `limit`; of the repository's own list; and of the folder itself.
  init(in folder: String, upTo limit: String) {
    let components = folder.split(separator: "/")
    let folders = (0...components.count).map { "/" + components.prefix($0).joined(separator: "/") }
    let top =
      folders.lastIndex { access(($0 == "/" ? "" : $0) + "/.git", F_OK) == 0 } ?? folders.firstIndex(
        of: limit)
      ?? components.count
    read("/" + components.prefix(top).joined(separator: "/") + "/.git/info/exclude", base: folders[top])
    for folder in folders[top...] { _ = enter(folder) }
  }

  /// Adds the rules of a folder below, until `leave` is called with what this returns.
  mutating func enter(_ folder: String) -> Int {
    defer { read(folder + "/.gitignore", base: folder) }
    return rules.count
  }

  /// Forgets the rules of the folder entered last.
  mutating func leave(_ count: Int) {
    rules.removeLast(rules.count - count)
  }

  /// Whether a file or folder in the folder entered last is left out. What is in a folder that is left out is
  /// not asked about.
  mutating func leavesOut(_ path: String, isFolder: Bool) -> Bool {
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.index(after: $0)...] } ?? path[...]
    for index in rules.indices.reversed() {
      let rule = rules[index]
      guard isFolder || !rule.isForFoldersOnly else { continue }
      let subject = rule.isAboutPath ? Substring(path.utf8.dropFirst(rule.baseCount)) : name
      if rules[index].glob.matches(subject) { return !rule.isException }
    }
    return false
  }

  private mutating func read(_ path: String, base: String) {
    let file = ResolvedPath(absolute: path, display: path, isInside: true)
    guard let content = try? FileContent(file), content.bytes.count < 1 << 20 else { return }
    let baseCount = base == "/" ? 1 : base.utf8.count + 1
    for line in String(decoding: content.bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      if let rule = Self.rule(String(line), baseCount: baseCount) { rules.append(rule) }
    }
  }

  private static func rule(_ line: String, baseCount: Int) -> Rule? {
    var line = line
    while line.hasSuffix(" "), !line.hasSuffix("\\ ") { line.removeLast() }
    if line.isEmpty || line.hasPrefix("#") { return nil }
    let isException = line.hasPrefix("!")
    if isException { line.removeFirst() }
    let isForFoldersOnly = line.hasSuffix("/")
    if isForFoldersOnly { line.removeLast() }
    let isAboutPath = line.contains("/")
    if line.hasPrefix("/") { line.removeFirst() }
    guard !line.isEmpty, let glob = try? Glob(line, hasBraces: false) else { return nil }
    return Rule(
      baseCount: baseCount, isForFoldersOnly: isForFoldersOnly, isException: isException,
      isAboutPath: isAboutPath,
      glob: glob)
  }
}
