import OrderedCollections

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Folds a recorded event log. Besides events a log may hold directives, lines whose type begins with `@`:
/// what a host did that is not an event.
public struct Replay: Sendable {
  /// The display after the lines taken so far.
  public private(set) var state = DisplayState()
  private var facts = DisplayFacts()
  private var followUps = 0

  /// A session in which nothing happened yet.
  public init() {}

  /// Takes one line of a log.
  /// - Throws: `JSONError` when it is not JSON.
  public mutating func take(line: String) throws {
    let json = try JSON(parsing: line)
    let type = json["type"]?.string ?? ""
    if type.hasPrefix("@") { direct(type, json) } else { take(Event(json: json)) }
  }

  /// Takes one event: first what a host does with it, then the reducer.
  public mutating func take(_ event: Event) {
    switch event {
    case .run(.usage(let usage)): facts.tokenUsage.add(usage)
    case .thread(.created(let thread)):
      facts.threadID = thread.id
      facts.tokenUsage = .zero
      followUps = 0
    case .thread(.changed(let id, _)):
      facts.threadID = id
      followUps = 0
    case .thread(.deleted(let id)):
      if facts.threadID == id {
        facts.threadID = nil
        facts.tokenUsage = .zero
      }
      if facts.threadID == nil { followUps = 0 }
    default: break
    }
    state.apply(event, facts)
  }

  private mutating func direct(_ type: String, _ json: JSON) {
    switch type {
    case "@subagent_names": facts.subagentNames = [String: String](uniqueKeysWithValues: names(json["names"]))
    case "@thread_set": facts.threadID = json["threadId"]?.string
    case "@thread_clear": facts.threadID = nil
    case "@token_usage_set": facts.tokenUsage = TokenUsage(json: json["usage"] ?? .null)
    case "@token_usage_reset": facts.tokenUsage = .zero
    case "@follow_up_enqueue": followUps += 1
    case "@follow_up_dequeue": followUps = max(0, followUps - 1)
    case "@clear_pending_suspensions": state.pendingSuspensions = [:]
    case "@delete_pending_suspension": state.pendingSuspensions[json["toolCallId"]?.string ?? ""] = nil
    case "@clear_modified_files": state.modifiedFiles = [:]
    case "@restore_tasks": state.restoreTasks((json["tasks"]?.array ?? []).compactMap(TaskItem.init(json:)))
    default: break
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
        "followUps": JSON(followUps), "threadId": facts.threadID.map { .string($0) } ?? .null,
        "tokenUsage": facts.tokenUsage.json,
      ],
      "state": state.snapshot,
    ]
    return line.text(sortingKeys: true)
  }
}
