import Harness

/// Lines of files by what they say.
struct SearchContent: Tool {
  let workspace: Workspace

  var spec: ToolSpec {
    ToolSpec(
      name: "search_content",
      description: """
        Searches the lines of files for a regular expression and lists them as path:line. Matches within one \
        line. Skips binary files, hidden files and what .gitignore leaves out. No look-around or back-references.
        """,
      category: .read,
      input: .object([
        .required("pattern", .string("The regular expression, such as func \\w+Approval.")),
        .optional("path", .string("A folder or one file; the project's root when left out.")),
        .optional(
          "ignoreCase", .boolean("Whether upper and lower case count as the same; not when left out.")),
        .optional("maxResults", .integer("At most so many lines, from 1 to 1000; 200 when left out.")),
      ]),
      runsInParallel: true)
  }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    let search = try search(input)
    return preview(search)
  }

  private func preview(_ search: ContentSearch) -> ToolPreview {
    ToolPreview(
      title: "Search \(search.place.display)", blocks: [.code(Code(text: search.written))],
      risks: PathRisks.ofReading(search.place, in: workspace))
  }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    PathNeeds.reading(try search(input).place, in: workspace)
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let search = try search(input)
    try context.check(PathNeeds.reading(search.place, in: workspace), preview(search))
    let workspace = workspace
    return .finished(
      try await OwnThread.run { isCancelled in
        var search = search
        return try search.run(in: workspace, isCancelled)
      })
  }

  private func search(_ input: JSON) throws -> ContentSearch {
    let arguments = Arguments(input)
    let written = try arguments.text("pattern")
    guard !written.isEmpty else { throw Arguments.Problem.missing("pattern") }
    let (place, kind) = try workspace.existing(arguments.optionalText("path"))
    guard kind != .special else { throw FileError.special(place.display) }
    return ContentSearch(
      written: written, pattern: try LinePattern(written, ignoringCase: arguments.isOn("ignoreCase")),
      place: place, isFolder: kind == .folder, limit: try arguments.number("maxResults", in: 1...1000) ?? 200)
  }
}
