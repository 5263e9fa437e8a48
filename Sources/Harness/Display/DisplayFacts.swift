import OrderedCollections

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What the reducer must know besides the event: facts of the session, and the time.
public struct DisplayFacts: Hashable, Sendable {
  /// What the thread used so far.
  public var tokenUsage = TokenUsage.zero
  /// The thread the session is bound to.
  public var threadID: String?
  /// What a person reads for each kind of subagent.
  public var subagentNames: [String: String] = [:]
  /// The time the event happened.
  public var now = Date(timeIntervalSince1970: 0)

  /// The facts of a new session.
  public init() {}
}

extension DisplayFacts {
  /// What an event says about the facts, for readers of a log, who have nothing else to go by.
  mutating func follow(_ event: Event) {
    switch event {
    case .run(.usage(let usage)): tokenUsage.add(usage)
    case .thread(.created(let thread)):
      threadID = thread.id
      tokenUsage = .zero
    case .thread(.changed(let id, _)): threadID = id
    case .thread(.deleted(let id)):
      guard threadID == id else { return }
      threadID = nil
      tokenUsage = .zero
    default: break
    }
  }

  /// The facts in the form of the event log, without the time.
  var json: JSON {
    [
      "threadId": threadID.map { .string($0) } ?? .null, "tokenUsage": tokenUsage.json,
      "subagentNames": .object(
        OrderedDictionary(
          uniqueKeysWithValues: subagentNames.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })),
    ]
  }

  /// Takes over facts of a log.
  mutating func take(_ json: JSON) {
    threadID = json["threadId"]?.string
    tokenUsage = TokenUsage(json: json["tokenUsage"] ?? .null)
    subagentNames = [:]
    for (key, value) in json["subagentNames"]?.object ?? [:] { subagentNames[key] = value.string }
  }
}
