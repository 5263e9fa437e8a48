import Testing

@testable import Workspace

struct ResourceIDTests {
  @Test(arguments: ["https://example.org/a/b.git", "/home/me/other", "../other"])
  func `it is the folder's path, whatever the folder says about itself`(url: String) throws {
    let config = "[remote \"origin\"]\n\turl = \(url)\n"
    let folder = try TemporaryFolder([".git/config": config, "sub/file": ""])
    #expect(Workspace.resourceID(for: folder.root) == folder.root)
    #expect(Workspace.resourceID(for: folder.root + "/sub/..") == folder.root)
  }

  @Test func `a link to a project is that project`() throws {
    let folder = try TemporaryFolder(["a": ""])
    try folder.link("../link", to: folder.root)
    #expect(Workspace.resourceID(for: folder.above + "/link") == folder.root)
  }

  @Test func `a linked work tree of a repository has threads of its own`() throws {
    let folder = try TemporaryFolder([
      ".git/worktrees/w/commondir": "../..\n", "w/.git": "gitdir: ../.git/worktrees/w\n",
    ])
    #expect(Workspace.resourceID(for: folder.root + "/w") == folder.root + "/w")
  }
}
