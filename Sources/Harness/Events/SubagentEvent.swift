/// What a subagent does. `id` is the id of the call in the parent that started it.
public enum SubagentEvent: Hashable, Sendable {
  /// It begins.
  case started(id: String, agentType: String, task: String, modelID: String?, isForked: Bool?)
  /// It says more.
  case textDelta(id: String, agentType: String, text: String)
  /// It calls a tool.
  case toolStarted(id: String, agentType: String, tool: String, args: JSON)
  /// A tool of it is done.
  case toolEnded(id: String, agentType: String, tool: String, result: JSON, isError: Bool)
  /// It is done; `duration` in milliseconds.
  case ended(id: String, agentType: String, result: String, isError: Bool, duration: Double)
}

extension SubagentEvent {
  var json: JSON {
    switch self {
    case .started(let id, let agent, let task, let model, let isForked):
      .fields([
        "type": "subagent_start", "toolCallId": .string(id), "agentType": .string(agent),
        "task": .string(task),
        "modelId": model.map { .string($0) }, "forked": isForked.map { .bool($0) },
      ])
    case .textDelta(let id, let agent, let text):
      [
        "type": "subagent_text_delta", "toolCallId": .string(id), "agentType": .string(agent),
        "textDelta": .string(text),
      ]
    case .toolStarted(let id, let agent, let tool, let args):
      [
        "type": "subagent_tool_start", "toolCallId": .string(id), "agentType": .string(agent),
        "subToolName": .string(tool), "subToolArgs": args,
      ]
    case .toolEnded(let id, let agent, let tool, let result, let isError):
      [
        "type": "subagent_tool_end", "toolCallId": .string(id), "agentType": .string(agent),
        "subToolName": .string(tool), "subToolResult": result, "isError": .bool(isError),
      ]
    case .ended(let id, let agent, let result, let isError, let duration):
      [
        "type": "subagent_end", "toolCallId": .string(id), "agentType": .string(agent),
        "result": .string(result),
        "isError": .bool(isError), "durationMs": .number(duration),
      ]
    }
  }

  init?(type: String, _ json: JSON) {
    guard let id = json["toolCallId"]?.string else { return nil }
    let agent = json["agentType"]?.string ?? ""
    switch type {
    case "subagent_start":
      self = .started(
        id: id, agentType: agent, task: json["task"]?.string ?? "", modelID: json["modelId"]?.string,
        isForked: json["forked"]?.bool)
    case "subagent_text_delta":
      self = .textDelta(id: id, agentType: agent, text: json["textDelta"]?.string ?? "")
    case "subagent_tool_start":
      self = .toolStarted(
        id: id, agentType: agent, tool: json["subToolName"]?.string ?? "", args: json["subToolArgs"] ?? .null)
    case "subagent_tool_end":
      self = .toolEnded(
        id: id, agentType: agent, tool: json["subToolName"]?.string ?? "",
        result: json["subToolResult"] ?? .null,
        isError: json["isError"]?.bool ?? false)
    case "subagent_end":
      self = .ended(
        id: id, agentType: agent, result: json["result"]?.string ?? "",
        isError: json["isError"]?.bool ?? false,
        duration: json["durationMs"]?.number ?? 0)
    default: return nil
    }
  }
}
