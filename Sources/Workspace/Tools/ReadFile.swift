import Harness

/// The content of a file.
struct ReadFile: Tool {
  let workspace: Workspace

  var spec: ToolSpec {
    ToolSpec(
      name: "read_file",
      description: """
        Reads a text file, with line numbers that are not part of it. At most \(TextExcerpt.lineLimit) lines or \
        \(TextExcerpt.byteLimit >> 10) KB at a time; use offset to read on.
        """,
      category: .read,
      input: .object([
        .required("path", .string("The file, relative to the project's root or absolute.")),
        .optional("offset", .integer("The first line to read, from 1.")),
        .optional("limit", .integer("How many lines to read.")),
      ]),
      runsInParallel: true)
  }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    let request = try request(input)
    _ = try OpenFile(request.path)
    return preview(request)
  }

  private func preview(_ request: Request) -> ToolPreview {
    ToolPreview(
      title: "Read \(request.path.display)", blocks: [],
      risks: PathRisks.ofReading(request.path, in: workspace))
  }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    PathNeeds.reading(try request(input).path, in: workspace)
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let request = try request(input)
    try context.check(PathNeeds.reading(request.path, in: workspace), preview(request))
    return .finished(try await OwnThread.run { isCancelled in try Self.read(request, isCancelled) })
  }

  private struct Request {
    let path: ResolvedPath
    let offset: Int
    let limit: Int
  }

  private func request(_ input: JSON) throws -> Request {
    let arguments = Arguments(input)
    return Request(
      path: try workspace.resolve(try arguments.text("path")),
      offset: try arguments.number("offset", in: 1...Int.max) ?? 1,
      limit: try arguments.number("limit", in: 1...Int.max) ?? TextExcerpt.lineLimit)
  }

  private static func read(_ request: Request, _ isCancelled: () -> Bool) throws -> ToolOutput {
    let file = try OpenFile(request.path)
    let excerpt: TextExcerpt
    do {
      excerpt = try TextExcerpt(
        of: file, from: request.offset, lines: min(request.limit, TextExcerpt.lineLimit), isCancelled)
    } catch let error as SystemError {
      throw FileError.failed(request.path.display, reason: error.text)
    }
    let name = request.path.display
    if excerpt.isBinary {
      return ToolOutput("\(name) is a binary file (\(ByteCount.text(file.status.size))); it is not shown.")
    }
    guard excerpt.lines > 0 else {
      let lines = excerpt.totalLines ?? 0
      return lines == 0
        ? ToolOutput("\(name) is empty.")
        : .failure(
          "\(name) has only \(lines) \(lines == 1 ? "line" : "lines"); offset \(request.offset) is after its end."
        )
    }
    let code = Code(
      text: excerpt.text, path: name, language: Language.name(ofFile: request.path.name),
      firstLine: request.offset)
    let notes = excerpt.notes(from: request.offset, size: file.status.size)
    return ToolOutput([.code(code)] + (notes.isEmpty ? [] : [.text(notes.joined(separator: " "))]))
  }
}
