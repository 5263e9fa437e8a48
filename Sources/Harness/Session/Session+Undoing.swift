#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Bringing files back that tools changed.
extension Session {
  /// The setting of threads in which files were brought back: since when.
  static let filesUndoneKey = "filesUndoneAt"

  /// Finds out what going back to before a message of the thread in view would do to files.
  /// - Returns: nothing when no file was changed, or nobody knows.
  /// - Throws: what `FileHistory` throws.
  func filesChanged(since message: OwnMessage) async throws -> [FileUndo] {
    guard let files = host.configuration.files, let current = thread.current else { return [] }
    return judged(try await files.preview(undoing: try await spans(of: current, since: message.createdAt)))
  }

  /// Shows what going back to before a message would do to files.
  func tell(_ preview: RewindPreview) { bus.emit(.detail(.rewindPreviewed(preview))) }

  /// What was done since a time in a thread and, before it was copied, in those it was made of.
  func spans(of thread: ChatThread, since time: Date) async throws -> [FileSpan] {
    var spans = [FileSpan(threadID: thread.id, start: time)]
    var copy = thread
    while spans.count < 50, copy.createdAt > time, let source = copy.metadata[Session.sourceKey]?.string {
      spans.append(FileSpan(threadID: source, start: time, end: copy.createdAt))
      guard let next = try await host.configuration.store.thread(source) else { break }
      copy = next
    }
    return spans
  }

  /// Files that a rule keeps from being written stay as they are, and so do all in a mode that only reads. The person
  /// sees the whole list before they say yes, so that nothing else is asked.
  private func judged(_ files: [FileUndo]) -> [FileUndo] {
    let spec = ToolSpec(
      name: "write_file", description: "", category: .edit, input: .object([]))
    return files.map { file in
      guard file.isTouched else { return file }
      let decision = decide(on: spec, file.needs)
      guard decision.policy == .deny else { return file }
      var file = file
      file.outcome = .untouched(because: decision.reason)
      return file
    }
  }

  /// Undoes what tools did to files in these spans, as far as that is allowed and nobody else changed them, and says so.
  func undoFiles(_ spans: [FileSpan], isRedo: Bool = false) async throws {
    guard let files = host.configuration.files, let id = thread.id else { return }
    let allowed = judged(try await files.preview(undoing: spans))
    thread.setSetting(
      Session.filesUndoneKey, .string(Timestamp.text(host.configuration.now())), touches: false)
    let done = try await files.undo(spans, of: Set(allowed.filter(\.isTouched).map(\.path)), in: id)
    notify(Notice(.info, Session.words(about: done, isRedo: isRedo)))
  }

  /// Whether files were brought back in the thread in view.
  public var hasUndoneFiles: Bool { thread.setting(Session.filesUndoneKey) != nil }

  /// Shows what bringing files back again would do that were changed by going back.
  /// - Throws: `SessionError.nothingToUndo`, what `FileHistory` throws.
  public func previewRedo() async throws {
    guard let files = host.configuration.files, let span = spanOfUndo else {
      throw SessionError.nothingToUndo
    }
    tell(RewindPreview(messageID: nil, files: judged(try await files.preview(undoing: [span]))))
  }

  /// Brings files to what they were before going back changed them.
  /// - Throws: `SessionError.nothingToUndo`, what `FileHistory` throws.
  public func redoFiles() async throws {
    try await perform {
      guard let span = self.spanOfUndo else { throw SessionError.nothingToUndo }
      try await self.undoFiles([span], isRedo: true)
    }
  }

  private var spanOfUndo: FileSpan? {
    guard let id = thread.id,
      let time = thread.setting(Session.filesUndoneKey)?.string.flatMap(Timestamp.date)
    else { return nil }
    return FileSpan(threadID: id, start: time)
  }

  private static func words(about files: [FileUndo], isRedo: Bool) -> String {
    let touched = files.count(where: \.isTouched)
    let kept = files.count - touched
    let then = isRedo ? "before going back" : "then"
    let done = touched == 1 ? "1 file is as it was \(then)" : "\(touched) files are as they were \(then)"
    let rest = kept == 0 ? "" : kept == 1 ? "; 1 stays as it is" : "; \(kept) stay as they are"
    return "\(done)\(rest). /redo-files takes that back."
  }
}
