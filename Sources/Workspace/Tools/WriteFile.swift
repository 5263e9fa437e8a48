import Harness

/// A file with a new content.
struct WriteFile: Tool {
  let workspace: Workspace

  var spec: ToolSpec {
    ToolSpec(
      name: "write_file",
      description: """
        Writes a whole file, making it and its folders when they do not exist. To change a part of a file, use \
        edit_file.
        """,
      category: .edit,
      input: .object([
        .required("path", .string("The file, relative to the project's root or absolute.")),
        .required("content", .string("All that the file shall hold.")),
      ]))
  }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    try change(input).preview(in: workspace)
  }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    PathNeeds.writing(try workspace.resolve(try Arguments(input).text("path")), in: workspace)
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let change = try change(input)
    try context.check(PathNeeds.writing(change.path, in: workspace))
    try change.apply(approved: context.approved, in: workspace)
    workspace.shadow?.record(change, in: context.ownerThreadID)
    return .finished(
      ToolOutput(
        [.diff(change.diff)],
        content:
          "Wrote \(change.after.count) \(change.after.count == 1 ? "byte" : "bytes") to \(change.path.display)"
      )
    )
  }

  private func change(_ input: JSON) throws -> FileChange {
    let arguments = Arguments(input)
    let path = try workspace.resolve(try arguments.text("path"))
    let content = try arguments.text("content")
    return try FileChange(path, from: try FileContent.ifThere(path), to: Array(content.utf8))
  }
}
