#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A message that waits to be sent when the run is over.
public struct FollowUp: Hashable, Sendable, Identifiable {
  /// Unique in the session.
  public let id: String
  /// What will be said, or the command that will run.
  public var content: String
  /// Whether it is a command that the person runs, and no message.
  public var isCommand: Bool

  /// A message to be sent, or a command to be run, later.
  public init(id: String, content: String, isCommand: Bool = false) {
    self.id = id
    self.content = content
    self.isCommand = isCommand
  }
}

/// Something said to the person outside the conversation: a failed operation, a hint.
public struct Notice: Hashable, Sendable {
  /// How much it matters.
  public enum Level: String, Hashable, Sendable {
    /// Good to know.
    case info
    /// Something is not as it should be.
    case warning
    /// Something failed.
    case error
  }

  /// How much it matters.
  public var level: Level
  /// One sentence.
  public var text: String

  /// A notice.
  public init(_ level: Level, _ text: String) {
    self.level = level
    self.text = text
  }
}

/// Whether the system keeps commands in, so that they cannot do all that the person can.
public enum Fencing: Hashable, Sendable {
  /// It does.
  case up
  /// It does not, and why.
  case down(reason: String)
}

/// A thread the person wants is open elsewhere.
public struct ThreadConflict: Hashable, Sendable {
  /// The thread.
  public var threadID: String
  /// Its title; may be empty.
  public var title: String
  /// Whoever has it: a process, since when and as what it was started.
  public var holder: String

  /// A conflict.
  public init(threadID: String, title: String, holder: String) {
    self.threadID = threadID
    self.title = title
    self.holder = holder
  }
}

/// What a list of threads shows of one.
public struct ThreadSummary: Hashable, Sendable, Identifiable {
  /// The thread.
  public let id: String
  /// Its title, or the beginning of what the person said first; never empty.
  public var title: String
  /// The beginning of what the person said first; may be empty.
  public var preview: String
  /// The beginning of what was said last; may be empty.
  public var lastSaid: String
  /// When something last happened in it.
  public var updatedAt: Date
  /// Number of messages.
  public var messageCount: Int
  /// Whose it is, where that is not the session's own resource.
  public var otherResource: String?
  /// Whether the person keeps it on top of the list.
  public var isPinned: Bool
  /// Whether something ended in it while nobody looked.
  public var isUnread: Bool
  /// Whether something in it waits for an answer of the person.
  public var isWaiting: Bool
  /// When it was put aside; `nil` for threads that are not in the trash.
  public var discardedAt: Date?

  /// A summary.
  public init(
    id: String, title: String, preview: String, lastSaid: String = "", updatedAt: Date, messageCount: Int,
    otherResource: String? = nil, isPinned: Bool = false, isUnread: Bool = false, isWaiting: Bool = false,
    discardedAt: Date? = nil
  ) {
    self.id = id
    self.title = title
    self.preview = preview
    self.lastSaid = lastSaid
    self.updatedAt = updatedAt
    self.messageCount = messageCount
    self.otherResource = otherResource
    self.isPinned = isPinned
    self.isUnread = isUnread
    self.isWaiting = isWaiting
    self.discardedAt = discardedAt
  }
}

/// What a list of modes shows of one.
public struct ModeInfo: Hashable, Sendable, Identifiable {
  /// The mode.
  public let id: String
  /// What a person reads.
  public var name: String
  /// What it is for, in one sentence.
  public var description: String
  /// How its name is marked, besides being written; see `Mode.color`.
  public var color: String?
  /// Whether nothing but reading is allowed in it, whatever is granted.
  public var isReadOnly: Bool

  /// A mode.
  public init(
    id: String, name: String, description: String, color: String? = nil, isReadOnly: Bool = false
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.color = color
    self.isReadOnly = isReadOnly
  }
}
