#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Threads that live as long as the process: for tests, and for sessions that keep nothing.
public actor MemoryThreadStore: ThreadStore {
  struct Entry {
    var thread: ChatThread
    var messages: [Message] = []
    var memory: ThreadMemory?
    var decisions: [DecisionRecord] = []
    var queue: [QueuedMessage] = []
    var discardedAt: Date?
  }

  private struct Place {
    let threadID: String
    let index: Int
  }

  var entries: [String: Entry] = [:]
  /// Where each message is: ids are unique in the whole store, and messages never move.
  private var places: [String: Place] = [:]

  /// An empty store.
  public init() {}

  /// Adds the thread.
  public func create(_ thread: ChatThread) throws {
    guard entries[thread.id] == nil else { throw StoreError.threadExists(thread.id) }
    entries[thread.id] = Entry(thread: thread)
  }

  /// Looks the thread up.
  public func thread(_ id: String) -> ChatThread? {
    guard let entry = entries[id], entry.discardedAt == nil else { return nil }
    return entry.thread
  }

  /// Sorts those that are wanted.
  public func threads(resourceID: String?, includingForks: Bool) -> [ChatThread] {
    entries.values.lazy.filter { $0.discardedAt == nil }.map(\.thread)
      .filter { (resourceID == nil || $0.resourceID == resourceID) && (includingForks || !$0.isFork) }
      .sorted { ($1.updatedAt, $1.createdAt, $0.id) < ($0.updatedAt, $0.createdAt, $1.id) }
  }

  /// Changes the thread in place.
  public func update(_ id: String, _ change: @Sendable (inout ChatThread) -> Void) throws {
    guard var entry = entries[id], entry.discardedAt == nil else { throw StoreError.threadNotFound(id) }
    change(&entry.thread)
    entries[id] = entry
  }

  /// Forgets the thread and the places of its messages.
  public func delete(_ id: String) throws {
    guard let entry = entries.removeValue(forKey: id) else { throw StoreError.threadNotFound(id) }
    for message in entry.messages { places[message.id] = nil }
  }

  /// Copies the messages, and keeps them once all ids are known to be free.
  public func clone(
    _ id: String, as copy: ChatThread, before end: String?, messageID: @Sendable () -> String
  ) throws {
    guard var source = entries[id] else { throw StoreError.threadNotFound(id) }
    if let end {
      guard let place = places[end], place.threadID == id else { throw StoreError.messageNotFound(end) }
      source.messages.removeLast(source.messages.count - place.index)
      if let reach = source.memory?.reachesTo, !source.messages.contains(where: { $0.id == reach }) {
        source.memory = nil
      }
    }
    guard entries[copy.id] == nil else { throw StoreError.threadExists(copy.id) }
    var cloned = Entry(thread: copy)
    var clonedPlaces: [String: Place] = [:]
    for (index, message) in source.messages.enumerated() {
      var message = message
      message.id = messageID()
      guard places[message.id] == nil, clonedPlaces[message.id] == nil else {
        throw StoreError.messageExists(message.id)
      }
      clonedPlaces[message.id] = Place(threadID: copy.id, index: index)
      cloned.messages.append(message)
    }
    cloned.memory = source.memory
    cloned.decisions = source.decisions
    if let reach = source.memory?.reachesTo, let place = places[reach], place.threadID == id {
      cloned.memory?.reachesTo = cloned.messages[place.index].id
    }
    entries[copy.id] = cloned
    places.merge(clonedPlaces) { _, new in new }
  }

  /// Appends or replaces the message.
  public func save(_ message: Message, in threadID: String) throws {
    guard let count = entries[threadID]?.messages.count else { throw StoreError.threadNotFound(threadID) }
    if let place = places[message.id] {
      guard place.threadID == threadID else { throw StoreError.messageExists(message.id) }
      entries[threadID]?.messages[place.index] = message
    } else {
      places[message.id] = Place(threadID: threadID, index: count)
      entries[threadID]?.messages.append(message)
    }
  }

  /// Copies the window.
  public func messages(in threadID: String, limit: Int?, before: String?) -> [Message] {
    guard let messages = entries[threadID]?.messages else { return [] }
    var end = messages.count
    if let before {
      guard let place = places[before], place.threadID == threadID else { return [] }
      end = place.index
    }
    return Array(messages[..<end].suffix(max(0, limit ?? end)))
  }

  /// One look-up.
  public func memory(of threadID: String) -> ThreadMemory? { entries[threadID]?.memory }

  public func keep(_ memory: ThreadMemory, of threadID: String) throws {
    guard entries[threadID] != nil else { throw StoreError.threadNotFound(threadID) }
    entries[threadID]?.memory = memory
  }

  /// Appends.
  public func append(_ decision: DecisionRecord, to threadID: String) throws {
    guard entries[threadID] != nil else { throw StoreError.threadNotFound(threadID) }
    entries[threadID]?.decisions.append(decision)
  }

  /// Copies the end.
  public func decisions(in threadID: String, limit: Int) -> [DecisionRecord] {
    (entries[threadID]?.decisions ?? []).suffix(max(0, limit))
  }

  /// Looks through all of the thread.
  public func decisions(on callIDs: [String], in threadID: String) -> [DecisionRecord] {
    let wanted = Set(callIDs)
    return (entries[threadID]?.decisions ?? []).filter { wanted.contains($0.callID) }
  }

  /// Everything is ready.
  public func prepareSearch() -> Bool { false }

  /// Counts, and looks for the first message of the person.
  public func digests(of threadIDs: [String]) -> [String: ThreadDigest] {
    var digests: [String: ThreadDigest] = [:]
    for id in threadIDs {
      guard let messages = entries[id]?.messages else { continue }
      digests[id] = ThreadDigest(
        messageCount: messages.count, firstUserMessage: messages.first { $0.role == .user })
    }
    return digests
  }
}
