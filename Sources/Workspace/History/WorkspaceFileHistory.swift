import Harness

/// Undoes what the tools of a workspace did to files.
public struct WorkspaceFileHistory: FileHistory {
  private let workspace: Workspace
  private let shadow: ShadowFiles

  /// The history of a workspace; `nil` when it keeps none.
  public init?(of workspace: Workspace) {
    guard let shadow = workspace.shadow else { return nil }
    self.workspace = workspace
    self.shadow = shadow
  }

  /// Compares each file with what the tools made of it.
  @concurrent
  public func preview(undoing spans: [FileSpan]) async throws -> [FileUndo] {
    try chains(of: spans).compactMap(plan).map(\.undo)
  }

  /// Writes and removes files, one after the other.
  @concurrent
  public func undo(_ spans: [FileSpan], of paths: Set<String>, in threadID: String) async throws -> [FileUndo]
  {
    try chains(of: spans).compactMap(plan).map { plan in
      guard plan.undo.isTouched, paths.contains(plan.undo.path) else {
        var undo = plan.undo
        if undo.isTouched { undo.outcome = .untouched(because: "not allowed") }
        return undo
      }
      do {
        try plan.carryOut(in: workspace)
        shadow.record(
          path: plan.path.absolute, before: plan.current?.bytes, after: plan.target, in: threadID)
        return plan.undo
      } catch {
        var undo = plan.undo
        undo.outcome = .untouched(because: "\(error)")
        return undo
      }
    }
  }

  /// Removes what is too old or too much.
  @concurrent
  public func prune() async { shadow.removeOld() }

  /// The changes of each file, oldest first, in the order of the paths.
  private func chains(of spans: [FileSpan]) throws -> [[ShadowChange]] {
    let changes = try spans.flatMap { try shadow.changes(of: $0) }
    let sorted = changes.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    return Dictionary(grouping: sorted.map(\.element), by: \.path).sorted { $0.key < $1.key }.map(\.value)
  }

  /// What undoing a chain of changes comes to; `nil` when the file is as it was before them.
  private func plan(_ chain: [ShadowChange]) -> UndoPlan? {
    guard let first = chain.first, let last = chain.last, first.before != last.after || first.before == ""
    else { return nil }
    let path: ResolvedPath
    let current: FileContent?
    do {
      path = try workspace.resolve(first.path)
      guard path.absolute == first.path else { return .untouched(first.path, "its path leads elsewhere now") }
      current = try FileContent.ifThere(path)
    } catch {
      return .untouched(first.path, "\(error)")
    }
    func untouched(_ reason: String) -> UndoPlan { .untouched(path.display, reason) }
    guard zip(chain, chain.dropFirst()).allSatisfy({ $0.after == $1.before }) else {
      return untouched("somebody else changed it in between")
    }
    guard !chain.contains(where: { $0.before == "" || $0.after == "" }) else {
      return untouched("it is too large to be kept")
    }
    guard let target = content(first.before), let expected = content(last.after) else {
      return untouched("its earlier content is no longer kept")
    }
    if current?.bytes == target.bytes { return nil }
    guard current?.bytes == expected.bytes else { return untouched("somebody else changed it since") }
    return UndoPlan(path, from: current, to: target.bytes, needs: PathNeeds.writing(path, in: workspace))
  }

  /// The content of a key; `nil` inside stands for no file, and `nil` itself for a content that is not there.
  private func content(_ key: String?) -> (bytes: [UInt8]?, isKnown: Bool)? {
    guard let key else { return (nil, true) }
    return shadow.content(key).map { ($0, true) }
  }
}
