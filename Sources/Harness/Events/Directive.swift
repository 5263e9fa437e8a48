/// What a session changes in its display without an event: things it brings back or takes away. In an event log a
/// line whose type begins with `@`.
public enum Directive: Hashable, Sendable {
  /// Nothing waits for an answer any more.
  case suspensionsCleared
  /// This call no longer waits for an answer.
  case suspensionRemoved(callID: String)
  /// The files that tools changed are forgotten.
  case modifiedFilesCleared
  /// A task list came back with its thread.
  case tasksRestored([TaskItem])
  /// The session is bound to no thread any more.
  case threadLeft
  /// The model a session starts with.
  case modelChosen(String)
  /// The rules a session starts with, and the file that keeps those of the project.
  case permissionsGiven(PermissionRules, keptIn: String?)
  /// Names of tools that count as changing the file named by their argument `path`, besides those that do anyway.
  case modifyingToolsAdded([String])
}

extension Directive {
  /// The directive in the form of the event log.
  public var json: JSON {
    switch self {
    case .suspensionsCleared: ["type": "@clear_pending_suspensions"]
    case .suspensionRemoved(let id): ["type": "@delete_pending_suspension", "toolCallId": .string(id)]
    case .modifiedFilesCleared: ["type": "@clear_modified_files"]
    case .tasksRestored(let tasks): ["type": "@restore_tasks", "tasks": .array(tasks.map(\.json))]
    case .threadLeft: ["type": "@rein_thread_left"]
    case .modelChosen(let id): ["type": "@rein_model", "modelId": .string(id)]
    case .permissionsGiven(let rules, let place):
      .fields([
        "type": "@rein_permissions", "rules": rules.json, "keptIn": place.map { .string($0) },
      ])
    case .modifyingToolsAdded(let names):
      ["type": "@rein_modifying_tools", "names": .array(names.map { .string($0) })]
    }
  }

  /// Reads a directive of the log. - Returns: `nil` for those that are about something else than the display.
  public init?(json: JSON) {
    switch json["type"]?.string {
    case "@clear_pending_suspensions": self = .suspensionsCleared
    case "@delete_pending_suspension": self = .suspensionRemoved(callID: json["toolCallId"]?.string ?? "")
    case "@clear_modified_files": self = .modifiedFilesCleared
    case "@restore_tasks":
      self = .tasksRestored((json["tasks"]?.array ?? []).compactMap(TaskItem.init(json:)))
    case "@rein_thread_left": self = .threadLeft
    case "@rein_model": self = .modelChosen(json["modelId"]?.string ?? "")
    case "@rein_permissions":
      self = .permissionsGiven(
        PermissionRules(json: json["rules"] ?? .emptyObject), keptIn: json["keptIn"]?.string)
    case "@rein_modifying_tools":
      self = .modifyingToolsAdded((json["names"]?.array ?? []).compactMap(\.string))
    default: return nil
    }
  }
}

extension DisplayState {
  /// Changes the state as a directive says.
  public mutating func apply(_ directive: Directive) {
    switch directive {
    case .suspensionsCleared: pendingSuspensions = [:]
    case .suspensionRemoved(let id): pendingSuspensions[id] = nil
    case .modifiedFilesCleared: modifiedFiles = [:]
    case .tasksRestored(let tasks): restoreTasks(tasks)
    case .threadLeft:
      leaveThread()
      threads = []
    case .modelChosen(let id): modelID = id
    case .permissionsGiven(let rules, let place):
      permissions = rules
      keptRulesPlace = place
    case .modifyingToolsAdded(let names): modifyingTools.formUnion(names)
    }
  }
}
