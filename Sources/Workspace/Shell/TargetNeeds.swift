import Harness

/// What the files a command's arguments name need a yes for: only what is risky.
struct TargetNeeds {
  let workspace: Workspace
  /// Where the command runs.
  let folder: ResolvedPath
  /// Whether it may run elsewhere, after a `cd`.
  var isMoved: Bool

  /// The needs, in the order of the words.
  func needs(of words: [ShellWord]) -> [PermissionNeed] {
    let targets = CommandTargets(words, home: workspace.environment["HOME"])
    let isMoving = ["cd", "pushd"].contains(words.first?.text ?? "")
    return targets.written.compactMap(written)
      + targets.named.compactMap { isMoving ? entered($0) : secret($0) }
  }

  private func written(_ text: String) -> PermissionNeed? {
    guard let path = resolve(text), !isPrivate(path) else { return nil }
    let guards =
      isMoved && !text.hasPrefix("/")
      ? PathRisks.dangers(path, in: workspace) : PathRisks.ofWriting(path, in: workspace)
    return need(path, "write", .edit, guards)
  }

  /// Whoever works in a dangerous folder writes there by names that do not show it.
  private func entered(_ text: String) -> PermissionNeed? {
    resolve(text).flatMap { need($0, "work in", .edit, PathRisks.dangers($0, in: workspace)) }
  }

  private func secret(_ text: String) -> PermissionNeed? {
    // Looked at by name first: most words are no secrets, and many are no paths.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }) else {
      return nil
    }
    let components = FoldedName.components(text)
    guard PathRisks.soundsSecret(components) || components.contains("rein"), let path = resolve(text) else {
      return nil
    }
    return need(path, "read", .read, PathRisks.secrets(path, in: workspace))
  }

  private func need(
    _ path: ResolvedPath, _ verb: String, _ category: ToolCategory, _ guards: [String]
  ) -> PermissionNeed? {
    guards.isEmpty
      ? nil
      : PermissionNeed(
        .path(path.display), text: "\(verb) \(path.display)", category: category, guards: guards)
  }

  /// Whether a path is, behind the fence, in a folder that only this command has.
  func isPrivate(_ path: ResolvedPath) -> Bool {
    workspace.fence.isUp && !path.isInside
      && ["/tmp/", "/var/tmp/"].contains { path.absolute.hasPrefix($0) }
  }

  /// Where a path leads from where the command runs.
  func resolve(_ path: String) -> ResolvedPath? {
    try? workspace.resolve(path.hasPrefix("/") ? path : folder.absolute + "/" + path)
  }
}
