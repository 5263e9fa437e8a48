import Harness
import Testing

@testable import Workspace

struct EditFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder([
      "a.swift": "func one() {\n  let x = 1\n}\nfunc two() {\n  let x = 1\n}\n"
    ])
  }

  private func input(_ old: String, _ new: String, path: String = "a.swift", all: Bool = false) -> JSON {
    ["path": .string(path), "old_text": .string(old), "new_text": .string(new), "replace_all": .bool(all)]
  }

  private func edit(_ old: String, _ new: String, path: String, all: Bool = false) async throws -> String {
    try await folder.call("edit_file", input(old, new, path: path, all: all)).text
  }

  @Test func `a text is replaced as the preview showed`() async throws {
    let input = input("one() {\n  let x = 1", "one() {\n  let x = 2")
    let preview = try await folder.preview("edit_file", input)
    #expect(preview.title == "Edit a.swift")
    #expect(
      preview.blocks.map(\.plainText) == [
        """
        a.swift (+1 -1)
        @@ -1,5 +1,5 @@
         func one() {
        -  let x = 1
        +  let x = 2
         }
         func two() {
           let x = 1
        """
      ])
    let output = try await folder.call("edit_file", input, ToolContext(approved: preview))
    #expect(output == ToolOutput(preview.blocks, content: "Replaced 1 occurrence in a.swift"))
    #expect(folder.text("a.swift") == "func one() {\n  let x = 2\n}\nfunc two() {\n  let x = 1\n}\n")
  }

  @Test func `all occurrences can be replaced`() async throws {
    #expect(try await edit("x = 1", "y", path: "a.swift", all: true) == "Replaced 2 occurrences in a.swift")
    #expect(folder.text("a.swift") == "func one() {\n  let y\n}\nfunc two() {\n  let y\n}\n")
    try folder.write("aaaa", to: "f")
    #expect(try await edit("aa", "a", path: "f", all: true) == "Replaced 2 occurrences in f")
    #expect(folder.text("f") == "aa")
  }

  @Test func `what cannot be replaced tells the model how to go on`() async throws {
    func failure(_ old: String, _ new: String = "new") async throws -> String {
      try await folder.failure("edit_file", input(old, new))
    }
    #expect(
      try await failure("let x = 1") == "`old_text` occurs 2 times in a.swift, at lines 2, 5. "
        + "Add lines around it until it is unique, or set `replace_all`.")
    #expect(
      try await failure("\tlet  x=1\n") == """
        `old_text` does not occur in a.swift. The nearest is line 2:   let x = 1
        Blanks and line breaks count; read the file again and copy the text exactly.
        """)
    #expect(
      try await failure("completely different")
        == "`old_text` does not occur in a.swift, nor does anything like it. Read the file again.")
    #expect(
      try await failure("") == "`old_text` is empty. To make a file or replace all of it, use write_file.")
    #expect(
      try await failure("one", "one") == "`old_text` and `new_text` are the same; there is nothing to change."
    )
  }

  @Test func `CR LF and the byte order mark stay`() async throws {
    try folder.write("\u{FEFF}one\r\ntwo\r\nthree\r\n", to: "dos")
    _ = try await edit("one\ntwo\n", "1\n2\n2b\n", path: "dos")
    #expect(folder.bytes("dos") == Array("\u{FEFF}1\r\n2\r\n2b\r\nthree\r\n".utf8))
    _ = try await edit("three", "3\n4", path: "dos")
    #expect(folder.bytes("dos") == Array("\u{FEFF}1\r\n2\r\n2b\r\n3\r\n4\r\n".utf8))
  }

  @Test func `in a file of mixed line ends nothing is changed but what was named`() async throws {
    try folder.write("one\r\ntwo\nthree", to: "mixed")
    _ = try await edit("two\n", "2\n", path: "mixed")
    #expect(folder.bytes("mixed") == Array("one\r\n2\nthree".utf8))
  }

  @Test func `texts that only Unicode holds equal are different`() async throws {
    try folder.write("cafe\u{301} caf\u{E9}", to: "f")
    _ = try await edit("caf\u{E9}", "x", path: "f")
    #expect(folder.bytes("f") == Array("cafe\u{301} x".utf8))
  }

  @Test func `wrong bytes elsewhere stay as they are`() async throws {
    try folder.write([0xFF, 0x61, 0xFE], to: "f")
    _ = try await edit("a", "b", path: "f")
    #expect(folder.bytes("f") == [0xFF, 0x62, 0xFE])
  }

  @Test func `missing, binary and too big files are errors`() async throws {
    #expect(
      try await folder.failure("edit_file", input("a", "b", path: "b.swift"))
        == "There is no file or folder b.swift. Did you mean a.swift?")
    try folder.write([0x61, 0], to: "binary")
    #expect(
      try await folder.failure("edit_file", input("a", "b", path: "binary"))
        == "binary is a binary file (2 bytes); it cannot be edited as text.")
    try folder.write(Array(repeating: 0x61, count: 17 << 20), to: "big")
    #expect(
      try await folder.failure("edit_file", input("a", "b", path: "big"))
        == "big is too big to edit here (17 MB, at most 16 MB).")
  }
}
