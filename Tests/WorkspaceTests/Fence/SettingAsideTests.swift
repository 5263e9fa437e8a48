import Harness
import Testing

@testable import Workspace

/// What a fenced command makes though git, a shell or rein would run it is out of the way when the command is over.
@Suite(.enabled(if: CommandFence.find(hasNetwork: false).isUp))
struct SettingAsideTests {
  private static let cache = (CommandEnvironment.ofThisProcess()["HOME"] ?? "/var/tmp") + "/.cache"

  private func project(_ files: [String: String] = [".git/HEAD": "ref: x\n", ".git/config": "[core]\n"])
    throws
    -> TemporaryFolder
  {
    try Folder.make(Self.cache)
    return try TemporaryFolder(files, fence: CommandFence.find(hasNetwork: false), in: Self.cache)
  }

  private func words(_ output: ToolOutput) -> String {
    output.blocks.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: "\n")
  }

  private func isThere(_ path: String, _ folder: TemporaryFolder) -> Bool {
    (try? FileStatus(of: folder.root + "/" + path)) != nil
  }

  @Test(arguments: [
    ".git/commondir", ".git/config.worktree", ".git/hooks/pre-commit", ".envrc", ".envrc.local",
    ".husky/pre-commit",
    ".githooks/pre-push", ".git-hooks/x", ".rein/config.toml", ".bashrc", ".profile", ".zshenv", ".tmux.conf",
    ".exrc", ".gdbinit", ".lldbinit",
  ])
  func `what was not there is not there afterwards, and both are told`(_ path: String) async throws {
    let folder = try project()
    let output = try await folder.call(
      "execute_command", ["command": .string("mkdir -p $(dirname \(path)); echo evil > \(path)")])
    let parts = path.split(separator: "/")
    // The outermost thing that was not there, which the command made.
    let made = parts[0] == ".git" ? parts.prefix(2).joined(separator: "/") : String(parts[0])
    #expect(!isThere(made, folder))
    #expect(!output.isError)
    #expect(words(output).hasPrefix("Set aside, since git, a shell or rein would use it without asking: "))
    #expect(
      words(output).contains(
        "\(folder.root)/\(made) is now \(made.split(separator: "/").last ?? "").set-aside-"))
    let place = made.contains("/") ? ".git" : "."
    let kept = try Folder.names(in: folder.root + "/" + place).filter { $0.contains(".set-aside-") }
    #expect(kept.count == 1)
  }

  @Test func `also when it was left to somebody in the background`() async throws {
    let folder = try project()
    _ = try await folder.call(
      "execute_command",
      [
        "command":
          "setsid sh -c 'while :; do echo evil > .envrc; done' >/dev/null 2>&1 & while [ ! -e .envrc ]; do :; done"
      ])
    #expect(!isThere(".envrc", folder))
  }

  @Test func `also when its time is over`() async throws {
    let folder = try project()
    _ = try await folder.call(
      "execute_command", ["command": "echo evil > .envrc; sleep 100", "timeout": 1])
    #expect(!isThere(".envrc", folder))
  }

  @Test func `a link stands again where it stood, and what it leads to cannot be written`() async throws {
    let folder = try project([".git/HEAD": "x\n", ".git/config": "", "hooks/pre-commit": "good\n"])
    try folder.link(".husky", to: "hooks")
    let output = try await folder.call(
      "execute_command",
      ["command": "echo evil > hooks/pre-commit; mkdir evil; rm .husky; ln -s evil .husky; true"])
    #expect(FileStatus.linkTarget(of: folder.root + "/.husky") == "hooks")
    #expect(folder.text("hooks/pre-commit") == "good\n")
    #expect(words(output).contains("/.husky is now .husky.set-aside-"))
  }

  @Test func `a folder of hooks that git is told of cannot be written, nor made`() async throws {
    let config = "[core]\n\thooksPath = tools/hooks\n"
    let folder = try project([".git/HEAD": "x\n", ".git/config": config, "tools/hooks/x": "good\n"])
    _ = try await folder.call("execute_command", ["command": "echo evil > tools/hooks/x"])
    #expect(folder.text("tools/hooks/x") == "good\n")
    let other = try project([".git/HEAD": "x\n", ".git/config": config])
    _ = try await other.call(
      "execute_command", ["command": "mkdir -p tools/hooks; echo evil > tools/hooks/x"])
    #expect(!isThere("tools/hooks", other))
  }

  @Test func `who leads the way there through a link leads nobody`() async throws {
    let config = "[core]\n\thooksPath = tools/hooks\n"
    let folder = try project([".git/HEAD": "x\n", ".git/config": config, "../outside/hooks/keep": "kept\n"])
    _ = try await folder.call("execute_command", ["command": .string("ln -s \(folder.above)/outside tools")])
    #expect(!isThere("tools", folder))
    #expect(folder.text("../outside/hooks/keep") == "kept\n")
  }

  @Test func `a new repository stays when nothing in it runs`() async throws {
    let folder = try project(["a.txt": "a\n"])
    let output = try await folder.call(
      "execute_command",
      [
        "command":
          "mkdir -p .git/hooks; echo x > .git/HEAD; echo '[core]' > .git/config; touch .git/hooks/a.sample"
      ])
    #expect(words(output) == "")
    #expect(isThere(".git/config", folder))
  }

  @Test(arguments: [
    "mkdir -p .git/hooks; touch .git/hooks/pre-commit", "mkdir .git; echo x > .git/commondir",
    "mkdir .git; printf '[core]\\nfsmonitor = evil\\n' > .git/config",
    "mkdir .git; printf '[alias]\\nst = !evil\\n' > .git/config", "mkdir x; ln -s x .git",
    "mkdir .git; printf '[include]\\npath = ../x\\n' > .git/config",
    "mkdir .git; printf '[core] sshCommand = evil\\n' > .git/config",
    "mkdir .git; printf '[core]\\nbare = \\\\\\nfalse\\n' > .git/config",
    "mkdir .git; printf '[remote \"o\"]\\nurl = ext::evil\\n' > .git/config", "echo 'gitdir: x' > .git",
    "mkdir -p .git x; ln -s x .git/hooks", "mkdir .git; ln -s ../x .git/config",
  ])
  func `a new repository in which something could run does not stay`(_ command: String) async throws {
    let folder = try project(["a.txt": "a\n"])
    let output = try await folder.call("execute_command", ["command": .string(command)])
    #expect(!isThere(".git", folder))
    #expect(words(output).contains("/.git is now .git.set-aside-"))
  }

  @Test func `temporary files last from command to command, for this session alone`() async throws {
    let folder = try project(["a.txt": "a\n"])
    _ = try await folder.call("execute_command", ["command": "echo kept > /tmp/x; mktemp"])
    let output = try await folder.call("execute_command", ["command": "cat /tmp/x; ls /tmp | wc -l"])
    #expect(output.text.contains("kept\n2"))
    let made = try Folder.names(in: folder.above + "/output")
    #expect(made.count == 1)
    folder.workspace.removeTemporaryFiles()
    #expect(try Folder.names(in: folder.above + "/output") == [])
    try folder.write("left", to: "../output/tmp-abandoned/x")
    _ = try await folder.call("execute_command", ["command": "true"])
    #expect(!isThere("../output/tmp-abandoned", folder))
  }

  @Test(arguments: ["cat ~/.ssh/id_test", "cat $HOME/.netrc", "cat /etc/shadow", "ls ~/.ssh"])
  func `that the fence hides something is said`(_ command: String) async throws {
    let folder = try project(["../.ssh/id_test": "key\n", "../.netrc": "secret\n"])
    let output = try await folder.call("execute_command", ["command": .string(command)])
    #expect(words(output).hasPrefix("The fence hides /"))
    #expect(
      !output.text.contains("key\n") && !output.text.contains("secret") && !output.text.contains("root:"))
  }

  @Test func `a person's own command is not fenced, and says so`() async throws {
    let folder = try project(["a.txt": "a\n", "../.netrc": "mine\n"])
    var context = ToolContext()
    context.isOwn = true
    let tool = ExecuteCommand(workspace: folder.workspace)
    guard case .finished(let output) = try await tool.run(["command": "cat ~/.netrc"], context),
      case .terminal(let terminal) = output.blocks.first
    else {
      Issue.record("it did not run")
      return
    }
    #expect(terminal.text == "mine\n")
    #expect(terminal.note == "not fenced: your own command")
  }

  @Test(arguments: ["/", "/etc", "~", "~/.ssh", "~/.config", "~/.config/rein", "/dev/shm", ".."])
  func `folders that would open too much are not granted`(_ path: String) throws {
    let folder = try project(["../.ssh/x": "", "../.config/rein/config.toml": ""])
    #expect(throws: WorkspaceError.self) { try folder.workspace.grant(folder: path) }
    #expect(folder.workspace.grantedPaths == [])
  }

  @Test func `a folder is taken back, and commands go on after a big one`() async throws {
    let folder = try project(["../big/a": "a\n"])
    let path = folder.above + "/big"
    #expect(try folder.workspace.grant(folder: "~/big") == path)
    let output = try await folder.call("execute_command", ["command": "echo b > ~/big/b; echo x > /dev/null"])
    #expect(!output.isError)
    #expect(folder.workspace.revoke(folder: "~/big") == [])
    #expect(try await folder.call("execute_command", ["command": "echo c > ~/big/c"]).isError)
  }
}
