import Harness
import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct WriteFileTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["a.txt": "one\ntwo\n"])
  }

  private func diff(_ change: FileDiff.Change, _ path: String, from old: String, to new: String)
    -> OutputBlock
  {
    .diff(FileDiff(path: path, change: change, from: Array(old.utf8), to: Array(new.utf8)))
  }

  @Test func `a new file is made with its folders`() async throws {
    let input: JSON = ["path": "x/y/new.txt", "content": "h\u{E9}\n"]
    let preview = try await folder.preview("write_file", input)
    #expect(preview.title == "Create x/y/new.txt")
    #expect(preview.blocks == [diff(.created, "x/y/new.txt", from: "", to: "h\u{E9}\n")])
    #expect(preview.risks == [])
    #expect(folder.names == ["a.txt"], "a preview changes nothing")

    let output = try await folder.call("write_file", input, ToolContext(approved: preview))
    #expect(output == ToolOutput(preview.blocks, content: "Wrote 4 bytes to x/y/new.txt"))
    #expect(folder.text("x/y/new.txt") == "h\u{E9}\n")
    #expect(try Folder.names(in: folder.root + "/x/y") == ["new.txt"])
  }

  @Test func `a file is replaced and keeps its permissions`() async throws {
    chmod(folder.root + "/a.txt", 0o751)
    let output = try await folder.call("write_file", ["path": "a.txt", "content": "one\n"])
    #expect(output.blocks == [diff(.modified, "a.txt", from: "one\ntwo\n", to: "one\n")])
    #expect(folder.text("a.txt") == "one\n")
    #expect(try FileStatus(of: folder.root + "/a.txt").mode == 0o751)
    #expect(folder.names == ["a.txt"])
  }

  @Test func `the same content is nothing to ask about`() async throws {
    #expect(
      try await folder.failure("write_file", ["path": "a.txt", "content": "one\ntwo\n"])
        == "a.txt already has exactly this content; there is nothing to change.")
  }

  @Test func `a link is followed to the file and stays a link`() async throws {
    try folder.link("link", to: "a.txt")
    let output = try await folder.call("write_file", ["path": "link", "content": "x"])
    #expect(output.text == "Wrote 1 byte to a.txt")
    #expect(folder.text("a.txt") == "x")
    #expect(FileStatus.linkTarget(of: folder.root + "/link") == "a.txt")
  }

  @Test func `what was approved for another content is not written`() async throws {
    let input: JSON = ["path": "a.txt", "content": "new\n"]
    let preview = try await folder.preview("write_file", input)
    try folder.write("somebody else\n", to: "a.txt")
    await #expect(throws: FileError.changedSinceApproval("a.txt")) {
      try await folder.call("write_file", input, ToolContext(approved: preview))
    }
    #expect(folder.text("a.txt") == "somebody else\n")
  }

  @Test func `a change far from the diff still needs a new approval`() async throws {
    let text = (1...50).map { "\($0)\n" }.joined()
    try folder.write(text, to: "long")
    let input: JSON = ["path": "long", "old_text": "40\n", "new_text": "x\n"]
    let preview = try await folder.preview("edit_file", input)
    try folder.write(text + "51\n", to: "long")
    #expect(try await folder.preview("edit_file", input).blocks == preview.blocks)
    await #expect(throws: FileError.changedSinceApproval("long")) {
      try await folder.call("edit_file", input, ToolContext(approved: preview))
    }
  }

  @Test func `a file changed between reading and writing is left alone`() throws {
    let path = try folder.workspace.resolve("a.txt")
    let change = try FileChange(path, from: try FileContent(path), to: Array("mine".utf8))
    try folder.write("theirs", to: "a.txt")
    #expect(throws: FileError.changedMeanwhile("a.txt")) {
      try change.apply(approved: nil, in: folder.workspace)
    }
    #expect(folder.text("a.txt") == "theirs")
    #expect(folder.names == ["a.txt"])

    let new = try folder.workspace.resolve("new")
    let creation = try FileChange(new, from: nil, to: Array("mine".utf8))
    try folder.write("theirs", to: "new")
    #expect(throws: FileError.changedMeanwhile("new")) {
      try creation.apply(approved: nil, in: folder.workspace)
    }
    #expect(folder.text("new") == "theirs")
    #expect(folder.names == ["a.txt", "new"])
  }

  @Test func `a file made in the last moment is not replaced`() throws {
    let path = try folder.workspace.resolve("new")
    let draft = try Draft.make(beside: path, bytes: [1], like: nil)
    #expect(throws: FileError.changedMeanwhile("new")) {
      try draft.replace(path) { try folder.write("theirs", to: "new") }
    }
    #expect(folder.text("new") == "theirs")
  }

  @Test func `places where nothing can be written are errors at once`() async throws {
    func failure(_ path: String) async throws -> String {
      try await folder.failure("write_file", ["path": .string(path), "content": "x"])
    }
    #expect(try await failure(".") == ". is a folder, not a file.")
    #expect(try await failure("a.txt/b") == "a.txt/b: a part of the path is not a folder.")
    #expect(
      try await failure("../b") == "../b leads outside the project, to \(folder.above)/b. "
        + "Use that absolute path if it is what you mean.")
    try #require(mkfifo(folder.root + "/pipe", 0o600) == 0)
    #expect(try await failure("pipe") == "pipe is a device, socket or pipe, not an ordinary file.")
  }

  @Test func `risks are told`() async throws {
    let preview = try await folder.preview("write_file", ["path": ".git/hooks/pre-commit", "content": "x"])
    #expect(preview.risks == ["This is part of git's own data: hooks and settings there can run commands."])
    let outside = folder.above + "/elsewhere"
    let other = try await folder.preview("write_file", ["path": .string(outside), "content": "x"])
    #expect(other.title == "Create \(outside)")
    #expect(other.risks == ["\(outside) is outside the project (\(folder.root))."])
    link(folder.root + "/a.txt", folder.root + "/second")
    let linked = try await folder.preview("write_file", ["path": "a.txt", "content": "x"])
    #expect(linked.risks == ["The file has other names (hard links); those keep the old content."])
  }

  @Test func `binary content is told and not shown`() async throws {
    try folder.write([0, 1, 2], to: "binary")
    let preview = try await folder.preview("write_file", ["path": "binary", "content": "text\n"])
    #expect(
      preview.blocks == [
        .diff(
          FileDiff(
            path: "binary", change: .modified,
            hunks: [FileDiff.Hunk(oldStart: 0, newStart: 1, lines: [FileDiff.Line(.added, "text")])],
            note: "binary content (3 bytes) is replaced by text"))
      ])
  }

  @Test func `what was approved is compared itself, not only its fingerprint`() throws {
    let folder = try TemporaryFolder(["a.txt": "one\n"])
    let path = try folder.workspace.resolve("a.txt")
    let change = try FileChange(path, from: FileContent.ifThere(path), to: Array("two\n".utf8))
    var other = change.preview(in: folder.workspace)
    other.blocks = []
    #expect(throws: FileError.changedSinceApproval("a.txt")) {
      try change.apply(approved: other, in: folder.workspace)
    }
    try change.apply(approved: change.preview(in: folder.workspace), in: folder.workspace)
    #expect(folder.text("a.txt") == "two\n")
  }
}
