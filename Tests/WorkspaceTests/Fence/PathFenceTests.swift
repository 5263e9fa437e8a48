import CSys
import Harness
import Synchronization
import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct PathFenceTests {
  /// Two tasks against each other, until one says that it is over.
  private final class Race: Sendable {
    private let isOver = Atomic(false)

    var goesOn: Bool { !isOver.load(ordering: .relaxed) }

    func end() { isOver.store(true, ordering: .relaxed) }
  }

  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["sub/a.txt": "inside\n", "deep/er/b.txt": "b\n"])
    try Folder.make(folder.above + "/outside")
    try folder.write("outside\n", to: "../outside/a.txt")
  }

  private var outside: String { folder.above + "/outside" }

  /// Puts a link to the folder outside where a folder of the project was.
  private func swapFolder(_ name: String = "sub") throws {
    try #require(rename(folder.root + "/" + name, folder.root + "/" + name + ".away") == 0)
    try folder.link(name, to: outside)
  }

  @Test func `a folder that became a link since the path was resolved is not entered`() throws {
    let path = try folder.workspace.resolve("sub/a.txt")
    let new = try folder.workspace.resolve("sub/new.txt")
    let change = try FileChange(path, from: try FileContent(path), to: [1])
    let creation = try FileChange(new, from: nil, to: [1])
    let directory = try folder.workspace.resolve("sub")
    try swapFolder()
    let reason = FileError.failed(path.display, reason: SystemError(code: ELOOP).text)
    #expect(throws: reason) { try OpenFile(path).read(1) }
    #expect(throws: reason) { try change.apply(approved: nil, in: folder.workspace) }
    #expect(throws: FileError.failed(new.display, reason: SystemError(code: ELOOP).text)) {
      try creation.apply(approved: nil, in: folder.workspace)
    }
    #expect(throws: SystemError(code: ENOTDIR)) { try OpenFolder(directory).names }
    #expect(try Folder.names(in: outside) == ["a.txt"])
    #expect(folder.text(outside + "/a.txt") == "outside\n")
  }

  @Test func `a folder swapped while a draft of its file is written ends the change`() throws {
    let path = try folder.workspace.resolve("sub/a.txt")
    let status = try FileContent(path).status
    let draft = try Draft.make(beside: path, bytes: [1], like: status)
    try swapFolder()
    #expect(throws: SystemError(code: ELOOP)) { try draft.replace(path) {} }
    #expect(folder.text("sub.away/a.txt") == "inside\n")

    try #require(unlink(folder.root + "/sub") == 0)
    try Folder.make(folder.root + "/sub")
    #expect(throws: FileError.changedMeanwhile("sub/a.txt")) { try draft.replace(path) {} }
    #expect(try Folder.names(in: folder.root + "/sub") == [])
  }

  @Test func `a project whose folder was replaced is not worked in`() throws {
    let path = try folder.workspace.resolve("sub/a.txt")
    try #require(rename(folder.root, folder.above + "/moved") == 0)
    try folder.write("impostor\n", to: "sub/a.txt")
    #expect(throws: FileError.failed("sub/a.txt", reason: SystemError(code: ESTALE).text)) {
      try OpenFile(path).read(1)
    }
  }

  @Test func `a link swapped between the decision and the run is not followed elsewhere`() async throws {
    try folder.link("link", to: "sub")
    for (tool, input): (String, JSON) in [
      ("read_file", ["path": "link/a.txt"]), ("list_files", ["path": "link"]),
      ("search_content", ["path": "link", "pattern": "side"]),
      ("find_files", ["path": "link", "pattern": "a*"]),
      ("write_file", ["path": "link/a.txt", "content": "x"]),
      ("edit_file", ["path": "link/a.txt", "old_text": "inside", "new_text": "x"]),
      ("execute_command", ["command": "cat a.txt", "working_directory": "link"]),
    ] {
      let judged = try await folder.tool(tool).needs(input)
      let shown = try await folder.preview(tool, input)
      try #require(unlink(folder.root + "/link") == 0)
      try folder.link("link", to: "deep")
      try folder.write("inside\n", to: "deep/a.txt")
      var context = ToolContext()
      context.judged = judged
      await #expect(throws: (any Error).self, "\(tool)") { try await folder.call(tool, input, context) }
      await #expect(throws: (any Error).self, "\(tool)") {
        try await folder.call(tool, input, ToolContext(approved: shown))
      }
      #expect(folder.text("deep/a.txt") == "inside\n")
      try #require(unlink(folder.root + "/link") == 0)
      try folder.link("link", to: "sub")
      #expect(folder.text("sub/a.txt") == "inside\n")
      context.judged = judged
      if tool.hasPrefix("read") || tool.hasPrefix("list") {
        #expect(try await !folder.call(tool, input, context).isError)
      }
    }
  }

  @Test func `without the kernel's call the way is walked just as carefully`() throws {
    let root = try Descriptor(open(folder.root, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    try folder.link("link", to: "deep")
    try folder.link("deep/er/up", to: "../..")
    func outcome(_ path: String, _ call: (Int32, UnsafePointer<CChar>) -> Int32) -> Bool {
      let number = call(root.number, path)
      if number >= 0 { close(number) }
      return number >= 0
    }
    for (path, isFine) in [
      ("", true), ("deep", true), ("deep/er", true), ("deep//er/", true), ("link", false),
      ("link/er", false), ("deep/er/up", false), ("..", false), ("deep/../..", false), ("none", false),
      ("sub/a.txt", false), (String(repeating: "x", count: 300), false),
    ] {
      #expect(outcome(path, csys_open_folder) == isFine, "\(path)")
      #expect(outcome(path, csys_open_folder_by_steps) == isFine, "\(path)")
    }
  }

  @Test func `whatever is swapped while files are written, nothing lands outside`() async throws {
    let race = Race()
    let root = folder.root
    let target = outside
    // Each state lasts about as long as the tool takes from looking a path up to opening it.
    @Sendable func pause() {
      for _ in 0..<Int.random(in: 0...40) { access(root, F_OK) }
    }
    await withTaskGroup(of: Void.self) { group in
      // A real folder and a link take turns under one name, as fast as the system does it.
      group.addTask {
        // On a thread of its own: it never waits.
        try? await OwnThread.run { _ in
          while race.goesOn {
            rename(root + "/sub", root + "/kept")
            symlink(target, root + "/sub")
            pause()
            unlink(root + "/sub")
            rename(root + "/kept", root + "/sub")
            pause()
          }
        }
      }
      group.addTask { [folder] in
        var written = 0
        // On a machine that is busy all of them may find the link.
        for round in 0..<40_000 where round < 400 || written == 0 {
          let text = JSON.string("\(round)")
          let made: JSON = ["path": .string("sub/new\(round % 7)/x"), "content": text]
          for input: JSON in [["path": "sub/a.txt", "content": text], made] {
            if (try? await folder.call("write_file", input)) != nil { written += 1 }
          }
          let read = try? await folder.call("read_file", ["path": "sub/a.txt"])
          #expect(read?.text.contains("outside") != true)
        }
        #expect(written > 0)
        race.end()
      }
    }
    #expect(try Folder.names(in: target) == ["a.txt"])
    #expect(folder.text(target + "/a.txt") == "outside\n")
    let left = try Folder.names(in: root + "/sub").filter { $0.hasPrefix(".rein-") }
    #expect(left == [])
  }

  @Test func `a device, a socket and a process are refused with words`() async throws {
    try #require(mkfifo(folder.root + "/pipe", 0o600) == 0)
    for name in ["read_file", "write_file", "edit_file", "search_content"] {
      let input: JSON = [
        "path": "pipe", "content": "x", "old_text": "a", "new_text": "b", "pattern": "x",
      ]
      #expect(
        try await folder.failure(name, input) == "pipe is a device, socket or pipe, not an ordinary file.")
    }
    #expect(
      try await folder.failure("read_file", ["path": "/dev/zero"])
        == "/dev/zero is a device, socket or pipe, not an ordinary file.")
    #if os(Linux)
      #expect(
        try await folder.failure("read_file", ["path": "/proc/self/environ"])
          == "/proc/self/environ shows process \(getpid()) from inside, which may hold keys. It is never opened."
      )
    #endif
  }

  @Test func `a hard link keeps its other name as it was, and one of a secret is told`() async throws {
    let folder = try TemporaryFolder(["a": "one\n"])
    try folder.write("key", to: "../.ssh/id_test")
    try #require(link(folder.root + "/a", folder.root + "/b") == 0)
    try #require(link(folder.above + "/.ssh/id_test", folder.root + "/innocent") == 0)
    let needs = try await folder.tool("write_file").needs(["path": "a", "content": "x"])
    #expect(needs.first?.guards == [PathNeeds.otherNames])
    _ = try await folder.call("write_file", ["path": "a", "content": "x"])
    #expect(folder.text("b") == "one\n")
    #expect(
      try await folder.tool("read_file").needs(["path": "innocent"]).first?.guards
        == ["It is another name (a hard link) of \(folder.above)/.ssh/id_test; the model would see it."])
    #expect(try await folder.tool("read_file").needs(["path": "b"]).first?.guards == [])
  }

  @Test func `a granted folder counts as inside, and keeps its absolute name`() async throws {
    _ = try folder.workspace.granted.grant(WorkspaceRoot(outside))
    let path = try folder.workspace.resolve(outside + "/a.txt")
    #expect(path.isInside)
    #expect(path.display == outside + "/a.txt")
    #expect(PathRisks.ofWriting(path, in: folder.workspace) == [])
    _ = try await folder.call("write_file", ["path": .string(path.display), "content": "x"])
    #expect(folder.text(outside + "/a.txt") == "x")
    #expect(throws: WorkspaceError.self) { try folder.workspace.grant(folder: "/no/where") }
  }

  @Test func `rein's own folders are those it reads, whatever a relative variable says`() {
    let relative = [
      "HOME": "/home/me", "XDG_CONFIG_HOME": ".config", "XDG_DATA_HOME": "", "XDG_STATE_HOME": "s",
    ]
    #expect(
      OwnFolders(relative).paths == [
        "/home/me/.config/rein", "/home/me/.local/share/rein", "/home/me/.local/state/rein",
      ])
    #expect(OwnFolders([:]).paths.count == 3)
  }
}
