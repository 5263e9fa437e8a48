import OrderedCollections

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// One message of a thread: what a person said, or one step of the model with its tool calls and their results.
public struct Message: Hashable, Sendable, Identifiable {
  /// Who said it.
  public enum Role: String, Hashable, Sendable {
    /// The person, or something said in their name.
    case user
    /// The model.
    case assistant
    /// The program.
    case system
  }

  /// Why a message of the model ended.
  public enum StopReason: String, Hashable, Sendable {
    /// The model was done.
    case complete
    /// The model wants tools to run.
    case toolUse = "tool_use"
    /// The person, or the end of the program, stopped it. What had arrived is kept.
    case aborted
    /// The provider failed; `errorMessage` says how.
    case error
  }

  /// Unique in the store.
  public var id: String {
    didSet {
      guard id != oldValue, case .object(var object) = foreign else { return }
      object["id"] = .string(id)
      foreign = .object(object)
    }
  }
  /// Who said it.
  public var role: Role { didSet { foreign = nil } }
  /// What it consists of, in order.
  public var content: [MessagePart] { didSet { foreign = nil } }
  /// When it began.
  public var createdAt: Date
  /// Why it ended; `nil` while it is being written, and for messages of the person.
  public var stopReason: StopReason? { didSet { foreign = nil } }
  /// What went wrong, when `stopReason` is `error`.
  public var errorMessage: String? { didSet { foreign = nil } }
  /// What the step of the model took that wrote it; `nil` where that is not known.
  public var step: StepMeasure?
  /// The message as it was read, when it has fields that this type does not know: those are kept unchanged
  /// until something is changed.
  private var foreign: JSON?

  /// A message.
  public init(
    id: String, role: Role, content: [MessagePart], createdAt: Date, stopReason: StopReason? = nil,
    errorMessage: String? = nil
  ) {
    self.id = id
    self.role = role
    self.content = content
    self.createdAt = createdAt
    self.stopReason = stopReason
    self.errorMessage = errorMessage
  }

  /// All its text parts, one paragraph each.
  public var text: String {
    content.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: "\n\n")
  }

  /// Whether it is a command that the person ran: the call, its result, and a text that tells the model.
  public var runsCommand: Bool {
    guard role == .user, case .toolCall = content.first else { return false }
    return true
  }

  /// Whether the model may still add to it.
  var isUnfinished: Bool { role == .assistant && stopReason == nil }

  /// Whether something in it would still go on, had the program not ended.
  var wasCutOff: Bool { isUnfinished || (runsCommand && !openToolCalls.isEmpty) }

  /// The calls of tools in it that have no result yet.
  public var openToolCalls: [ToolCall] {
    var open: [ToolCall] = []
    for part in content {
      switch part {
      case .toolCall(let call): open.append(call)
      case .toolResult(let result): open.removeAll { $0.id == result.id }
      default: break
      }
    }
    return open
  }
}

extension Message {
  /// Reads a message; what it does not know it keeps unchanged.
  public init(json: JSON) {
    self.init(
      id: json["id"]?.string ?? "",
      role: json["role"]?.string.flatMap(Role.init) ?? .system,
      content: (json["content"]?.array ?? []).map(MessagePart.init),
      createdAt: json["createdAt"]?.string.flatMap(Timestamp.date) ?? Date(timeIntervalSince1970: 0),
      stopReason: json["stopReason"]?.string.flatMap(StopReason.init),
      errorMessage: json["errorMessage"]?.string)
    step = json["step"].flatMap(StepMeasure.init(json:))
    // Equal to the letter is the usual case, and cheap to see.
    let own = self.json
    if own != json, dateless(own) != dateless(json) { foreign = json }
  }

  /// The message in the form of the event log and the store.
  public var json: JSON {
    foreign
      ?? .fields([
        "id": .string(id), "role": .string(role.rawValue), "content": .array(content.map(\.json)),
        "createdAt": .string(Timestamp.text(createdAt)),
        "stopReason": stopReason.map { .string($0.rawValue) },
        "errorMessage": errorMessage.map { .string($0) }, "step": step?.json,
      ])
  }

  /// For the question whether a message was understood: the same instant may be written in several ways, and
  /// the order of fields says nothing.
  private func dateless(_ json: JSON) -> String {
    guard case .object(var object) = json else { return json.text() }
    object["createdAt"] = nil
    return JSON.object(object).text(sortingKeys: true)
  }
}
