/// A tool as a subagent has it. A question to the person becomes a failure: nobody would carry it to them.
struct UnattendedTool: Tool {
  let tool: any Tool

  var spec: ToolSpec { tool.spec }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    try await tool.preview(input, context)
  }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    try await tool.needs(input)
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let outcome = try await tool.run(input, context)
    guard case .suspended = outcome else { return outcome }
    return .finished(
      .failure(
        "\(spec.name) waits for an answer of the person, which a subagent cannot get. Go on without it and say in "
          + "your answer what stays open."))
  }
}
