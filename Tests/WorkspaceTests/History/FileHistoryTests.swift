import Harness
import Testing

@testable import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Undoing what tools did to files.
struct FileHistoryTests {
  let folder: TemporaryFolder
  let workspace: Workspace
  let history: WorkspaceFileHistory

  init() throws {
    folder = try TemporaryFolder(["a.txt": "one\ntwo\n", "b.txt": "b\n"])
    var workspace = folder.workspace
    workspace.shadow = ShadowFiles(folder: folder.above + "/shadow")
    self.workspace = workspace
    history = try #require(WorkspaceFileHistory(of: workspace))
  }

  /// Everything done in a thread.
  private func all(_ threadID: String = "thread") -> [FileSpan] {
    [FileSpan(threadID: threadID, start: Date(timeIntervalSince1970: 0))]
  }

  private func write(_ text: String, to path: String, in thread: String = "thread") async throws {
    let tool = WriteFile(workspace: workspace)
    _ = try await tool.run(["path": .string(path), "content": .string(text)], ToolContext(threadID: thread))
  }

  private func edit(_ old: String, _ new: String, _ path: String) async throws {
    let tool = EditFile(workspace: workspace)
    _ = try await tool.run(
      ["path": .string(path), "old_text": .string(old), "new_text": .string(new)], ToolContext())
  }

  private func outcomes(_ files: [FileUndo]) -> [String] {
    files.map { "\($0.path): \($0.outcome)" }
  }

  @Test func `files get their first content back, and those that were made are removed`() async throws {
    try await edit("two", "2", "a.txt")
    try await edit("one", "1", "a.txt")
    try await write("new\n", to: "sub/new.txt")
    let preview = try await history.preview(undoing: all())
    #expect(outcomes(preview) == ["a.txt: restored", "sub/new.txt: removed"])
    #expect(preview.map(\.added) == [2, 0])
    #expect(preview.map(\.removed) == [2, 1])
    #expect(preview.first?.preview.contains("+two") == true)
    #expect(folder.text("a.txt") == "1\n2\n")
    let done = try await history.undo(all(), of: ["a.txt", "sub/new.txt"], in: "later")
    #expect(done == preview)
    #expect(folder.text("a.txt") == "one\ntwo\n")
    #expect(folder.text("sub/new.txt") == nil)
    #expect(folder.text("b.txt") == "b\n")
  }

  @Test func `an undo is undone in the same way`() async throws {
    try await edit("two", "2", "a.txt")
    try await write("new\n", to: "new.txt")
    _ = try await history.undo(all(), of: ["a.txt", "new.txt"], in: "later")
    #expect(outcomes(try await history.preview(undoing: all())) == [])
    #expect(
      outcomes(try await history.undo(all("later"), of: ["a.txt", "new.txt"], in: "later")) == [
        "a.txt: restored", "new.txt: made",
      ])
    #expect(folder.text("a.txt") == "one\n2\n")
    #expect(folder.text("new.txt") == "new\n")
  }

  @Test func `what somebody else changed since, or in between, is left alone`() async throws {
    try await edit("two", "2", "a.txt")
    try folder.write("mine\n", to: "a.txt")
    try await write("c\n", to: "b.txt")
    try folder.write("mine\n", to: "b.txt")
    try await write("d\n", to: "b.txt")
    let files = try await history.undo(all(), of: ["a.txt", "b.txt"], in: "later")
    #expect(
      outcomes(files) == [
        #"a.txt: untouched(because: "somebody else changed it since")"#,
        #"b.txt: untouched(because: "somebody else changed it in between")"#,
      ])
    #expect(folder.text("a.txt") == "mine\n")
    #expect(folder.text("b.txt") == "d\n")
  }

  @Test func `only what is allowed is touched, and only of the wanted threads and times`() async throws {
    try await edit("two", "2", "a.txt")
    try await write("c\n", to: "b.txt", in: "other")
    #expect(outcomes(try await history.preview(undoing: all())) == ["a.txt: restored"])
    let later = [FileSpan(threadID: "thread", start: Date(timeIntervalSinceNow: 60))]
    #expect(try await history.preview(undoing: later) == [])
    let ended = [FileSpan(threadID: "thread", start: .distantPast, end: Date(timeIntervalSinceNow: -60))]
    #expect(try await history.preview(undoing: ended) == [])
    let files = try await history.undo(all(), of: [], in: "later")
    #expect(outcomes(files) == [#"a.txt: untouched(because: "not allowed")"#])
    #expect(folder.text("a.txt") == "one\n2\n")
  }

  @Test func `a path that leads elsewhere by now is left alone`() async throws {
    try await write("x\n", to: "sub/file")
    #expect(rename(folder.root + "/sub", folder.root + "/moved") == 0)
    try folder.link("sub", to: "moved")
    #expect(
      outcomes(try await history.preview(undoing: all())) == [
        "\(folder.root)/sub/file: untouched(because: \"its path leads elsewhere now\")"
      ])
  }

  @Test func `contents are kept once, and the oldest go first when they are too much`() async throws {
    try await write("c\n", to: "b.txt")
    try await write("b\n", to: "b.txt")
    try await write("c\n", to: "b.txt")
    #expect(try contents().count == 2)
    let shadow = try #require(workspace.shadow)
    shadow.removeOld(most: 2)
    #expect(try contents().count == 1)
    shadow.removeOld(now: Int(Date().timeIntervalSince1970) + (ShadowFiles.days + 1) * 86_400)
    #expect(try contents().isEmpty)
    #expect(try await history.preview(undoing: all()) == [])
  }

  @Test func `of a file that is too large only the change is known`() async throws {
    try await write(String(repeating: "x", count: ShadowFiles.mostBytesOfFile + 1), to: "b.txt")
    #expect(
      outcomes(try await history.preview(undoing: all())) == [
        #"b.txt: untouched(because: "it is too large to be kept")"#
      ])
  }

  private func contents() throws -> [String] {
    let base = folder.above + "/shadow/contents"
    return try Folder.names(in: base).flatMap { try Folder.names(in: base + "/" + $0) }
  }
}
