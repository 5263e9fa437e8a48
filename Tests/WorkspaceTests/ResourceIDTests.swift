import Testing

@testable import Workspace

struct ResourceIDTests {
  private func config(_ url: String) -> String {
    """
    [core]
    \tbare = false
    [remote "fork"]
    \turl = https://example.org/fork
    [remote "origin"]
    \tfetch = +refs/heads/*:refs/remotes/origin/*
    \turl = \(url)
    [branch "main"]
    \tremote = origin
    """
  }

  @Test(arguments: [
    ("https://example.org/a/b.git", "https://example.org/a/b.git"),
    ("https://me:secret@example.org/a/b.git", "https://example.org/a/b.git"),
    ("https://token@example.org/a/b?key=1", "https://example.org/a/b"),
    ("ssh://git:word@example.org:22/a/b", "ssh://git@example.org:22/a/b"),
    ("git@example.org:a/b.git", "git@example.org:a/b.git"),
    ("\"https://example.org/with space\" # note", "https://example.org/with space"),
    ("https://example.org/a@b", "https://example.org/a@b"),
  ])
  func `it is the address of the remote without secrets`(written: String, id: String) throws {
    let folder = try TemporaryFolder([".git/config": config(written), "sub/file": ""])
    #expect(Workspace.resourceID(for: folder.root) == id)
    #expect(Workspace.resourceID(for: folder.root + "/sub") == id)
  }

  @Test func `it is the path without a remote or a repository`() throws {
    let plain = try TemporaryFolder()
    #expect(Workspace.resourceID(for: plain.root + "/.") == plain.root)
    let local = try TemporaryFolder([".git/config": "[remote \"other\"]\nurl = https://example.org\n"])
    #expect(Workspace.resourceID(for: local.root) == local.root)
  }

  @Test func `a worktree has the remote of its repository`() throws {
    let folder = try TemporaryFolder([
      "main/.git/config": config("https://example.org/a"),
      "main/.git/worktrees/tree/commondir": "../..\n",
      "tree/.git": "gitdir: ../main/.git/worktrees/tree\n",
    ])
    #expect(Workspace.resourceID(for: folder.root + "/tree") == "https://example.org/a")
  }
}
