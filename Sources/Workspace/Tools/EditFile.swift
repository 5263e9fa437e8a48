import Harness

/// A part of a file replaced by another text.
struct EditFile: Tool {
  let workspace: Workspace

  var spec: ToolSpec {
    ToolSpec(
      name: "edit_file",
      description: """
        Replaces a text in a file by another. old_text must be exactly what the file holds, with its blanks but \
        without line numbers, and must occur once; add lines around it until it does, or set replace_all.
        """,
      category: .edit,
      input: .object([
        .required("path", .string("The file, relative to the project's root or absolute.")),
        .required("old_text", .string("The text to replace.")),
        .required("new_text", .string("The text to put there; may be empty.")),
        .optional("replace_all", .boolean("Whether to replace it wherever it occurs; not when left out.")),
      ]))
  }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    try change(input).change.preview(in: workspace)
  }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    PathNeeds.writing(try workspace.resolve(try Arguments(input).text("path")), in: workspace)
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let (change, count) = try change(input)
    try context.check(PathNeeds.writing(change.path, in: workspace))
    try change.apply(approved: context.approved, in: workspace)
    workspace.shadow?.record(change, in: context.ownerThreadID)
    return .finished(
      ToolOutput(
        [.diff(change.diff)],
        content: "Replaced \(count) \(count == 1 ? "occurrence" : "occurrences") in \(change.path.display)"))
  }

  private func change(_ input: JSON) throws -> (change: FileChange, count: Int) {
    let arguments = Arguments(input)
    let path = try workspace.resolve(try arguments.text("path"))
    let content = try FileContent(path)
    guard !content.isBinary else { throw FileError.binary(path.display, size: content.bytes.count) }
    let replacement = try TextReplacement(
      of: try arguments.text("old_text"), by: try arguments.text("new_text"),
      everywhere: arguments.isOn("replace_all"), in: content.bytes, path: path.display)
    return (try FileChange(path, from: content, to: replacement.result), replacement.count)
  }
}
