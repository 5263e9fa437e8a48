#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Remembers what tools did to files, so that it can be undone. What commands did is not known to it.
public protocol FileHistory: Sendable {
  /// What undoing would do to each file that was changed, in the order of their paths. Changes nothing.
  /// - Throws: when what is remembered cannot be read, in words for a person.
  func preview(undoing spans: [FileSpan]) async throws -> [FileUndo]

  /// Undoes what was done to files, and remembers that as done in a thread. Files that are no longer what tools made of
  /// them are left alone.
  /// - Parameter paths: the paths (`FileUndo.path`) of the files that may be touched.
  /// - Returns: what became of each file.
  /// - Throws: when what is remembered cannot be read; then nothing was changed.
  func undo(_ spans: [FileSpan], of paths: Set<String>, in threadID: String) async throws -> [FileUndo]

  /// Forgets what is too old or too much.
  func prune() async
}

/// What was done in a thread, its subagents included, in a time.
public struct FileSpan: Hashable, Sendable {
  /// The thread.
  public var threadID: String
  /// When it began; counts in.
  public var start: Date
  /// When it ended; does not count in. `nil` when it goes on.
  public var end: Date?

  /// A span.
  public init(threadID: String, start: Date, end: Date? = nil) {
    self.threadID = threadID
    self.start = start
    self.end = end
  }
}

/// What undoing does, or would do, to a file.
public struct FileUndo: Hashable, Sendable {
  /// What it comes to.
  public enum Outcome: Hashable, Sendable {
    /// It gets an earlier content.
    case restored
    /// It was made since, and is removed.
    case removed
    /// It was removed since, and is made again.
    case made
    /// It stays as it is, and why.
    case untouched(because: String)
  }

  /// The file: relative to the project, or absolute.
  public var path: String
  /// What it comes to.
  public var outcome: Outcome
  /// Lines that come back.
  public var added: Int
  /// Lines that go away.
  public var removed: Int
  /// The beginning of the difference, as text; may be empty.
  public var preview: String
  /// What must be allowed for it.
  public var needs: [PermissionNeed]

  /// What would be done to a file.
  public init(
    path: String, outcome: Outcome, added: Int = 0, removed: Int = 0, preview: String = "",
    needs: [PermissionNeed] = []
  ) {
    self.path = path
    self.outcome = outcome
    self.added = added
    self.removed = removed
    self.preview = preview
    self.needs = needs
  }

  /// Whether the file is touched.
  public var isTouched: Bool {
    if case .untouched = outcome { false } else { true }
  }
}

/// What going back would do to files.
public struct RewindPreview: Hashable, Sendable {
  /// The message to go back to before; `nil` when what is undone is going back itself.
  public var messageID: String?
  /// What would be done to files.
  public var files: [FileUndo]

  /// A preview.
  public init(messageID: String?, files: [FileUndo]) {
    self.messageID = messageID
    self.files = files
  }
}
