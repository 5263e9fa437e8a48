import Harness

/// A tool made of closures, for tests that need just one thing of it.
public struct TestTool: Tool {
  public let spec: ToolSpec
  private let previewing: @Sendable (JSON) async throws -> ToolPreview
  private let needing: @Sendable (JSON) -> [PermissionNeed]
  private let running: @Sendable (JSON, ToolContext) async throws -> ToolOutcome

  /// A tool; by default it answers with its `text` argument in capitals.
  public init(
    _ name: String, _ category: ToolCategory?, parallel: Bool = false,
    preview: @escaping @Sendable (JSON) async throws -> ToolPreview = {
      ToolPreview(title: "Test", blocks: [.text($0.text())])
    },
    needs: @escaping @Sendable (JSON) -> [PermissionNeed] = { _ in [] },
    run: @escaping @Sendable (JSON, ToolContext) async throws -> ToolOutcome = { input, _ in
      .finished(ToolOutput(input["text"]?.string?.uppercased() ?? ""))
    }
  ) {
    spec = ToolSpec(
      name: name, description: "A tool of a test.", category: category,
      input: .object([.optional("text", .string())]), runsInParallel: parallel)
    previewing = preview
    needing = needs
    running = run
  }

  public func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    try await previewing(input)
  }

  public func needs(_ input: JSON) async throws -> [PermissionNeed] {
    needing(input)
  }

  public func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    try await running(input, context)
  }
}
