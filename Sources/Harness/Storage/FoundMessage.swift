#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A message of a person or a model that has the words that are looked for.
public struct FoundMessage: Hashable, Sendable, Identifiable {
  /// A piece of its text.
  public struct Piece: Hashable, Sendable {
    /// What it says.
    public var text: String
    /// Whether it is one of the words.
    public var isMatch: Bool

    /// A piece.
    public init(_ text: String, isMatch: Bool = false) {
      self.text = text
      self.isMatch = isMatch
    }
  }

  /// The message.
  public let id: String
  /// The thread it is in.
  public var threadID: String
  /// The title of that thread; may be empty.
  public var threadTitle: String
  /// When it began.
  public var createdAt: Date
  /// The surroundings of the words in it.
  public var snippet: [Piece]

  /// A message that was found.
  public init(id: String, threadID: String, threadTitle: String, createdAt: Date, snippet: [Piece]) {
    self.id = id
    self.threadID = threadID
    self.threadTitle = threadTitle
    self.createdAt = createdAt
    self.snippet = snippet
  }
}

/// What was found in the threads of a project.
public struct FoundMessages: Hashable, Sendable {
  /// The words that were looked for.
  public var query: String
  /// Messages that have them all, newest first.
  public var messages: [FoundMessage]
  /// Whether messages of older versions of the program are still being made ready, so that more may be found.
  public var isPartial: Bool

  /// What was found.
  public init(query: String = "", messages: [FoundMessage] = [], isPartial: Bool = false) {
    self.query = query
    self.messages = messages
    self.isPartial = isPartial
  }
}

/// Something the person said, to go back to.
public struct OwnMessage: Hashable, Sendable, Identifiable {
  /// The message.
  public let id: String
  /// What was said, or the beginning of it.
  public var text: String
  /// When.
  public var createdAt: Date

  /// Something said.
  public init(id: String, text: String, createdAt: Date) {
    self.id = id
    self.text = text
    self.createdAt = createdAt
  }
}
