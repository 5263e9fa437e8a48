/// A tool that a fork is offered, so that its requests begin like its parent's and the provider's cache serves both,
/// but cannot use: it answers why.
struct UnavailableTool: Tool {
  let spec: ToolSpec

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    .finished(.failure(UnavailableTool.notice(spec.name)))
  }

  /// The tools that forks cannot use: no subagents in subagents, no questions to the person, and no changes of a task
  /// list that is their parent's.
  static let names: Set<String> = [
    StartSubagent.name, AskUser.name, SubmitPlan.name, "task_write", "task_update", "task_complete",
    "task_check",
  ]

  private static func notice(_ name: String) -> String {
    switch name {
    case StartSubagent.name: "A forked subagent cannot start subagents. Do this yourself."
    case AskUser.name, SubmitPlan.name:
      "A forked subagent cannot ask the person. Go on without it and say in your answer what stays open."
    default: "The task list belongs to the conversation you were copied from. Go on without it."
    }
  }
}
