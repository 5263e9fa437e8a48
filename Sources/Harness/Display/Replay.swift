import OrderedCollections

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Folds a recorded event log. Besides events a log may hold directives, lines whose type begins with `@`:
/// what a host did that is not an event. A log of several sessions is folded for each of them; what is seen is the
/// session the last line was about, or the one that started it when it is a subagent's.
public struct Replay: Sendable {
  /// What is folded of one session.
  private struct Fold: Sendable {
    var state = DisplayState()
    var facts = DisplayFacts()
    var followUps = 0
  }

  private var fold = Fold()
  private var session = ""
  private var others: [String: Fold] = [:]
  /// The session that is seen.
  private var seen = ""

  /// A session in which nothing happened yet.
  public init() {}

  /// The display after the lines taken so far.
  public var state: DisplayState { seenFold.state }
  /// When the last line was written; 1970 for logs without times.
  public private(set) var time = Date(timeIntervalSince1970: 0)

  private var seenFold: Fold { seen == session ? fold : others[seen] ?? fold }

  /// Takes one line of a log.
  /// - Throws: `JSONError` when it is not JSON.
  public mutating func take(line: String) throws {
    let json = try JSON(parsing: line)
    let type = json["type"]?.string ?? ""
    if type == "@rein_session" { turn(to: json["id"]?.string ?? "", parent: json["parent"]?.string) }
    if let time = json["time"]?.string.flatMap(Timestamp.date) { self.time = time }
    fold.facts.now = time
    if type.hasPrefix("@") {
      direct(type, json)
    } else if type == MessageGrowth.wireName {
      let grown = MessageGrowth(json: json)?.applied(to: fold.state.currentMessage)
      if let grown { take(.run(.messageUpdated(grown)), facts: json["facts"]) }
    } else {
      take(Event(json: json), facts: json["facts"])
    }
  }

  /// Takes one event: first what a host does with it, then the reducer.
  public mutating func take(_ event: Event) {
    take(event, facts: nil)
  }

  private mutating func take(_ event: Event, facts: JSON?) {
    fold.facts.follow(event)
    if let facts { fold.facts.take(facts) }
    switch event {
    case .thread(.created), .thread(.changed): fold.followUps = 0
    case .thread(.deleted): if fold.facts.threadID == nil { fold.followUps = 0 }
    case .detail(.followUpsChanged(let list, _)): fold.followUps = list.count
    default: break
    }
    fold.state.apply(event, fold.facts)
  }

  private mutating func turn(to session: String, parent: String?) {
    if parent == nil { seen = session }
    guard session != self.session else { return }
    others[self.session] = fold
    fold = others.removeValue(forKey: session) ?? Fold()
    self.session = session
  }

  private mutating func direct(_ type: String, _ json: JSON) {
    switch type {
    case "@subagent_names":
      fold.facts.subagentNames = [String: String](uniqueKeysWithValues: names(json["names"]))
    case "@thread_set": fold.facts.threadID = json["threadId"]?.string
    case "@thread_clear": fold.facts.threadID = nil
    case "@token_usage_set": fold.facts.tokenUsage = TokenUsage(json: json["usage"] ?? .null)
    case "@token_usage_reset": fold.facts.tokenUsage = .zero
    case "@follow_up_enqueue": fold.followUps += 1
    case "@follow_up_dequeue": fold.followUps = max(0, fold.followUps - 1)
    default: if let directive = Directive(json: json) { fold.state.apply(directive) }
    }
  }

  private func names(_ json: JSON?) -> [(String, String)] {
    (json?.object ?? [:]).compactMap { entry in entry.value.string.map { (entry.key, $0) } }
  }

  /// The state as one line of the recorded snapshots.
  public var snapshotLine: String {
    let line: JSON = [
      "mapOrder": state.mapOrder,
      "session": [
        "followUps": JSON(seenFold.followUps),
        "threadId": seenFold.facts.threadID.map { .string($0) } ?? .null,
        "tokenUsage": seenFold.facts.tokenUsage.json,
      ],
      "state": state.snapshot,
    ]
    return line.text(sortingKeys: true)
  }
}
