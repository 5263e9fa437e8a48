import Harness
import Testing

@testable import Workspace

struct ListFilesTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "a.txt": "12345", "Sources/one/two/deep.swift": "",
      "Sources/b.swift": String(repeating: "x", count: 1500),
      ".hidden": "", ".git/HEAD": "ref", ".gitignore": "ignored/\n", "ignored/file": "",
    ])
    try folder.link("link", to: "a.txt")
  }

  @Test func `it lists two levels, without hidden and ignored names`() async throws {
    #expect(
      try await folder.call("list_files", [:])
        == ToolOutput([
          .list([
            ListItem("Sources/"), ListItem("Sources/b.swift", detail: "1.5 KB"), ListItem("Sources/one/"),
            ListItem("a.txt", detail: "5 bytes"), ListItem("link", detail: "-> a.txt"),
          ])
        ]))
  }

  @Test func `depth and hidden names can be asked for`() async throws {
    let output = try await folder.call("list_files", ["depth": 1, "hidden": true])
    #expect(
      output.text == ".git/\n.gitignore: 9 bytes\n.hidden: 0 bytes\nSources/\na.txt: 5 bytes\nlink: -> a.txt")
    let deep = try await folder.call("list_files", ["path": "Sources/one", "depth": 9])
    #expect(deep.text == "Sources/one/two/\nSources/one/two/deep.swift: 0 bytes")
  }

  @Test func `a folder that is left out can be listed itself`() async throws {
    #expect(try await folder.call("list_files", ["path": "ignored"]).text == "ignored/file: 0 bytes")
  }

  @Test func `more than a thousand names are cut, and said so`() async throws {
    for number in 0..<1001 { try folder.write("", to: "many/\(number)") }
    let output = try await folder.call("list_files", ["path": "many"])
    guard case .list(let items) = output.blocks.first else {
      Issue.record("no list")
      return
    }
    #expect(items.count == 1000)
    #expect(
      output.blocks.last == .text("Only the first 1000 are listed; name a folder or a smaller depth."))
  }

  @Test func `wrong folders are errors`() async throws {
    #expect(try await folder.failure("list_files", ["path": "a.txt"]) == "a.txt is not a folder.")
    #expect(
      try await folder.failure("list_files", ["path": "Source"])
        == "There is no file or folder Source. Did you mean Sources?")
    #expect(try await folder.failure("list_files", ["depth": 0]) == "`depth` must be from 1 to 20.")
  }

  @Test func `outside the project is a risk`() async throws {
    #expect(
      try await folder.preview("list_files", ["path": .string(folder.above)])
        == ToolPreview(
          title: "List \(folder.above)", blocks: [],
          risks: ["\(folder.above) is outside the project (\(folder.root))."]))
  }
}
