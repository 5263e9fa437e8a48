/// What changes in the session around the runs.
public enum SessionEvent: Hashable, Sendable {
  /// How far a choice of model reaches.
  public enum ModelScope: String, Hashable, Sendable {
    /// Every thread from now on.
    case global
    /// This thread, for one mode.
    case thread
    /// One mode.
    case mode
  }

  /// Another mode is on.
  case modeChanged(id: String, previous: String)
  /// Another model is chosen.
  case modelChanged(id: String, scope: ModelScope?, modeID: String?)
  /// The session's state changed: the whole of it, and the keys that were written.
  case stateChanged(state: JSON, changedKeys: [String])
  /// The queue of follow-ups has this length now; `runID` when one was just sent.
  case followUpQueued(count: Int, runID: String?)
  /// The task list changed: the whole list.
  case tasksUpdated([TaskItem])
  /// A subagent's model was chosen.
  case subagentModelChanged(modelID: String, agentType: String?)
  /// A goal was judged.
  case goalEvaluation(JSON)
  /// The workspace is being made ready, is ready, or failed; `error` as the log has it.
  case workspaceStatusChanged(status: String, error: JSON?)
  /// The workspace can be used.
  case workspaceReady(id: String, name: String)
  /// The workspace cannot be used.
  case workspaceFailed(JSON)
}

extension SessionEvent {
  var json: JSON {
    switch self {
    case .modeChanged(let id, let previous):
      ["type": "mode_changed", "modeId": .string(id), "previousModeId": .string(previous)]
    case .modelChanged(let id, let scope, let mode):
      .fields([
        "type": "model_changed", "modelId": .string(id), "scope": scope.map { .string($0.rawValue) },
        "modeId": mode.map { .string($0) },
      ])
    case .stateChanged(let state, let keys):
      ["type": "state_changed", "state": state, "changedKeys": .array(keys.map { .string($0) })]
    case .followUpQueued(let count, let run):
      .fields(["type": "follow_up_queued", "count": JSON(count), "runId": run.map { .string($0) }])
    case .tasksUpdated(let tasks): ["type": "task_updated", "tasks": .array(tasks.map(\.json))]
    case .subagentModelChanged(let model, let agent):
      .fields([
        "type": "subagent_model_changed", "modelId": .string(model), "scope": "thread",
        "agentType": agent.map { .string($0) },
      ])
    case .goalEvaluation(let payload): ["type": "goal_evaluation", "payload": payload]
    case .workspaceStatusChanged(let status, let error):
      .fields(["type": "workspace_status_changed", "status": .string(status), "error": error])
    case .workspaceReady(let id, let name):
      ["type": "workspace_ready", "workspaceId": .string(id), "workspaceName": .string(name)]
    case .workspaceFailed(let error): ["type": "workspace_error", "error": error]
    }
  }

  init?(type: String, _ json: JSON) {
    switch type {
    case "mode_changed":
      self = .modeChanged(id: json["modeId"]?.string ?? "", previous: json["previousModeId"]?.string ?? "")
    case "model_changed":
      self = .modelChanged(
        id: json["modelId"]?.string ?? "", scope: json["scope"]?.string.flatMap(ModelScope.init),
        modeID: json["modeId"]?.string)
    case "state_changed":
      self = .stateChanged(
        state: json["state"] ?? .emptyObject,
        changedKeys: (json["changedKeys"]?.array ?? []).compactMap(\.string))
    case "follow_up_queued":
      self = .followUpQueued(count: json["count"]?.int ?? 0, runID: json["runId"]?.string)
    case "task_updated": self = .tasksUpdated((json["tasks"]?.array ?? []).compactMap(TaskItem.init(json:)))
    case "subagent_model_changed":
      self = .subagentModelChanged(
        modelID: json["modelId"]?.string ?? "", agentType: json["agentType"]?.string)
    case "goal_evaluation": self = .goalEvaluation(json["payload"] ?? .null)
    case "workspace_status_changed":
      self = .workspaceStatusChanged(status: json["status"]?.string ?? "", error: json["error"])
    case "workspace_ready":
      self = .workspaceReady(id: json["workspaceId"]?.string ?? "", name: json["workspaceName"]?.string ?? "")
    case "workspace_error": self = .workspaceFailed(json["error"] ?? .null)
    default: return nil
    }
  }
}
