import OrderedCollections

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A conversation that is kept: its name, whose it is, and its settings. Its messages are in the store.
public struct ChatThread: Hashable, Sendable, Identifiable {
  /// Unique in the store.
  public let id: String
  /// Whose it is: the project, or whatever the front end scopes threads by.
  public var resourceID: String
  /// Given by the person or made from the first message; may be empty.
  public var title: String
  /// When it was made.
  public var createdAt: Date
  /// When something last happened in it.
  public var updatedAt: Date
  /// Settings kept with the thread, by key: mode, models, token usage, queue, draft and so on.
  public var metadata: OrderedDictionary<String, JSON>

  /// A thread.
  public init(
    id: String, resourceID: String, title: String = "", createdAt: Date, updatedAt: Date,
    metadata: OrderedDictionary<String, JSON> = [:]
  ) {
    self.id = id
    self.resourceID = resourceID
    self.title = title
    self.createdAt = createdAt
    self.updatedAt = updatedAt
    self.metadata = metadata
  }

  /// Whether it is a subagent's copy of another thread, which lists hide.
  public var isFork: Bool { metadata["forkedSubagent"] == .bool(true) }
}

extension ChatThread {
  /// The thread in the form of the event log, without its settings.
  public var json: JSON {
    [
      "id": .string(id), "resourceId": .string(resourceID), "title": .string(title),
      "createdAt": .string(Timestamp.text(createdAt)), "updatedAt": .string(Timestamp.text(updatedAt)),
    ]
  }

  /// Reads a thread of the event log. - Returns: `nil` without an id.
  public init?(json: JSON) {
    guard let id = json["id"]?.string else { return nil }
    let created = json["createdAt"]?.string.flatMap(Timestamp.date) ?? Date(timeIntervalSince1970: 0)
    self.init(
      id: id, resourceID: json["resourceId"]?.string ?? "", title: json["title"]?.string ?? "",
      createdAt: created, updatedAt: json["updatedAt"]?.string.flatMap(Timestamp.date) ?? created)
  }
}
