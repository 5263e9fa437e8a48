import Harness
import Testing

@testable import Workspace

struct WorkspaceToolsTests {
  @Test func `each tool has its name and category, and only readers run side by side`() throws {
    let tools = WorkspaceTools.all(in: try TemporaryFolder().workspace)
    #expect(
      tools.map { "\($0.spec.name) \($0.spec.category?.rawValue ?? "none") \($0.spec.runsInParallel)" } == [
        "list_files read true", "read_file read true", "search_content read true", "find_files read true",
        "write_file edit false", "edit_file edit false", "execute_command execute false",
      ])
  }

  @Test(arguments: [
    "list_files", "read_file", "search_content", "find_files", "write_file", "edit_file", "execute_command",
  ])
  func `an input of wrong types is an error and never a crash`(name: String) async throws {
    let folder = try TemporaryFolder()
    let tool = try folder.tool(name)
    for input: JSON in [
      .null, [], ["path": 1, "pattern": 2, "command": [], "old_text": true], ["path": "\0"],
    ] {
      let isFine = name == "list_files" && input["path"]?.string == nil
      if isFine {
        _ = try await tool.preview(input, ToolContext())
      } else {
        await #expect(throws: (any Error).self) { try await tool.preview(input, ToolContext()) }
      }
    }
  }

  @Test(arguments: [1.5, -1, 0, 1e300])
  func `a number that makes no sense is an error`(number: Double) async throws {
    let folder = try TemporaryFolder(["f": "x\n"])
    #expect(
      try await folder.failure("read_file", ["path": "f", "offset": .number(number)])
        == "`offset` must be at least 1.")
  }
}
