import Testing

@testable import Workspace

@Suite struct ProjectFilesTests {
  private let folder: TemporaryFolder
  private let files: ProjectFiles

  init() throws {
    let names = ["README.md", "Sources/App.swift", "Sources/Wrapper.swift", "Tests/AppTests.swift"]
    folder = try TemporaryFolder(names.reduce(into: [:]) { $0[$1] = "" })
    files = ProjectFiles(in: folder.workspace)
  }

  @Test func `the beginning of a name goes before other places of the path`() async throws {
    #expect(
      await files.matching("app", limit: 9) == [
        "Sources/App.swift", "Tests/AppTests.swift", "Sources/Wrapper.swift",
      ])
    #expect(await files.matching("tests/", limit: 9) == ["Tests/", "Tests/AppTests.swift"])
    #expect(await files.matching("srcwr", limit: 9) == ["Sources/Wrapper.swift"])
    #expect(await files.matching("nothing", limit: 9) == [])
  }

  @Test func `without a query what is nearest to the root comes first`() async throws {
    #expect(await files.matching("", limit: 3) == ["Tests/", "Sources/", "README.md"])
  }

  @Test func `what git ignores is left out`() async throws {
    try folder.write("build/\n*.log\n", to: ".gitignore")
    try folder.write("", to: "build/app.o")
    try folder.write("", to: "app.log")
    #expect(
      await files.matching("app", limit: 9) == [
        "Sources/App.swift", "Tests/AppTests.swift", "Sources/Wrapper.swift",
      ])
  }
}
