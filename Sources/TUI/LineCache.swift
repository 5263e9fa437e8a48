import Synchronization
import Terminal

/// Lines made for entries of the transcript, kept by entry, revision and width, so that a frame makes only what
/// changed. Bounded: when it is full, it starts anew.
public final class LineCache: Sendable {
  /// What lines were made from.
  public struct Key: Hashable, Sendable {
    /// The place of the entry.
    public var entry: Int
    /// Its revision.
    public var revision: Int
    /// The width they were made for.
    public var columns: Int
    /// Whether it is shown in full.
    public var isUnfolded: Bool

    /// A key.
    public init(entry: Int, revision: Int, columns: Int, isUnfolded: Bool) {
      self.entry = entry
      self.revision = revision
      self.columns = columns
      self.isUnfolded = isUnfolded
    }
  }

  private let kept = Mutex<[Key: [Line]]>([:])
  private let capacity: Int

  /// A cache for the lines of at most `capacity` entries.
  public init(capacity: Int = 2_000) {
    self.capacity = capacity
  }

  /// The lines kept for a key, or those `make` gives, which are kept.
  public func lines(_ key: Key, _ make: () -> [Line]) -> [Line] {
    if let lines = kept.withLock({ $0[key] }) { return lines }
    let lines = make()
    kept.withLock { kept in
      if kept.count >= capacity { kept.removeAll(keepingCapacity: true) }
      kept[key] = lines
    }
    return lines
  }

  /// Forgets everything: another thread is in view, places mean something else.
  public func removeAll() {
    kept.withLock { $0.removeAll(keepingCapacity: true) }
  }
}
