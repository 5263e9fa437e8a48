import Harness

/// What is in a folder.
struct ListFiles: Tool {
  private static let limit = 1000

  let workspace: Workspace

  var spec: ToolSpec {
    ToolSpec(
      name: "list_files",
      description: """
        Lists a folder and the folders in it, with sizes. Folders end with a slash. What .gitignore leaves out is \
        not listed, unless that folder itself is asked for.
        """,
      category: .read,
      input: .object([
        .optional("path", .string("The folder; the project's root when left out.")),
        .optional("depth", .integer("How many levels to show, from 1 to 20; 2 when left out.")),
        .optional("hidden", .boolean("Whether to list names that start with a dot; not when left out.")),
      ]),
      runsInParallel: true)
  }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    preview(try request(input).folder)
  }

  private func preview(_ folder: ResolvedPath) -> ToolPreview {
    ToolPreview(
      title: "List \(folder.display)", blocks: [], risks: PathRisks.ofReading(folder, in: workspace))
  }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    PathNeeds.reading(try request(input).folder, in: workspace)
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let request = try request(input)
    try context.check(PathNeeds.reading(request.folder, in: workspace), preview(request.folder))
    let workspace = workspace
    return .finished(
      try await OwnThread.run { isCancelled in
        try Self.list(request.folder, request.walk, in: workspace, isCancelled)
      })
  }

  private func request(_ input: JSON) throws -> (folder: ResolvedPath, walk: FileWalk) {
    let arguments = Arguments(input)
    let walk = FileWalk(
      includesHidden: arguments.isOn("hidden"), depth: try arguments.number("depth", in: 1...20) ?? 2)
    return (try workspace.folder(arguments.optionalText("path")), walk)
  }

  private static func list(
    _ folder: ResolvedPath, _ walk: FileWalk, in workspace: Workspace,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws -> ToolOutput {
    var walk = walk
    walk.isCancelled = isCancelled
    var items: [ListItem] = []
    var isCut = false
    let ending = try walk(folder, in: workspace) { entry in
      isCut = items.count == limit
      if !isCut { items.append(item(entry)) }
      return !isCut
    }
    var notes = ending.notes
    if isCut { notes.append("Only the first \(limit) are listed; name a folder or a smaller depth.") }
    if items.isEmpty { notes.append("\(folder.display) has nothing to list.") }
    let list: [OutputBlock] = items.isEmpty ? [] : [.list(items)]
    return ToolOutput(list + (notes.isEmpty ? [] : [.text(notes.joined(separator: " "))]))
  }

  private static func item(_ entry: FileWalk.Entry) -> ListItem {
    switch entry.status.kind {
    case .folder: ListItem(entry.path.display + "/")
    case .file: ListItem(entry.path.display, detail: ByteCount.text(entry.status.size))
    case .link:
      ListItem(entry.path.display, detail: "-> \(FileStatus.linkTarget(of: entry.path.absolute) ?? "?")")
    case .special: ListItem(entry.path.display, detail: "device, socket or pipe")
    }
  }
}
