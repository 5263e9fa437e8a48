/// Changes one task.
struct TaskUpdate: Tool {
  let spec = ToolSpec(
    name: "task_update",
    description: "Change one task. Making one in_progress makes any other one pending.",
    category: nil,
    input: .object([
      .required("id", .string("Which task.")),
      .optional("content", .string("What to do.")),
      .optional("status", .string(choices: TaskItem.Status.allCases.map(\.rawValue))),
      .optional("activeForm", .string("What is being done.")),
    ]))

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let list = TaskList(context: context)
    var tasks = await list.read()
    let id = input["id"]?.string ?? ""
    let content = input["content"]?.string
    let status = input["status"]?.string.flatMap(TaskItem.Status.init)
    let active = input["activeForm"]?.string
    guard content != "", active != "" else {
      return .finished(
        TaskList.output("content and activeForm of a task must not be empty.", tasks, isError: true))
    }
    guard content != nil || status != nil || active != nil else {
      return .finished(TaskList.output("Provide at least one field to update.", tasks, isError: true))
    }
    guard let index = tasks.firstIndex(where: { $0.id == id }) else {
      return .finished(TaskList.unknown(id, tasks))
    }
    if let content { tasks[index].content = content }
    if let active { tasks[index].activeForm = active }
    if let status { tasks[index].status = status }
    if status == .inProgress {
      for other in tasks.indices where other != index && tasks[other].status == .inProgress {
        tasks[other].status = .pending
      }
    }
    return .finished(await list.write(tasks))
  }
}
