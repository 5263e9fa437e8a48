/// Looks at the task list: what is left.
struct TaskCheck: Tool {
  let spec = ToolSpec(
    name: "task_check", description: "See which tasks are left. Use it before you say that you are done.",
    category: nil, input: .object([]))

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let tasks = await TaskList(context: context).read()
    func of(_ status: TaskItem.Status) -> [TaskItem] { tasks.filter { $0.status == status } }
    let incomplete = of(.inProgress) + of(.pending)
    let isDone = !tasks.isEmpty && incomplete.isEmpty
    let details: JSON = [
      "tasks": .array(tasks.map(\.json)), "incompleteTasks": .array(incomplete.map(\.json)),
      "summary": [
        "total": JSON(tasks.count), "completed": JSON(of(.completed).count),
        "inProgress": JSON(of(.inProgress).count),
        "pending": JSON(of(.pending).count), "incomplete": JSON(incomplete.count),
        "hasTasks": .bool(!tasks.isEmpty),
        "allCompleted": .bool(isDone),
      ],
    ]
    guard !tasks.isEmpty else {
      return .finished(ToolOutput("No tasks found. Use task_write to make a list.", details: details))
    }
    var lines = [
      "Task status: [\(of(.completed).count)/\(tasks.count) completed]",
      "- Completed: \(of(.completed).count)",
      "- In progress: \(of(.inProgress).count)", "- Pending: \(of(.pending).count)",
      "All tasks completed: \(isDone ? "YES" : "NO")",
    ]
    if !isDone {
      for (title, group) in [("In progress:", of(.inProgress)), ("Pending:", of(.pending))]
      where !group.isEmpty {
        lines.append(title)
        lines += group.map { "- \($0.id): \($0.content)" }
      }
      lines.append("Go on with the tasks that are left.")
    }
    return .finished(ToolOutput(lines.joined(separator: "\n"), details: details))
  }
}
