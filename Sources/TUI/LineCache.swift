import Synchronization
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Lines made for entries of the transcript, kept by entry, revision and width, so that a frame makes only what
/// changed. Bounded: when it is full, it starts anew.
public final class LineCache: Sendable {
  /// What lines were made from.
  public struct Key: Hashable, Sendable {
    /// The place of the entry.
    public var entry: Int
    /// When it began: in another thread the same place means something else.
    public var createdAt: Date
    /// Its revision.
    public var revision: Int
    /// The width they were made for.
    public var columns: Int
    /// Whether it is shown in full.
    public var isUnfolded: Bool
    /// Whether it says when it began.
    public var isMarked: Bool

    /// A key.
    public init(
      entry: Int, createdAt: Date, revision: Int, columns: Int, isUnfolded: Bool, isMarked: Bool = false
    ) {
      self.isMarked = isMarked
      self.entry = entry
      self.createdAt = createdAt
      self.revision = revision
      self.columns = columns
      self.isUnfolded = isUnfolded
    }
  }

  private struct Kept {
    var lines: [Key: [Line]] = [:]
    /// The message being written; only one is at a time.
    var stream: (key: Key, markdown: MarkdownStream)?
    var made = 0
  }

  private let kept = Mutex(Kept())
  private let capacity: Int

  /// A cache for the lines of at most `capacity` entries.
  public init(capacity: Int = 2_000) {
    self.capacity = capacity
  }

  /// How often lines had to be made, for tests and measurements.
  public var madeCount: Int { kept.withLock { $0.made } }

  /// The lines kept for a key, or those `make` gives, which are kept.
  public func lines(_ key: Key, _ make: () -> [Line]) -> [Line] {
    if let lines = kept.withLock({ $0.lines[key] }) { return lines }
    let lines = make()
    kept.withLock { kept in
      if kept.lines.count >= capacity { kept.lines.removeAll(keepingCapacity: true) }
      kept.lines[key] = lines
      kept.made += 1
      if kept.stream?.key.entry == key.entry { kept.stream = nil }
    }
    return lines
  }

  /// The rows of the message being written, made from those of the last time.
  func rows(streaming text: String, _ key: Key, theme: Theme) -> EntryRows {
    if let rows = kept.withLock({ $0.stream?.key == key ? $0.stream?.markdown.rows : nil }) { return rows }
    // Taken out while it changes: a second owner would make every change a copy.
    var markdown =
      kept.withLock { kept in
        let stream = kept.stream
        kept.stream = nil
        return stream?.key.entry == key.entry ? stream?.markdown : nil
      } ?? MarkdownStream()
    markdown.update(text, columns: key.columns, theme: theme)
    let made = markdown
    return kept.withLock { kept in
      kept.stream = (key, made)
      kept.made += 1
      return made.rows
    }
  }

  /// Forgets everything: things look different now.
  public func removeAll() {
    kept.withLock { kept in
      kept.lines.removeAll(keepingCapacity: true)
      kept.stream = nil
    }
  }
}
