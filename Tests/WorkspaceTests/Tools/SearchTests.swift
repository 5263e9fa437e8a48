import Harness
import Testing

@testable import Workspace

struct SearchTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "Sources/a.swift": "import X\nfunc one() {}\r\n  func two() {}\n", "Sources/b.c": "int one;\n",
      "notes.md": "One\n", ".hidden/x": "one\n", ".gitignore": "out", "out/x": "one\n",
    ])
    try folder.write([0x6F, 0x6E, 0x65, 0x00], to: "binary")
  }

  @Test func `lines that match are listed with their place`() async throws {
    #expect(
      try await folder.call("search_content", ["pattern": "func \\w+"])
        == ToolOutput([
          .list([
            ListItem("Sources/a.swift:2", detail: "func one() {}"),
            ListItem("Sources/a.swift:3", detail: "  func two() {}"),
          ]), .text("2 lines in 1 file."),
        ]))
  }

  @Test func `hidden, ignored and binary files are left out`() async throws {
    let output = try await folder.call("search_content", ["pattern": "one", "ignoreCase": true])
    #expect(
      output.text == """
        Sources/a.swift:2: func one() {}
        Sources/b.c:1: int one;
        notes.md:1: One

        3 lines in 3 files.
        """)
  }

  @Test func `one file can be searched, even one that is left out`() async throws {
    let output = try await folder.call("search_content", ["pattern": "one", "path": "out/x"])
    #expect(output.text == "out/x:1: one\n\n1 line in 1 file.")
  }

  @Test func `nothing found is said`() async throws {
    #expect(
      try await folder.call("search_content", ["pattern": "zero", "path": "Sources"])
        == ToolOutput("No line in Sources matches zero."))
  }

  @Test func `more than the limit is cut, and said so`() async throws {
    let output = try await folder.call("search_content", ["pattern": "one", "maxResults": 1])
    #expect(
      output.text
        == "Sources/a.swift:2: func one() {}\n\n1 line in 1 file, and there are more: use a narrower pattern or path."
    )
  }

  @Test func `long lines are shown in part`() async throws {
    try folder.write(String(repeating: "\u{E9}", count: 1000) + "end\n", to: "long")
    let output = try await folder.call("search_content", ["pattern": "end", "path": "long"])
    #expect(output.text == "long:1: " + String(repeating: "\u{E9}", count: 300) + "...\n\n1 line in 1 file.")
  }

  @Test func `a wrong pattern is an error before anybody is asked`() async throws {
    #expect(
      try await folder.failure("search_content", ["pattern": "a("])
        == "The pattern a( is not valid: a ( without its ) (character 3).")
    #expect(
      try await folder.failure("search_content", ["pattern": "a", "path": "nowhere"])
        == "There is no file or folder nowhere.")
  }

  @Test func `names are found at any depth, paths from the searched folder`() async throws {
    func find(_ input: JSON) async throws -> String { try await folder.call("find_files", input).text }
    #expect(try await find(["pattern": "*.{swift,md}"]) == "Sources/a.swift\nnotes.md")
    #expect(try await find(["pattern": "Sources"]) == "Sources/")
    #expect(try await find(["pattern": "Sources/**"]) == "Sources/a.swift\nSources/b.c")
    #expect(try await find(["pattern": "./*.md"]) == "notes.md")
    #expect(try await find(["pattern": "*.c", "path": "Sources"]) == "Sources/b.c")
    #expect(try await find(["pattern": "**/.hid*/*"]) == ".hidden/x")
    #expect(try await find(["pattern": "x"]) == "Nothing in . is named x.")
  }

  @Test func `a link in a circle is not followed`() async throws {
    try folder.link("Sources/up", to: "..")
    #expect(try await folder.call("find_files", ["pattern": "a.swift"]).text == "Sources/a.swift")
  }
}
