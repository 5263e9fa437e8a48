import OrderedCollections

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which thread the session works in, and what is kept with it.
@HarnessActor
public final class SessionThread {
  private let identity: SessionIdentity
  private let journal: SessionJournal
  private let store: any ThreadStore
  private let now: @Sendable () -> Date
  /// The thread the session is bound to, with its settings as they are now.
  public internal(set) var current: ChatThread?
  /// Whether the thread is only looked at: another session may hold it, and nothing is written.
  public internal(set) var isReadOnly = false

  nonisolated init(
    identity: SessionIdentity, journal: SessionJournal, store: any ThreadStore,
    now: @escaping @Sendable () -> Date
  ) {
    self.identity = identity
    self.journal = journal
    self.store = store
    self.now = now
  }

  /// The thread's id; `nil` when the session is bound to none.
  public var id: String? { current?.id }

  /// The thread's id. - Throws: `SessionError.noThread` when the session is bound to none.
  public func requireID() throws -> String {
    guard let id else { throw SessionError.noThread }
    return id
  }

  /// Threads, last updated first: of the session's resource or of all; forks of subagents only on request.
  public func list(allResources: Bool = false, includingForks: Bool = false) async throws -> [ChatThread] {
    try await store.threads(
      resourceID: allResources ? nil : identity.resourceID, includingForks: includingForks)
  }

  /// A thread of the session's resource; `nil` for unknown ones and those of others.
  public func get(_ id: String) async throws -> ChatThread? {
    let thread = try await store.thread(id)
    return thread?.resourceID == identity.resourceID ? thread : nil
  }

  /// Messages of a thread of the resource, oldest first: the newest `limit`, or all.
  /// - Throws: `SessionError.threadNotFound` for unknown threads and those of others.
  public func messages(of id: String, limit: Int? = nil) async throws -> [Message] {
    guard try await get(id) != nil else { throw SessionError.threadNotFound(id) }
    return try await store.messages(in: id, limit: limit, before: nil)
  }

  /// What the person said first in each of the threads.
  public func firstUserMessages(of ids: [String]) async throws -> [String: Message] {
    try await store.digests(of: ids).compactMapValues(\.firstUserMessage)
  }

  /// What waits to be said in the thread. - Throws: what the store throws.
  func queue() async throws -> [QueuedMessage] {
    guard let id else { return [] }
    return try await store.queue(of: id)
  }

  /// Keeps what changed in what waits to be said. Nothing is written in a thread that is only looked at.
  func changeQueue(_ changes: [QueueChange]) {
    guard let id, !isReadOnly, !changes.isEmpty else { return }
    journal.change(queueOf: id, changes)
  }

  /// A setting of the thread; `nil` when it has none or the session is bound to none.
  public func setting(_ key: String) -> JSON? { current?.metadata[key] }

  /// Writes a setting of the thread, `nil` removes it. Without a thread nothing happens; in one that is only looked at
  /// it counts until the thread is left.
  /// - Parameter touches: Whether this makes the thread the newest of the list.
  public func setSetting(_ key: String, _ value: JSON?, touches: Bool = true) {
    guard let id, let current, current.metadata[key] != value else { return }
    self.current?.metadata[key] = value
    let time = touches ? now() : current.updatedAt
    self.current?.updatedAt = time
    update(id) { thread in
      thread.metadata[key] = value
      thread.updatedAt = max(thread.updatedAt, time)
    }
  }

  private func update(_ id: String, _ change: @escaping @Sendable (inout ChatThread) -> Void) {
    if !isReadOnly { journal.update(id, change) }
  }

  func setTitle(_ title: String) {
    guard let id else { return }
    current?.title = title
    let time = now()
    update(id) { thread in
      thread.title = title
      thread.updatedAt = time
    }
  }

  /// What happened just now makes the thread the newest of the list.
  func touch() {
    guard let id else { return }
    let time = now()
    current?.updatedAt = time
    update(id) { $0.updatedAt = time }
  }
}

/// What a session refuses, in words a person can act on.
public enum SessionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no thread yet.
  case noThread
  /// There is no such thread, or it belongs to somebody else.
  case threadNotFound(String)
  /// There is nothing to clone.
  case nothingToClone
  /// No files were brought back that could be brought back again.
  case nothingToUndo
  /// There is no such mode.
  case modeNotFound(String)
  /// There is no such kind of subagent.
  case subagentNotFound(String)
  /// There is no such model.
  case modelNotFound(String)
  /// No model is chosen.
  case noModel
  /// The title is empty.
  case emptyTitle
  /// The thread is only looked at.
  case readOnly
  /// No tool runs commands.
  case noCommandTool
  /// Something the message names cannot be sent along; the sentence says why.
  case attachment(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .noThread: "No active thread on this session"
    case .threadNotFound(let id): "Thread not found: \(id)"
    case .nothingToClone: "No source thread to clone"
    case .nothingToUndo: "Going back changed no files in this thread."
    case .modeNotFound(let id): "Mode not found: \(id)"
    case .subagentNotFound(let id): "Subagent not found: \(id)"
    case .modelNotFound(let id): "Model not found: \(id). /model lists the ones there are."
    case .noModel: "No model is chosen. Choose one with /model."
    case .emptyTitle: "A title needs at least one letter."
    case .noCommandTool: "There is no tool that runs commands."
    case .attachment(let problem): problem
    case .readOnly: "This thread is read only here. Clone it to go on in a copy."
    }
  }
}
