#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How it was decided whether a tool call may run: what the list of recent decisions and the store keep.
public struct DecisionRecord: Hashable, Sendable {
  /// What was decided, and by whom.
  public enum Outcome: String, Hashable, Sendable {
    /// A rule, a grant, a policy or yolo allowed it; nobody was asked.
    case allowed
    /// A rule, a policy or the mode denied it; nobody was asked.
    case denied
    /// The person was asked and said yes.
    case approved
    /// The person was asked and said no.
    case declined
    /// It was asked about, and nobody answered before the run was stopped.
    case cancelled

    /// Whether a person was asked.
    public var wasAsked: Bool {
      switch self {
      case .allowed, .denied: false
      case .approved, .declined, .cancelled: true
      }
    }
  }

  /// The call.
  public var callID: String
  /// Which tool.
  public var toolName: String
  /// What it was about: the command, the paths; shortened when long, empty when the tool says nothing of it.
  public var subject: String
  /// What was decided.
  public var outcome: Outcome
  /// Which rule or answer decided, in words.
  public var words: String
  /// The names of the subagents that wanted it, outermost first; empty for the session itself.
  public var asker: [String]
  /// When.
  public var time: Date

  /// A record.
  public init(
    callID: String, toolName: String, subject: String, outcome: Outcome, words: String, asker: [String] = [],
    time: Date
  ) {
    self.callID = callID
    self.toolName = toolName
    self.subject = subject
    self.outcome = outcome
    self.words = words
    self.asker = asker
    self.time = time
  }
}

extension DecisionRecord {
  /// Characters of a subject that are kept.
  private static let subjectLimit = 200

  /// What a call is about, in one line.
  static func subject(of needs: [PermissionNeed], _ args: JSON) -> String {
    let text = args["command"]?.string ?? needs.map(\.text).filter { !$0.isEmpty }.joined(separator: ", ")
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
    return line.count > subjectLimit ? line.prefix(subjectLimit - 1) + "…" : line
  }

  /// The record in the form of the event log.
  public var json: JSON {
    .fields([
      "id": .string(callID), "tool": .string(toolName), "subject": .string(subject),
      "outcome": .string(outcome.rawValue), "words": .string(words),
      "asker": asker.isEmpty ? nil : .array(asker.map { .string($0) }),
      "at": .string(Timestamp.text(time)),
    ])
  }

  /// Reads a record. - Returns: `nil` when it says no outcome that is known.
  public init?(json: JSON) {
    guard let outcome = json["outcome"]?.string.flatMap(Outcome.init),
      let time = json["at"]?.string.flatMap(Timestamp.date)
    else { return nil }
    self.init(
      callID: json["id"]?.string ?? "", toolName: json["tool"]?.string ?? "",
      subject: json["subject"]?.string ?? "", outcome: outcome, words: json["words"]?.string ?? "",
      asker: (json["asker"]?.array ?? []).compactMap(\.string), time: time)
  }
}
