import Harness

/// Files by name.
struct FindFiles: Tool {
  private static let limit = 500

  let workspace: Workspace

  var spec: ToolSpec {
    ToolSpec(
      name: "find_files",
      description: """
        Finds files and folders by name. The pattern knows *, ?, [a-z], {a,b} and ** for any number of folders. \
        Without a slash it is matched against names at any depth (*.swift), with one against the path below the \
        searched folder (Sources/**/*.swift). Hidden files are found only by a pattern that names the dot; what \
        .gitignore leaves out is not found.
        """,
      category: .read,
      input: .object([
        .required("pattern", .string("The pattern.")),
        .optional("path", .string("The folder to search; the project's root when left out.")),
      ]),
      runsInParallel: true)
  }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    let request = try request(input)
    return preview(request)
  }

  private func preview(_ request: Request) -> ToolPreview {
    ToolPreview(
      title: "Find \(request.pattern) in \(request.folder.display)", blocks: [],
      risks: PathRisks.ofReading(request.folder, in: workspace))
  }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    PathNeeds.reading(try request(input).folder, in: workspace)
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let request = try request(input)
    try context.check(PathNeeds.reading(request.folder, in: workspace), preview(request))
    let workspace = workspace
    return .finished(
      try await OwnThread.run { isCancelled in try Self.find(request, in: workspace, isCancelled) })
  }

  private struct Request {
    let pattern: String
    let glob: Glob
    let folder: ResolvedPath
  }

  private func request(_ input: JSON) throws -> Request {
    let arguments = Arguments(input)
    let pattern = try arguments.text("pattern")
    guard !pattern.isEmpty else { throw Arguments.Problem.missing("pattern") }
    let written = pattern.hasPrefix("./") ? String(pattern.dropFirst(2)) : pattern
    return Request(
      pattern: pattern, glob: try Glob(written), folder: try workspace.folder(arguments.optionalText("path")))
  }

  private static func find(
    _ request: Request, in workspace: Workspace, _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> ToolOutput {
    var glob = request.glob
    let isAboutPath = request.pattern.contains("/")
    let namesDot = request.pattern.split(separator: "/").contains { $0.hasPrefix(".") && $0 != "." }
    let walk = FileWalk(includesHidden: namesDot, isCancelled: isCancelled)
    var items: [ListItem] = []
    var isCut = false
    let ending = try walk(request.folder, in: workspace) { entry in
      guard glob.matches(isAboutPath ? entry.relative : entry.path.name) else { return true }
      isCut = items.count == limit
      if !isCut {
        items.append(ListItem(entry.path.display + (entry.status.kind == .folder ? "/" : "")))
      }
      return !isCut
    }
    var notes = ending.notes
    if isCut { notes.append("Only the first \(limit) are listed; use a narrower pattern.") }
    if items.isEmpty { notes.append("Nothing in \(request.folder.display) is named \(request.pattern).") }
    let list: [OutputBlock] = items.isEmpty ? [] : [.list(items)]
    return ToolOutput(list + (notes.isEmpty ? [] : [.text(notes.joined(separator: " "))]))
  }
}
