#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a list of threads shows of one besides its title.
public struct ThreadOutline: Hashable, Sendable {
  /// Most characters of a text in a list.
  public static let mostCharacters = 300

  /// Number of messages.
  public var messageCount: Int
  /// The beginning of what the person said first; may be empty.
  public var firstSaid: String
  /// The beginning of what was said last, by whomever; may be empty.
  public var lastSaid: String

  /// An outline.
  public init(messageCount: Int, firstSaid: String = "", lastSaid: String = "") {
    self.messageCount = messageCount
    self.firstSaid = firstSaid
    self.lastSaid = lastSaid
  }

  /// The beginning of a text, as far as a list shows it.
  public static func beginning(of text: String) -> String { String(text.prefix(mostCharacters)) }
}

/// A thread that was put aside.
public struct DiscardedThread: Hashable, Sendable {
  /// The thread.
  public var thread: ChatThread
  /// When it was put aside.
  public var time: Date

  /// A thread in the trash.
  public init(_ thread: ChatThread, at time: Date) {
    self.thread = thread
    self.time = time
  }
}
