/// Replaces the whole task list.
struct TaskWrite: Tool {
  let spec = ToolSpec(
    name: "task_write",
    description: """
      Write the whole task list: what is to be done, in order. Use it for work of three or more steps, and keep it true \
      while you work. At most one task is in_progress. Leave ids out for new tasks; tasks keep their id by content.
      """,
    category: nil,
    input: .object([
      .required(
        "tasks",
        .array(
          of: .object([
            .optional("id", .string("The task's id, for a task that is there.")),
            .required("content", .string("What to do: \"Write the parser\".")),
            .required("status", .string(choices: TaskItem.Status.allCases.map(\.rawValue))),
            .required("activeForm", .string("What is being done: \"Writing the parser\".")),
          ]), "The whole list; empty to clear it."))
    ]))

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let list = TaskList(context: context)
    let previous = await list.read()
    let drafts = (input["tasks"]?.array ?? []).compactMap(TaskDraft.init(json:))
    guard drafts.count == input["tasks"]?.array?.count else {
      return .finished(
        TaskList.output("content and activeForm of a task must not be empty.", previous, isError: true))
    }
    guard drafts.count(where: { $0.status == .inProgress }) <= 1 else {
      return .finished(
        TaskList.output("Only one task can be in_progress at a time.", previous, isError: true))
    }
    return .finished(await list.write(TaskIDs.assign(drafts, previous: previous)))
  }
}

extension TaskDraft {
  init?(json: JSON) {
    guard let content = json["content"]?.string, !content.isEmpty,
      let active = json["activeForm"]?.string, !active.isEmpty,
      let status = json["status"]?.string.flatMap(TaskItem.Status.init)
    else { return nil }
    self.init(id: json["id"]?.string, content: content, status: status, activeForm: active)
  }
}
