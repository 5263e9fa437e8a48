import Harness

/// What is about to be done to a file to undo changes.
struct UndoPlan {
  /// Where it is.
  let path: ResolvedPath
  /// What it holds; `nil` when there is no file.
  let current: FileContent?
  /// What it shall hold; `nil` when it shall be gone.
  let target: [UInt8]?
  /// For the person.
  let undo: FileUndo

  /// Most characters of the difference that are shown.
  private static let previewLimit = 2_000

  init(_ path: ResolvedPath, from current: FileContent?, to target: [UInt8]?, needs: [PermissionNeed]) {
    self.path = path
    self.current = current
    self.target = target
    let outcome: FileUndo.Outcome = target == nil ? .removed : current == nil ? .made : .restored
    let change: FileDiff.Change = target == nil ? .deleted : current == nil ? .created : .modified
    let isBinary = FileContent.isBinary(target ?? []) || current?.isBinary == true
    let diff = FileDiff(
      path: path.display, change: change, from: isBinary ? [] : current?.bytes ?? [],
      to: isBinary ? [] : target ?? [])
    let lines = diff.hunks.flatMap(\.lines)
    undo = FileUndo(
      path: path.display, outcome: outcome, added: lines.count { $0.kind == .added },
      removed: lines.count { $0.kind == .removed },
      preview: isBinary ? "binary content" : String(diff.plainText.prefix(Self.previewLimit)), needs: needs)
  }

  private init(_ path: ResolvedPath, _ undo: FileUndo) {
    self.path = path
    current = nil
    target = nil
    self.undo = undo
  }

  /// A file that stays as it is.
  static func untouched(_ path: String, _ reason: String) -> UndoPlan {
    UndoPlan(
      ResolvedPath(absolute: path, display: path, isInside: false),
      FileUndo(path: path, outcome: .untouched(because: reason)))
  }

  /// Does it. - Throws: `FileError`; nothing was changed then.
  func carryOut(in workspace: Workspace) throws {
    if let target {
      return try FileChange(path, from: current, to: target).apply(approved: nil, in: workspace)
    }
    do {
      let place = try Place(path)
      guard try FileContent.ifThere(path)?.bytes == current?.bytes,
        try place.status().identity == current?.status.identity
      else { throw FileError.changedMeanwhile(path.display) }
      try place.removeFile()
    } catch let error as SystemError {
      throw FileError.failed(path.display, reason: error.text)
    }
  }
}
