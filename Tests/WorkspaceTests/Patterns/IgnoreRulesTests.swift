import Testing

@testable import Workspace

struct IgnoreRulesTests {
  private func seen(_ files: [String], ignoring rules: [String: String]) throws -> [String] {
    let folder = try TemporaryFolder(
      rules.merging(files.map { ($0, "") }) { rule, _ in rule }.merging([".git/HEAD": ""]) { rule, _ in rule }
    )
    var seen: [String] = []
    _ = try FileWalk()(try folder.workspace.folder(nil), in: folder.workspace) { entry in
      if entry.status.kind == .file { seen.append(entry.relative) }
      return true
    }
    return seen
  }

  @Test(arguments: [
    ("*.o", ["b.c"]),
    ("build", ["a.o", "b.c", "sub/a.o"]),
    ("build/", ["a.o", "b.c", "sub/a.o"]),
    ("/a.o", ["b.c", "build/x", "sub/a.o", "sub/build/y"]),
    ("sub/a.o", ["a.o", "b.c", "build/x", "sub/build/y"]),
    ("sub/*", ["a.o", "b.c", "build/x"]),
    ("**/build", ["a.o", "b.c", "sub/a.o"]),
    ("sub/**/y", ["a.o", "b.c", "build/x", "sub/a.o"]),
    ("*.o\n!/a.o", ["a.o", "b.c", "build/x", "sub/build/y"]),
    ("# a.o\n\n\\#x\nb.c   ", ["a.o", "build/x", "sub/a.o", "sub/build/y"]),
    ("b.c/", ["a.o", "b.c", "build/x", "sub/a.o", "sub/build/y"]),
  ])
  func `the usual forms are understood`(rules: String, expected: [String]) throws {
    let files = ["a.o", "b.c", "build/x", "sub/a.o", "sub/build/y"]
    let all = try seen(files, ignoring: [".gitignore": rules])
    #expect(all == expected + (rules == "*.o" ? ["build/x", "sub/build/y"] : []))
  }

  @Test func `a folder's own rules come after those above, and hold only there`() throws {
    let all = try seen(
      ["a.log", "sub/a.log", "sub/b.tmp", "b.tmp"],
      ignoring: [".gitignore": "*.log", "sub/.gitignore": "!a.log\n*.tmp"])
    #expect(all == ["b.tmp", "sub/a.log"])
  }

  @Test func `the repository's own list counts`() throws {
    #expect(try seen(["a", "b"], ignoring: [".git/info/exclude": "a"]) == ["b"])
  }

  @Test func `rules above the project hold up to the top of its repository`() throws {
    let folder = try TemporaryFolder([".gitignore": "*.log", "sub/a.log": "", "sub/b": "", ".git/HEAD": ""])
    let inner = try Workspace(root: folder.root + "/sub", environment: [:])
    var seen: [String] = []
    _ = try FileWalk()(try inner.folder(nil), in: inner) { entry in
      seen.append(entry.relative)
      return true
    }
    #expect(seen == ["b"])
  }
}
