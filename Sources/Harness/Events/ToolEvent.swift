import OrderedCollections

/// What happens to the tool calls of a run. `id` is the id of the call.
public enum ToolEvent: Hashable, Sendable {
  /// The model begins to write the arguments.
  case inputStarted(id: String, name: String)
  /// More text of the arguments; `nil` where a display rule hides it.
  case inputDelta(id: String, text: String?)
  /// The arguments are written.
  case inputEnded(id: String)
  /// The call is decided on and begins.
  case started(id: String, name: String, args: JSON)
  /// What the tool knows so far.
  case updated(id: String, partialResult: JSON)
  /// The call is over.
  case ended(id: String, result: JSON, isError: Bool)
  /// A command printed something.
  case output(id: String, text: String, stream: OutputStream)
  /// The person must say whether it may run.
  case approvalRequired(id: String, name: String, args: JSON)
  /// The tool waits for an answer.
  case suspended(id: String, Suspension)
}

/// A tool call that waits for an answer.
public struct Suspension: Hashable, Sendable {
  /// Which tool.
  public var toolName: String
  /// With what it was called.
  public var args: JSON
  /// What it asks.
  public var payload: JSON
  /// What the answer must look like, as JSON Schema text.
  public var resumeSchema: String?

  /// A waiting tool call.
  public init(toolName: String, args: JSON, payload: JSON, resumeSchema: String? = nil) {
    self.toolName = toolName
    self.args = args
    self.payload = payload
    self.resumeSchema = resumeSchema
  }
}

extension ToolEvent {
  var json: JSON {
    func event(_ type: String, _ id: String, _ more: KeyValuePairs<String, JSON?> = [:]) -> JSON {
      guard case .object(var object) = JSON.fields(["type": .string(type), "toolCallId": .string(id)]) else {
        return .null
      }
      for (key, value) in more { if let value { object[key] = value } }
      return .object(object)
    }
    return switch self {
    case .inputStarted(let id, let name): event("tool_input_start", id, ["toolName": .string(name)])
    case .inputDelta(let id, let text):
      event("tool_input_delta", id, ["argsTextDelta": text.map { .string($0) } ?? .null])
    case .inputEnded(let id): event("tool_input_end", id)
    case .started(let id, let name, let args):
      event("tool_start", id, ["toolName": .string(name), "args": args])
    case .updated(let id, let partial): event("tool_update", id, ["partialResult": partial])
    case .ended(let id, let result, let isError):
      event("tool_end", id, ["result": result, "isError": .bool(isError)])
    case .output(let id, let text, let stream):
      event("shell_output", id, ["output": .string(text), "stream": .string(stream.rawValue)])
    case .approvalRequired(let id, let name, let args):
      event("tool_approval_required", id, ["toolName": .string(name), "args": args])
    case .suspended(let id, let suspension):
      event(
        "tool_suspended", id,
        [
          "toolName": .string(suspension.toolName), "args": suspension.args,
          "suspendPayload": suspension.payload,
          "resumeSchema": suspension.resumeSchema.map { .string($0) },
        ])
    }
  }

  init?(type: String, _ json: JSON) {
    guard let id = json["toolCallId"]?.string else { return nil }
    let name = json["toolName"]?.string ?? ""
    switch type {
    case "tool_input_start": self = .inputStarted(id: id, name: name)
    case "tool_input_delta": self = .inputDelta(id: id, text: json["argsTextDelta"]?.string)
    case "tool_input_end": self = .inputEnded(id: id)
    case "tool_start": self = .started(id: id, name: name, args: json["args"] ?? .null)
    case "tool_update": self = .updated(id: id, partialResult: json["partialResult"] ?? .null)
    case "tool_end":
      self = .ended(id: id, result: json["result"] ?? .null, isError: json["isError"]?.bool ?? false)
    case "shell_output":
      self = .output(
        id: id, text: json["output"]?.string ?? "",
        stream: json["stream"]?.string.flatMap(OutputStream.init) ?? .stdout)
    case "tool_approval_required": self = .approvalRequired(id: id, name: name, args: json["args"] ?? .null)
    case "tool_suspended":
      self = .suspended(
        id: id,
        Suspension(
          toolName: name, args: json["args"] ?? .null, payload: json["suspendPayload"] ?? .null,
          resumeSchema: json["resumeSchema"]?.string))
    default: return nil
    }
  }
}
