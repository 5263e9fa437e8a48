/// Something that happened in a session. Every change of the display goes through one of these; the names in
/// the event log are `wireName`.
///
/// Events are grouped by what they are about. A new event is a case in its group: the compiler then leads to
/// the reducer and to the two coding functions of the group.
public enum Event: Hashable, Sendable {
  /// A run began, ended, spoke, used tokens or failed.
  case run(RunEvent)
  /// A tool was asked for, ran, printed, ended, or waits for a person.
  case tool(ToolEvent)
  /// A subagent works.
  case subagent(SubagentEvent)
  /// The thread in view was made, changed or removed.
  case thread(ThreadEvent)
  /// Mode, model, state, queue, tasks or workspace changed.
  case session(SessionEvent)
  /// The condensing of long threads.
  case memory(MemoryEvent)
  /// What the original catalogue lacks and rein's panes need; no field of the compatible half depends on it.
  case detail(DetailEvent)
  /// Follows every other event, with the state after it.
  indirect case displayStateChanged(DisplayState)
  /// An event of a kind this program does not know, from a log; it changes nothing.
  case unknown(type: String, JSON)

  /// The name in the event log.
  public var wireName: String { json["type"]?.string ?? "" }

  /// The event in the form of the event log.
  public var json: JSON {
    switch self {
    case .run(let event): event.json
    case .tool(let event): event.json
    case .subagent(let event): event.json
    case .thread(let event): event.json
    case .session(let event): event.json
    case .memory(let event): event.json
    case .detail(let event): event.json
    case .displayStateChanged: ["type": "display_state_changed"]
    case .unknown(_, let json): json
    }
  }

  /// Reads an event of the log; one of an unknown kind, or without its fields, becomes `unknown`.
  public init(json: JSON) {
    let type = json["type"]?.string ?? ""
    if let event = RunEvent(type: type, json) {
      self = .run(event)
    } else if let event = ToolEvent(type: type, json) {
      self = .tool(event)
    } else if let event = SubagentEvent(type: type, json) {
      self = .subagent(event)
    } else if let event = ThreadEvent(type: type, json) {
      self = .thread(event)
    } else if let event = SessionEvent(type: type, json) {
      self = .session(event)
    } else if let event = MemoryEvent(type: type, json) {
      self = .memory(event)
    } else if let event = DetailEvent(type: type, json) {
      self = .detail(event)
    } else {
      self = .unknown(type: type, json)
    }
  }
}
