import Harness
import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct ReadFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["a.swift": "one\ntwo\nthree\n", "open.txt": "one\ntwo", "empty": ""])
  }

  private func read(_ input: JSON) async throws -> [OutputBlock] {
    try await folder.call("read_file", input).blocks
  }

  @Test func `a file comes with its language and line numbers`() async throws {
    let output = try await folder.call("read_file", ["path": "a.swift"])
    #expect(
      output.blocks
        == [.code(Code(text: "one\ntwo\nthree", path: "a.swift", language: "swift", firstLine: 1))])
    #expect(output.text == "1\tone\n2\ttwo\n3\tthree")
    #expect(
      try await read(["path": "open.txt"]) == [.code(Code(text: "one\ntwo", path: "open.txt", firstLine: 1))])
    #expect(try await read(["path": "empty"]) == [.text("empty is empty.")])
  }

  @Test func `some lines can be asked for`() async throws {
    #expect(
      try await read(["path": "a.swift", "offset": 2, "limit": 1]) == [
        .code(Code(text: "two", path: "a.swift", language: "swift", firstLine: 2)),
        .text("Lines 2 to 2 of 3. Use offset 3 to read on."),
      ])
    #expect(
      try await read(["path": "open.txt", "offset": 2]) == [
        .code(Code(text: "two", path: "open.txt", firstLine: 2)), .text("Lines 2 to 2 of 2."),
      ])
    #expect(
      try await folder.call("read_file", ["path": "a.swift", "offset": 9])
        == .failure("a.swift has only 3 lines; offset 9 is after its end."))
  }

  @Test func `an empty line is a line`() async throws {
    try folder.write("\n\nx\n", to: "f")
    #expect(try await read(["path": "f"]) == [.code(Code(text: "\n\nx", path: "f", firstLine: 1))])
    #expect(
      try await read(["path": "f", "offset": 2, "limit": 1]) == [
        .code(Code(text: "", path: "f", firstLine: 2)), .text("Lines 2 to 2 of 3. Use offset 3 to read on."),
      ])
  }

  @Test func `2000 lines are read at once`() async throws {
    try folder.write((1...4500).map { "\($0)\n" }.joined(), to: "f")
    let output = try await folder.call("read_file", ["path": "f", "limit": 100_000])
    #expect(output.text.hasSuffix("\n2000\t2000\n\nLines 1 to 2000 of 4500. Use offset 2001 to read on."))
  }

  @Test func `256 KB are read at once, in whole lines`() async throws {
    let line = String(repeating: "x", count: 99_999) + "\n"
    try folder.write(line + line + line, to: "f")
    let blocks = try await read(["path": "f"])
    #expect(blocks.last == .text("Lines 1 to 2 of 3. Use offset 3 to read on."))
  }

  @Test func `a line that is too long is cut between characters`() async throws {
    try folder.write(String(repeating: "\u{E9}", count: 200_000) + "x\nlast\n", to: "f")
    let blocks = try await read(["path": "f"])
    #expect(
      blocks == [
        .code(Code(text: String(repeating: "\u{E9}", count: 128 << 10), path: "f", firstLine: 1)),
        .text(
          "Line 1 is too long; only its first 256 KB are shown. Lines 1 to 1 of 2. Use offset 2 to read on."),
      ])
  }

  @Test func `a huge file is not counted to its end`() async throws {
    let path = folder.root + "/huge"
    try folder.write(String(repeating: "line\n", count: 5000), to: "huge")
    try #require(truncate(path, 10 << 30) == 0)
    let blocks = try await read(["path": "huge"])
    #expect(blocks.last == .text("Lines 1 to 2000 of a file of 10 GB. Use offset 2001 to read on."))
  }

  @Test func `binary, wrong bytes, byte order marks and CR LF are told or hidden`() async throws {
    try folder.write([0x89, 0x50, 0, 1], to: "image.png")
    #expect(
      try await read(["path": "image.png"]) == [
        .text("image.png is a binary file (4 bytes); it is not shown.")
      ])
    try folder.write([0x61, 0xFF, 0x62, 0x0A], to: "latin")
    #expect(
      try await read(["path": "latin"]) == [
        .code(Code(text: "a\u{FFFD}b", path: "latin", firstLine: 1)),
        .text("The file is not valid UTF-8; wrong bytes are shown as \u{FFFD}."),
      ])
    try folder.write("\u{FEFF}one\r\ntwo\r\n", to: "dos")
    #expect(try await read(["path": "dos"]) == [.code(Code(text: "one\ntwo", path: "dos", firstLine: 1))])
  }

  @Test func `what is no file is an error at once`() async throws {
    #expect(
      try await folder.failure("read_file", ["path": "A.swift"])
        == "There is no file or folder A.swift. Did you mean a.swift?")
    #expect(try await folder.failure("read_file", ["path": "."]) == ". is a folder, not a file.")
    #expect(try await folder.failure("read_file", [:]) == "`path` is missing.")
    try #require(mkfifo(folder.root + "/pipe", 0o600) == 0)
    #expect(
      try await folder.failure("read_file", ["path": "pipe"])
        == "pipe is a device, socket or pipe, not an ordinary file.")
  }
}
