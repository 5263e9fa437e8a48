import Testing

@testable import Workspace

@Suite struct ProjectInstructionsTests {
  private func found(_ folder: TemporaryFolder, downTo path: String = "") -> [String] {
    ProjectInstructions(in: folder.workspace, downTo: folder.root + "/" + path).files.map { file in
      "\(file.path): \(file.problem ?? file.text)"
    }
  }

  @Test func `the first name of each folder counts, from the root down`() throws {
    let folder = try TemporaryFolder([
      "CLAUDE.md": "root", "GEMINI.md": "not read", "a/.github/copilot-instructions.md": "a",
      "a/b/AGENTS.md": "b", "a/b/CLAUDE.md": "not read", "a/b/c/AGENTS.md": "below", "z/AGENTS.md": "beside",
    ])
    #expect(
      found(folder, downTo: "a/b")
        == ["CLAUDE.md: root", "a/.github/copilot-instructions.md: a", "a/b/AGENTS.md: b"])
    #expect(found(folder) == ["CLAUDE.md: root"])
    #expect(
      ProjectInstructions(in: folder.workspace, downTo: folder.above).files.map(\.path) == ["CLAUDE.md"])
  }

  @Test func `a link inside the project is followed, one that leads out of it is not`() throws {
    let folder = try TemporaryFolder(["docs/agents.txt": "inside", "a/CLAUDE.md": "a"])
    try folder.write("secret", to: "../secret")
    try folder.link("AGENTS.md", to: "docs/agents.txt")
    try folder.link("a/AGENTS.md", to: "../../secret")
    let found = found(folder, downTo: "a")
    #expect(found.first == "AGENTS.md: inside")
    #expect(found.last == "a/CLAUDE.md: a")
    #expect(found.count == 3)
    #expect(!found.contains { $0.contains("secret") && !$0.contains("leads") && !$0.contains("outside") })
  }

  @Test func `what is no text is not used, and the next name is`() throws {
    let folder = try TemporaryFolder(["CLAUDE.md": "text", "b/AGENTS.md": "b"])
    try folder.write([0xFF, 0xFE, 0x00], to: "AGENTS.md")
    try folder.write("x", to: "AGENT.md/inner")
    #expect(
      found(folder) == [
        "AGENTS.md: it is not UTF-8 text", "AGENT.md: AGENT.md is a folder, not a file.", "CLAUDE.md: text",
      ])
  }

  @Test func `files are cut where they get too long, each and all together`() throws {
    let long = String(repeating: "é", count: 20_000)
    let folder = try TemporaryFolder(["AGENTS.md": "x" + long, "a/AGENTS.md": long, "a/b/AGENTS.md": "more"])
    let files = ProjectInstructions(in: folder.workspace, downTo: folder.root + "/a/b").files
    // 32,768 bytes would cut a letter in two.
    #expect(files.map(\.text.utf8.count) == [32_767, 32_768, 1])
    #expect(files.map(\.bytesLeftOut) == [7_234, 7_232, 3])
    #expect(files.map(\.problem) == [nil, nil, nil])
  }

  @Test func `a file of the person may be anywhere`() throws {
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "../own.md")
    #expect(ProjectInstructions.file(at: folder.above + "/own.md", in: folder.workspace)?.text == "mine")
    #expect(ProjectInstructions.file(at: folder.above + "/none.md", in: folder.workspace) == nil)
  }
}
