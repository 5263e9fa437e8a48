import Harness

/// What the files a command names need a yes for: what allows the command covers them, unless they are guarded; rules
/// that deny or ask count for them as for all files.
struct FileNeeds {
  let workspace: Workspace
  /// Where the command may be when it uses a path.
  let folders: [ResolvedPath]
  let seen: SeenFiles

  /// The needs of one file, once for each folder the command may be in.
  func needs(of file: NamedFile) -> [PermissionNeed] {
    if file.use == .mentioned { return mentioned(file.word) }
    let name = FileName(file.word, home: workspace.environment["HOME"])
    guard !name.path.isEmpty else { return [unknown(file, guards: [])] }
    if name.path == "/dev/null" { return [] }
    return Self.unique(
      folders.flatMap { folder -> [PermissionNeed] in
        guard let path = resolve(name.path, from: folder) else {
          return [unknown(file, guards: ["where \(file.word.source) leads is not known"])]
        }
        // A part of the name is known only to the shell: what is known of it counts.
        return name.isWhole ? needs(of: path, file) : [unknown(file, guards: guards(of: path, file.use))]
      })
  }

  /// Where a path leads.
  func resolve(_ path: String, from folder: ResolvedPath) -> ResolvedPath? {
    try? workspace.resolve(path.hasPrefix("/") ? path : folder.absolute + "/" + path, seen: seen)
  }

  private func needs(of path: ResolvedPath, _ file: NamedFile) -> [PermissionNeed] {
    let own = need(path, file.use, guards(of: path, file.use))
    guard file.use != .entered, seen.status(of: path.absolute)?.kind == .folder else { return [own] }
    if file.use == .filled {
      guard own.guards.isEmpty else { return [own] }
      return [own]
        + file.received.compactMap { resolve(path.absolute + "/" + $0, from: path) }
        .map { need($0, .written, guards(of: $0, .written)) }
    }
    // Whoever removes, copies or searches a folder does so with what is in it.
    guard own.guards.isEmpty, path.display != "." else { return [own] }
    return [own, need(path.appending("*"), file.use, [])]
  }

  private func guards(of path: ResolvedPath, _ use: NamedFile.Use) -> [String] {
    if use == .read { return PathRisks.ofReading(path, in: workspace, seen: seen) }
    let dangers = PathRisks.ofWriting(path, in: workspace, seen: seen)
    // What is moved or entered can be read by names that do not show it.
    return use == .entered || PathRisks.soundsSecret(seen.folded(path.absolute))
      ? dangers + PathRisks.secrets(path, in: workspace, seen: seen) : dangers
  }

  private func need(_ path: ResolvedPath, _ use: NamedFile.Use, _ guards: [String]) -> PermissionNeed {
    let isWriting = use.isWriting || (use == .entered && !guards.isEmpty && !isOnlyOutside(path, guards))
    return PermissionNeed(
      .path(path.display),
      text: "\(use == .entered && isWriting ? "work in" : isWriting ? "write" : "read") \(path.display)",
      category: isWriting ? .edit : .read, guards: guards,
      mustBeNamed: PathRisks.mustBeNamed(guards, path), isImplied: use != .redirected)
  }

  private func isOnlyOutside(_ path: ResolvedPath, _ guards: [String]) -> Bool {
    !path.isInside && guards.count == 1
  }

  private func unknown(_ file: NamedFile, guards: [String]) -> PermissionNeed {
    PermissionNeed(
      .path(nil), text: "\(file.use.isWriting ? "write" : "read") \(file.word.source)",
      category: file.use.isWriting ? .edit : .read, guards: guards, isImplied: true)
  }

  /// Looked at by name first: most words are no secrets, and many are no paths.
  private func mentioned(_ word: ShellWord) -> [PermissionNeed] {
    guard word.text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }) else {
      return []
    }
    for text in Self.parts(word.text) {
      let name = FileName(ShellWord(text, isLiteral: word.isLiteral), home: workspace.environment["HOME"])
      let components = FoldedName.components(name.path)
      guard PathRisks.soundsSecret(components) || components.contains("rein"),
        let path = resolve(name.path, from: folders[0])
      else { continue }
      let guards = PathRisks.secrets(path, in: workspace, seen: seen)
      if !guards.isEmpty { return [need(path, .read, guards)] }
    }
    return []
  }

  /// What may be a path in a word: all of it, what stands behind `=`, `@` or `:`.
  private static func parts(_ text: String) -> [String] {
    [text]
      + ["=", "@", ":"].compactMap { mark -> String? in
        text.firstRange(of: mark).map { String(text[$0.upperBound...]) }
      }
  }

  private static func unique(_ needs: [PermissionNeed]) -> [PermissionNeed] {
    var seen: Set<PermissionNeed> = []
    return needs.count < 2 ? needs : needs.filter { seen.insert($0).inserted }
  }
}
