/// The model's to-do list as its tools see it: kept with the thread, changed as a whole.
struct TaskList: Sendable {
  let context: ToolContext

  /// The list as it is.
  func read() async -> [TaskItem] {
    (await context.setting("tasks")?.array ?? []).compactMap(TaskItem.init(json:))
  }

  /// Keeps a changed list and announces it. - Returns: what the model reads.
  func write(_ tasks: [TaskItem]) async -> ToolOutput {
    await context.setSetting("tasks", .array(tasks.map(\.json)))
    await context.emit(.tasks(tasks))
    return TaskList.output(TaskList.summary(tasks), tasks)
  }

  /// A result with the list beside it.
  static func output(_ text: String, _ tasks: [TaskItem], isError: Bool = false) -> ToolOutput {
    ToolOutput(text, isError: isError, details: ["tasks": .array(tasks.map(\.json))])
  }

  /// There is no such task.
  static func unknown(_ id: String, _ tasks: [TaskItem]) -> ToolOutput {
    let known =
      tasks.isEmpty
      ? "No tasks are currently tracked." : "Available task IDs: \(tasks.map(\.id).joined(separator: ", "))"
    return output("Task not found: \(id)\n\n\(known)", tasks, isError: true)
  }

  private static func summary(_ tasks: [TaskItem]) -> String {
    let done = tasks.count { $0.status == .completed }
    var lines = ["Tasks updated: [\(done)/\(tasks.count) completed]"]
    if let current = tasks.first(where: { $0.status == .inProgress }) {
      lines.append("Currently: \(current.activeForm) (\(current.id))")
    }
    if !tasks.isEmpty {
      lines.append("Task IDs:")
      lines += tasks.map { "- \($0.id): \($0.content) (\($0.status.rawValue))" }
    }
    return lines.joined(separator: "\n")
  }
}
