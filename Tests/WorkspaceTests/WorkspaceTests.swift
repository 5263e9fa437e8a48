import Testing

@testable import Workspace

struct WorkspaceTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["Sources/a.swift": "a"])
  }

  private func resolve(_ path: String) throws -> ResolvedPath { try folder.workspace.resolve(path) }

  @Test func `paths inside the project are shown relative to it`() throws {
    let file = ResolvedPath(
      absolute: folder.root + "/Sources/a.swift", display: "Sources/a.swift", isInside: true,
      root: folder.workspace.project)
    for path in [
      "Sources/a.swift", "./Sources//a.swift", "Sources/../Sources/./a.swift",
      folder.root + "/Sources/a.swift",
      "missing/../Sources/a.swift", "~/project/Sources/a.swift",
    ] {
      #expect(try resolve(path) == file, "\(path)")
    }
    #expect(
      try resolve(".")
        == ResolvedPath(absolute: folder.root, display: ".", isInside: true, root: folder.workspace.project))
  }

  @Test func `what does not exist is resolved as far as it does`() throws {
    try folder.link("linked", to: "Sources")
    #expect(
      try resolve("linked/new/b.swift")
        == ResolvedPath(
          absolute: folder.root + "/Sources/new/b.swift", display: "Sources/new/b.swift", isInside: true,
          root: folder.workspace.project))
  }

  @Test func `an absolute path may lead outside, and says so`() throws {
    let outside = ResolvedPath(absolute: folder.above, display: folder.above, isInside: false)
    #expect(try resolve(folder.above) == outside)
    #expect(try resolve("~") == outside)
    #expect(try resolve(folder.root + "/..") == outside)
  }

  @Test func `a neighbour whose name begins like the root's is outside`() throws {
    #expect(try !resolve(folder.root + "-other/file").isInside)
  }

  @Test func `a relative path may not lead outside`() throws {
    #expect(throws: WorkspaceError.leavesProject("../x", resolved: folder.above + "/x")) {
      try resolve("../x")
    }
    try folder.link("out", to: "/etc")
    #expect(throws: WorkspaceError.leavesProject("out/passwd", resolved: "/etc/passwd")) {
      try resolve("out/passwd")
    }
    try folder.link("dangling", to: "../nowhere")
    #expect(throws: WorkspaceError.leavesProject("dangling", resolved: folder.above + "/nowhere")) {
      try resolve("dangling")
    }
  }

  @Test func `dots after a link go up from where it leads`() throws {
    try folder.link("out", to: folder.above + "/output")
    #expect(try resolve("out/../project/Sources").display == "Sources")
  }

  @Test func `a circle of links is an error`() throws {
    try folder.link("one", to: "two")
    try folder.link("two", to: "one")
    #expect(throws: WorkspaceError.tooManyLinks("one/x")) { try resolve("one/x") }
  }

  @Test func `NUL and emptiness are errors`() throws {
    #expect(throws: WorkspaceError.nulInPath("a\0b")) { try resolve("a\0b") }
    #expect(throws: WorkspaceError.emptyPath) { try resolve("") }
    #expect(WorkspaceError.nulInPath("a\0b").description == "The path \"a\\0b\" holds a NUL character.")
  }

  @Test func `a root must be a folder`() throws {
    #expect(throws: WorkspaceError.rootUnusable("/etc/passwd", reason: "it is not a folder you may enter")) {
      try Workspace(root: "/etc/passwd")
    }
    #expect(throws: WorkspaceError.rootUnusable("/no/where", reason: "there is no such file or folder")) {
      try Workspace(root: "/no/where")
    }
  }

  @Test func `writing in dangerous places is a risk`() throws {
    func risks(_ path: String) throws -> [String] {
      PathRisks.ofWriting(try resolve(path), in: folder.workspace)
    }
    #expect(try risks("Sources/a.swift") == [])
    #expect(try risks(".gitignore") == [])
    #expect(
      try risks("sub/.GIT/hooks/x")
        == ["This is part of git's own data: hooks and settings there can run commands."])
    #expect(
      try risks("~/.bashrc")
        == [
          "\(folder.above)/.bashrc is outside the project (\(folder.root)).",
          "A shell runs this file by itself.",
        ])
  }

  @Test func `reading outside of the project, or where keys are kept, is a risk`() throws {
    func risks(_ path: String) throws -> [String] {
      PathRisks.ofReading(try resolve(path), in: folder.workspace)
    }
    let outside = "is outside the project (\(folder.root))."
    let secret = "Keys and passwords are kept in such places; the model would see them."
    #expect(try risks("Sources/a.swift") == [])
    #expect(try risks("keys/a.pub") == [])
    #expect(try risks("/etc/hosts") == ["/etc/hosts \(outside)"])
    #expect(try risks("~/.ssh") == ["\(folder.above)/.ssh \(outside)", secret])
    for path in [
      "home/.ssh/config", ".AWS/credentials", ".gnupg/x", "a/.netrc", "id_ed25519", "tls/server.KEY",
    ] {
      #expect(try risks(path) == [secret], "\(path)")
    }
  }
}
