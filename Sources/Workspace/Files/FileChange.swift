import Harness

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file about to get a new content: the one value that is shown, approved and carried out.
struct FileChange {
  /// The file.
  let path: ResolvedPath
  /// What it holds now; `nil` when it is made.
  let before: FileContent?
  /// What it shall hold.
  let after: [UInt8]

  /// A change.
  /// - Throws: `FileError` when there is nothing to change or the file may not be written.
  init(_ path: ResolvedPath, from before: FileContent?, to after: [UInt8]) throws {
    guard before?.bytes != after else { throw FileError.nothingToChange(path.display) }
    let place = before == nil ? Folder.nearest(to: path) : path.absolute
    if access(place, W_OK) != 0 {
      throw FileError.readOnly(before == nil ? "The folder \(place)" : path.display)
    }
    self.path = path
    self.before = before
    self.after = after
  }

  /// The lines that differ.
  var diff: FileDiff {
    let change: FileDiff.Change = before == nil ? .created : .modified
    let endsBinary = FileContent.isBinary(after)
    guard before?.isBinary == true || endsBinary else {
      return FileDiff(path: path.display, change: change, from: before?.bytes ?? [], to: after)
    }
    var diff = FileDiff(path: path.display, change: change, from: [], to: endsBinary ? [] : after)
    diff.note = binaryNote
    return diff
  }

  private var binaryNote: String {
    let new = FileContent.isBinary(after) ? "binary content (\(ByteCount.text(after.count)))" : "text"
    guard let before else { return new }
    let old = before.isBinary ? "binary content" : "text"
    return "\(old) (\(ByteCount.text(before.bytes.count))) is replaced by \(new)"
  }

  /// What an approval shows. Its digest stands for the whole old and new content, not only for what differs.
  func preview(in workspace: Workspace) -> ToolPreview {
    let title = before == nil ? "Create \(path.display)" : "Edit \(path.display)"
    var risks = PathRisks.ofWriting(path, in: workspace)
    if let before, before.status.names > 1 {
      risks.append(PathNeeds.otherNames)
    }
    return ToolPreview(title: title, blocks: [.diff(diff)], risks: risks, digest: digest)
  }

  private var digest: String {
    Digest.text([path.absolute, before?.digest ?? "none", Digest.bytes(after)].joined(separator: "\n"))
  }

  /// Writes it: beside the file first, then put in its place in one step, so that nobody ever sees half of it.
  /// Makes the folders it needs; keeps permissions and, where allowed, the owner.
  /// - Throws: `FileError`; nothing was changed then. `changedSinceApproval` when something else was approved,
  ///   `changedMeanwhile` when the file is no longer what it was when this change was made.
  func apply(approved: ToolPreview?, in workspace: Workspace) throws {
    if let approved, approved != preview(in: workspace) { throw FileError.changedSinceApproval(path.display) }
    workspace.acts.note(written: path.absolute)
    do {
      let draft = try Draft.make(beside: path, bytes: after, like: before?.status)
      try draft.replace(path) {
        guard try FileContent.ifThere(path)?.bytes == before?.bytes else {
          throw FileError.changedMeanwhile(path.display)
        }
      }
    } catch let error as SystemError {
      throw FileError.failed(path.display, reason: error.text)
    }
  }
}
