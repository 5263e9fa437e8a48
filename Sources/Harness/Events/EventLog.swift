#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Makes an event log of what happens in sessions: one JSON object a line, which `Replay` folds into the states they
/// had. `docs/event-log.md` has the format.
///
/// `display_state_changed` is not in it, and a message that grows is written as what was added.
@HarnessActor
public final class EventLog {
  private var write: (@Sendable (String) throws -> Void)?
  /// The session the last line was about.
  private var session: String?

  /// A log.
  /// - Parameter write: Takes each line, without its line feed, before anything else happens in any session: it should
  ///   be quick. When it throws the log is over, and the person is told once.
  public nonisolated init(write: @escaping @Sendable (String) throws -> Void) {
    self.write = write
  }

  /// Writes a line. - Throws: what writing throws, once; afterwards nothing is written.
  fileprivate func put(_ json: JSON, of session: String, parent: String?, at time: Date) throws {
    guard let write, case .object(var line) = json else { return }
    let clock = JSON.string(Timestamp.text(time))
    line["time"] = clock
    do {
      if session != self.session {
        let turn = JSON.fields([
          "type": "@rein_session", "id": .string(session), "parent": parent.map { .string($0) },
          "time": clock,
        ])
        try write(turn.text())
        self.session = session
      }
      try write(JSON.object(line).text())
    } catch {
      self.write = nil
      throw error
    }
  }
}

/// One session's part in an event log. It knows which facts a reader has by now, and adds those it cannot know.
@HarnessActor
final class SessionLog {
  private let log: EventLog
  private let sessionID: String
  private let parentID: String?
  private var known = DisplayFacts()

  /// - Parameter parentID: the session that started this one, for those of subagents.
  nonisolated init(_ log: EventLog, sessionID: String, parentID: String?) {
    self.log = log
    self.sessionID = sessionID
    self.parentID = parentID
  }

  /// Writes an event.
  /// - Parameters:
  ///   - facts: what the reducer was given with it.
  ///   - previous: the message in the display before it.
  func take(_ event: Event, _ facts: DisplayFacts, previous: Message?) throws {
    var json = event.json(after: previous)
    known.follow(event)
    known.now = facts.now
    if known != facts, case .object(var object) = json {
      object["facts"] = facts.json
      json = .object(object)
      known = facts
    }
    try log.put(json, of: sessionID, parent: parentID, at: facts.now)
  }

  /// Writes a directive.
  func take(_ directive: Directive, at time: Date) throws {
    try log.put(directive.json, of: sessionID, parent: parentID, at: time)
  }
}
