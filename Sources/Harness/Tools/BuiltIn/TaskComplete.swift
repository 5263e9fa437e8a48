/// Marks one task as done.
struct TaskComplete: Tool {
  let spec = ToolSpec(
    name: "task_complete", description: "Mark a task as completed, as soon as it is.", category: nil,
    input: .object([.required("id", .string("Which task."))]))

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let list = TaskList(context: context)
    var tasks = await list.read()
    let id = input["id"]?.string ?? ""
    guard let index = tasks.firstIndex(where: { $0.id == id }) else {
      return .finished(TaskList.unknown(id, tasks))
    }
    tasks[index].status = .completed
    return .finished(await list.write(tasks))
  }
}
