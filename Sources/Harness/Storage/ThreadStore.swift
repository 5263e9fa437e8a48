#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where threads and their messages are kept. One of the four seams; `ThreadStoreContract` in the tests says in
/// code what every store must do.
///
/// What was asked for happens even when the task that asked is cancelled meanwhile: an aborted run still keeps what
/// it has. Dates are kept to the millisecond.
public protocol ThreadStore: Sendable {
  /// Keeps a new thread. - Throws: `StoreError.threadExists` when the id is taken.
  func create(_ thread: ChatThread) async throws

  /// A thread, or `nil`.
  func thread(_ id: String) async throws -> ChatThread?

  /// Threads, last updated first: of one resource or of all (`nil`); forks of subagents only on request.
  /// Of those updated at the same time, the one made last comes first, then ids decide.
  func threads(resourceID: String?, includingForks: Bool) async throws -> [ChatThread]

  /// Changes a thread in one step that no other change can come between.
  /// - Throws: `StoreError.threadNotFound`.
  func update(_ id: String, _ change: @escaping @Sendable (inout ChatThread) -> Void) async throws

  /// Removes a thread with its messages. - Throws: `StoreError.threadNotFound`.
  func delete(_ id: String) async throws

  /// Keeps a copy of a thread's messages (those before `end`, or all), memory and decisions under a new thread, with new
  /// message ids made by `messageID`. A memory that reaches beyond what is copied is not.
  /// - Throws: `StoreError.threadNotFound` for the source, `messageNotFound` for `end`, `threadExists` or `messageExists`
  ///   when a new id is taken; nothing is kept then.
  func clone(
    _ id: String, as copy: ChatThread, before end: String?, messageID: @escaping @Sendable () -> String
  ) async throws

  /// Keeps a message: at the end of the thread, or in place of the message with that id. A message without
  /// `stopReason` of role assistant is one that is still being written. Says nothing about the thread: it is not
  /// marked as updated.
  /// - Throws: `StoreError.threadNotFound`, `messageExists` when another thread has a message of that id.
  func save(_ message: Message, in threadID: String) async throws

  /// Up to `limit` messages (all, when `nil`), the newest ones before the message `before` (of the whole thread, when
  /// `nil`), oldest first. Empty for an unknown thread, and when `before` is no message of the thread.
  func messages(in threadID: String, limit: Int?, before: String?) async throws -> [Message]

  /// What the older messages of a thread were condensed into; `nil` when nothing was.
  func memory(of threadID: String) async throws -> ThreadMemory?

  /// Keeps a memory in place of the one kept before. The thread is not marked as updated.
  /// - Throws: `StoreError.threadNotFound`.
  func keep(_ memory: ThreadMemory, of threadID: String) async throws

  /// Keeps a decision about a call of the thread, after those kept before. The thread is not marked as updated.
  /// - Throws: `StoreError.threadNotFound`.
  func append(_ decision: DecisionRecord, to threadID: String) async throws

  /// The newest decisions of a thread, at most `limit`, oldest first. Empty for an unknown thread.
  func decisions(in threadID: String, limit: Int) async throws -> [DecisionRecord]

  /// The decisions of a thread about these calls, in the order they were kept.
  func decisions(on callIDs: [String], in threadID: String) async throws -> [DecisionRecord]

  /// How many messages each of the threads has, and its first message of role user. Unknown threads are left out.
  func digests(of threadIDs: [String]) async throws -> [String: ThreadDigest]

  /// What a list shows of each of the threads. Unknown threads are left out.
  func outlines(of threadIDs: [String]) async throws -> [String: ThreadOutline]

  /// A message of a thread, or `nil`.
  func message(_ id: String, in threadID: String) async throws -> Message?

  /// What the person said in a thread, newest first, without commands they ran: at most `limit`, and of each at most the
  /// first `ThreadOutline.mostCharacters` characters.
  func ownMessages(in threadID: String, limit: Int) async throws -> [OwnMessage]

  /// Puts a thread aside: it is found nowhere any more, but everything is kept until the trash is emptied.
  /// - Throws: `StoreError.threadNotFound`, also when it is aside already.
  func discard(_ id: String, at time: Date) async throws

  /// Brings a thread back that was put aside. - Throws: `StoreError.threadNotFound` when it is not in the trash.
  func restore(_ id: String) async throws

  /// The threads that were put aside, of one resource or of all (`nil`), the last one first.
  func discarded(resourceID: String?) async throws -> [DiscardedThread]

  /// Removes what was put aside before a time, for good. - Returns: how many threads.
  @discardableResult
  func emptyTrash(before time: Date) async throws -> Int

  /// What waits to be said in a thread, in order. Empty for an unknown thread.
  func queue(of threadID: String) async throws -> [QueuedMessage]

  /// Changes what waits in a thread, all of it or nothing. The thread is not marked as updated.
  /// - Throws: `StoreError.threadNotFound`.
  func change(queueOf threadID: String, _ changes: [QueueChange]) async throws

  /// Messages in which a word begins with each of the query's words, in any letter case, newest first; words of scripts
  /// without blanks between words (see `UnspacedScript`) may be anywhere. What persons and models said, without thinking and tools, in threads of a resource or in all (`nil`); not in forks of subagents, and
  /// not while they are being written. Nothing for a query without letters and digits.
  func search(_ query: String, resourceID: String?, limit: Int) async throws -> [FoundMessage]

  /// Makes some messages ready to be found that an older version of the program kept.
  /// - Returns: whether there may be more of them.
  func prepareSearch() async throws -> Bool
}

extension ThreadStore {
  /// Copies all of a thread.
  public func clone(
    _ id: String, as copy: ChatThread, messageID: @escaping @Sendable () -> String
  ) async throws {
    try await clone(id, as: copy, before: nil, messageID: messageID)
  }
}

/// What a list of threads shows of each.
public struct ThreadDigest: Hashable, Sendable {
  /// Number of messages.
  public var messageCount: Int
  /// What the person said first.
  public var firstUserMessage: Message?

  /// A digest.
  public init(messageCount: Int, firstUserMessage: Message?) {
    self.messageCount = messageCount
    self.firstUserMessage = firstUserMessage
  }
}

/// What can go wrong in a store, in words a person can act on.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no thread of that id.
  case threadNotFound(String)
  /// There is one already.
  case threadExists(String)
  /// There is no such message in the thread.
  case messageNotFound(String)
  /// There is a message of that id in another thread.
  case messageExists(String)
  /// The place cannot be read or written; one sentence why and what to do.
  case unusable(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .threadNotFound(let id): "Thread not found: \(id)"
    case .threadExists(let id): "There is a thread \(id) already."
    case .messageNotFound(let id): "Message not found: \(id)"
    case .messageExists(let id): "There is a message \(id) in another thread already."
    case .unusable(let reason): reason
    }
  }
}

/// Makes sure that a thread is written by one session at a time, also across processes.
public protocol ThreadLocks: Sendable {
  /// Takes the thread for `owner`. Taking what one holds already is fine and changes nothing.
  /// - Throws: `ThreadLockError` when somebody else holds it, `StoreError.unusable` when locks cannot be kept at all.
  func acquire(_ threadID: String, owner: String) async throws

  /// Gives it back; harmless when it is not held by `owner`.
  func release(_ threadID: String, owner: String) async
}

/// A thread is in use elsewhere.
public struct ThreadLockError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The thread.
  public let threadID: String
  /// Who has it: a process, a session.
  public let holder: String

  /// A conflict.
  public init(threadID: String, holder: String) {
    self.threadID = threadID
    self.holder = holder
  }

  /// One sentence.
  public var description: String { "This thread is open elsewhere (\(holder)). Close it there, or clone it." }
}
