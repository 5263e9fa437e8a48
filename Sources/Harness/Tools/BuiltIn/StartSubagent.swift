/// Gives a task to a subagent and waits for its answer. Starting one needs no approval: what it does is decided on
/// call by call, like everything else.
struct StartSubagent: Tool {
  static let name = "subagent"

  let spec: ToolSpec
  private let known: [String]

  init(_ subagents: [Subagent]) {
    known = subagents.map(\.id)
    let list = subagents.map { "- \($0.id): \($0.description)" }.joined(separator: "\n")
    spec = ToolSpec(
      name: StartSubagent.name,
      description: """
        Give a task to a subagent, which works on its own and comes back with one answer. Use it for work that would \
        fill the conversation with what only its result needs: searching, reading much, a change with its checks. \
        Several calls in one step run at the same time; use that for tasks that do not depend on each other. Types:
        \(list)
        """,
      category: nil,
      input: .object([
        .required("agentType", .string("The type of subagent: \(known.joined(separator: ", ")).")),
        .required(
          "task",
          .string("What to do, in full: unless forked, the subagent knows nothing of this conversation.")),
        .optional("modelId", .string("The model to use, provider/name; leave it out normally.")),
        .optional("forked", .boolean("Start from a copy of this conversation. Costs as much as it is long.")),
      ]), runsInParallel: true)
  }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    let task = task(input)
    guard known.contains(task.agentType) else {
      throw SubagentError.unknownType(task.agentType, known: known)
    }
    let fork = task.isForked == true ? " with a copy of this conversation" : ""
    let model = task.modelID.map { " on \($0)" } ?? ""
    return ToolPreview(
      title: "Start the subagent \(task.agentType)\(model)\(fork)", blocks: [.text(task.text)])
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    .finished(await context.startSubagent(task(input)))
  }

  private func task(_ input: JSON) -> SubagentTask {
    SubagentTask(
      agentType: input["agentType"]?.string ?? "", text: input["task"]?.string ?? "",
      modelID: input["modelId"]?.string.flatMap { $0.isEmpty ? nil : $0 }, isForked: input["forked"]?.bool)
  }
}
