import Harness
import Testing

@testable import Workspace

extension TemporaryFolder {
  /// The tool of that name.
  func tool(_ name: String) throws -> any Tool {
    try #require(WorkspaceTools.all(in: workspace).first { $0.spec.name == name })
  }

  /// What a call returns.
  func call(_ name: String, _ input: JSON, _ context: ToolContext = ToolContext()) async throws -> ToolOutput
  {
    guard case .finished(let output) = try await tool(name).run(input, context) else {
      Issue.record("the tools of a workspace never wait for an answer")
      return ToolOutput("")
    }
    return output
  }

  /// What an approval of a call shows.
  func preview(_ name: String, _ input: JSON) async throws -> ToolPreview {
    try await tool(name).preview(input, ToolContext())
  }

  /// What a call says when it fails; fails the test when preview and run do not say the same.
  func failure(_ name: String, _ input: JSON) async throws -> String {
    let tool = try tool(name)
    let shown = await #expect(throws: (any Error).self) { try await tool.preview(input, ToolContext()) }
    let run = await #expect(throws: (any Error).self) { try await tool.run(input, ToolContext()) }
    let text = "\(try #require(run))"
    #expect("\(try #require(shown))" == text)
    return text
  }
}
