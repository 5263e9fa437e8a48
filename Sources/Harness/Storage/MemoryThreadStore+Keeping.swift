#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension MemoryThreadStore {
  /// Looks through the messages of each thread.
  public func outlines(of threadIDs: [String]) -> [String: ThreadOutline] {
    var outlines: [String: ThreadOutline] = [:]
    for id in threadIDs {
      guard let messages = entries[id]?.messages else { continue }
      let first = messages.first { $0.role == .user && !$0.text.isEmpty }
      let last = messages.last {
        !$0.text.isEmpty && ($0.role == .user || ($0.role == .assistant && $0.stopReason != nil))
      }
      outlines[id] = ThreadOutline(
        messageCount: messages.count, firstSaid: ThreadOutline.beginning(of: first?.text ?? ""),
        lastSaid: ThreadOutline.beginning(of: last?.text ?? ""))
    }
    return outlines
  }

  /// Looks through the thread.
  public func message(_ id: String, in threadID: String) -> Message? {
    entries[threadID]?.messages.first { $0.id == id }
  }

  /// Looks through the thread from its end.
  public func ownMessages(in threadID: String, limit: Int) -> [OwnMessage] {
    let own = (entries[threadID]?.messages ?? []).reversed().lazy
      .filter { $0.role == .user && !$0.runsCommand && !$0.text.isEmpty }
    return own.prefix(max(0, limit)).map {
      OwnMessage(id: $0.id, text: ThreadOutline.beginning(of: $0.text), createdAt: $0.createdAt)
    }
  }

  /// Marks the thread.
  public func discard(_ id: String, at time: Date) throws {
    guard let entry = entries[id], entry.discardedAt == nil else { throw StoreError.threadNotFound(id) }
    entries[id]?.discardedAt = time
  }

  /// Takes the mark away.
  public func restore(_ id: String) throws {
    guard entries[id]?.discardedAt != nil else { throw StoreError.threadNotFound(id) }
    entries[id]?.discardedAt = nil
  }

  /// Sorts those that are marked.
  public func discarded(resourceID: String?) -> [DiscardedThread] {
    entries.values.compactMap { entry in
      guard let time = entry.discardedAt, resourceID == nil || entry.thread.resourceID == resourceID else {
        return nil
      }
      return DiscardedThread(entry.thread, at: time)
    }.sorted { ($1.time, $1.thread.id) < ($0.time, $0.thread.id) }
  }

  /// Forgets those that were marked before.
  public func emptyTrash(before time: Date) throws -> Int {
    let doomed = entries.values.filter { $0.discardedAt.map { $0 < time } ?? false }.map(\.thread.id)
    for id in doomed { try delete(id) }
    return doomed.count
  }

  /// Sorts what waits.
  public func queue(of threadID: String) -> [QueuedMessage] {
    (entries[threadID]?.queue ?? []).sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }
  }

  /// Changes what waits in place.
  public func change(queueOf threadID: String, _ changes: [QueueChange]) throws {
    guard entries[threadID] != nil else { throw StoreError.threadNotFound(threadID) }
    for change in changes {
      switch change {
      case .put(let message):
        entries[threadID]?.queue.removeAll { $0.id == message.id }
        entries[threadID]?.queue.append(message)
      case .remove(let id): entries[threadID]?.queue.removeAll { $0.id == id }
      }
    }
  }
}
