import Harness
import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What commands can and cannot do behind the fence of this machine. Without bubblewrap there is nothing to test.
@Suite(.enabled(if: CommandFence.find(hasNetwork: false).isUp))
struct CommandFenceTests {
  let folder: TemporaryFolder
  /// Not in `/tmp`, of which commands behind the fence have one of their own.
  private static let cache = (CommandEnvironment.ofThisProcess()["HOME"] ?? "/var/tmp") + "/.cache"

  init() throws {
    try Folder.make(Self.cache)
    folder = try TemporaryFolder(
      [
        "a.txt": "a\n", ".git/HEAD": "ref: x\n", ".git/config": "[core]\n", ".git/hooks/pre-push.sample": "",
        ".git/modules/m/config": "", ".git/modules/a/b/HEAD": "x\n", ".git/modules/a/b/config": "",
        ".git/modules/a/b/hooks/x": "", ".git/modules/a/b/modules/c/config": "",
        ".git/worktrees/w/commondir": "../..\n", ".git/worktrees/w/config.worktree": "", ".envrc": "",
        ".rein/rules.toml": "",
        "../.ssh/id_test": "key\n", "../.netrc": "secret\n", "../.config/rein/config.toml": "model = 1\n",
        "../elsewhere/b.txt": "b\n",
      ], fence: CommandFence.find(hasNetwork: false), in: Self.cache)
  }

  private func run(_ command: String) async throws -> ToolOutput {
    try await folder.call("execute_command", ["command": .string(command)])
  }

  private func text(_ command: String) async throws -> String {
    guard case .terminal(let output) = try await run(command).blocks.first else { return "" }
    return output.text
  }

  @Test func `the project can be written, and what is made there stays`() async throws {
    #expect(try await text("echo b > b.txt; mkdir -p x/y; pwd; cat a.txt") == folder.root + "\na\n")
    #expect(folder.text("b.txt") == "b\n")
  }

  @Test(arguments: [
    "../elsewhere/b.txt", "../elsewhere/new", "/etc/passwd", "/usr/bin/new", ".git/config",
    ".git/hooks/pre-push",
    ".git/hooks/pre-push.sample", ".git/modules/m/config", ".git/modules/a/b/config",
    ".git/modules/a/b/hooks/new",
    ".git/modules/a/b/modules/c/config", ".git/worktrees/w/commondir", ".git/worktrees/w/config.worktree",
    ".envrc", ".rein/rules.toml", ".rein/new",
    "../.ssh/authorized_keys", "../.config/rein/rules.toml", "../new",
  ])
  func `the rest is read-only`(_ path: String) async throws {
    let before = folder.bytes(path)
    let output = try await run("echo x >> \(path)")
    #expect(output.isError)
    #expect(folder.bytes(path) == before)
  }

  @Test func `what is read-only in the project cannot be moved away`() async throws {
    let output = try await text(
      """
      exec 2>&1
      mv .git .git.old; mv .git/hooks .git/hooks.old; rm -rf .git/hooks; mv .envrc x; mv .rein y; umount .git/hooks
      cp -r .git z && mv z .git 2>/dev/null; ls .git/hooks
      """)
    #expect(output.hasSuffix("pre-push.sample\n"))
    #expect(folder.text(".git/hooks/pre-push.sample") == "")
    #expect(folder.text(".envrc") == "")
    #expect(folder.text(".rein/rules.toml") == "")
  }

  @Test func `git's other data can be written`() async throws {
    #expect(
      try await !run(
        "echo x > .git/index && mkdir -p .git/objects/aa .git/modules/a/b/objects/aa .git/modules/n .git/worktrees/v"
      ).isError)
  }

  @Test func `keys cannot be seen, whatever is tried`() async throws {
    let home = folder.above
    let output = try await text(
      """
      ls -A \(home)/.ssh \(home)/.config/rein; echo more >> \(home)/.netrc; cat \(home)/.netrc \(home)/.ssh/id_test
      umount \(home)/.ssh; cat \(home)/.ssh/id_test
      unshare -rm sh -c 'umount \(home)/.ssh; cat \(home)/.ssh/id_test; mount -o remount,rw / ; echo x > /etc/x'
      cat /proc/1/environ | tr '\\0' '\\n' | grep -c KEY
      """)
    #expect(!output.contains("key\n"))
    #expect(!output.contains("secret"))
    #expect(!output.contains("model"))
    #expect(access("/etc/x", F_OK) != 0)
    #expect(folder.text("../.netrc") == "secret\n")
  }

  @Test func `there is no network, and this machine itself answers`() async throws {
    let output = try await text(
      """
      cat /proc/net/dev | tail -n +3 | cut -d: -f1 | xargs
      exec 3<>/dev/tcp/127.0.0.1/1; (exec 3>&1) 2>&1; ls /run /tmp /var/tmp | grep -v ':' | xargs
      """)
    #expect(output.hasPrefix("lo\n"))
  }

  @Test func `a socket of a service outside is out of reach`() async throws {
    // These are the folders where services have them.
    #expect(try await text("ls -A /tmp /var/tmp /dev/shm | xargs") == "/dev/shm: /tmp: /var/tmp:\n")
    let run = try await text("ls -A /run").split(separator: "\n")
    #expect(Set(run).isSubset(of: ["current-system", "wrappers", "opengl-driver"]))
  }

  @Test func `processes outside cannot be seen or ended`() async throws {
    let output = try await text("kill -0 \(getpid()) 2>&1; ls /proc | grep -c '^[0-9]'")
    #expect(output.contains("No such process"))
    #expect(try #require(Int(output.split(separator: "\n").last ?? "")) < 8)
  }

  @Test func `there is no terminal, no descriptor of ours and no core file`() async throws {
    #expect(
      try await text("(: </dev/tty) 2>/dev/null && echo has; ls /proc/self/fd | xargs; ulimit -c")
        == "0 1 2 3\n0\n")
  }

  @Test func `exit codes and signals come back`() async throws {
    #expect(try await run("exit 3").text == "(no output)\nExit code: 3")
    #expect(try await run("kill -9 $$").text == "(no output)\nExit code: 137")
  }

  @Test func `a failure that may be the fence's doing says so, others do not`() async throws {
    let hint = """
      This command ran behind a fence (no network, writing only in the project and /tmp), which may be why it failed. \
      If it must run without, call again with unfenced: true and a reason; the person is asked.
      """
    #expect(try await run("echo x > /etc/x").blocks.last == .text(hint))
    #expect(try await run("echo wrong; exit 1").blocks.count == 1)
    #expect(try await run("echo 'permission denied'").blocks.count == 1)
  }

  @Test func `a command may ask to run without, with a reason, and that is always asked about`() async throws
  {
    let input: JSON = ["command": "echo x > ../elsewhere/new", "unfenced": true, "reason": "It must."]
    let preview = try await folder.preview("execute_command", input)
    #expect(preview.title == "Run without the fence")
    #expect(preview.blocks.last == .text("It says why it needs no fence: It must."))
    #expect(preview.risks.count == 1)
    var grants = Grants()
    grants.grant(.execute)
    grants.grant(tool: "execute_command")
    let decision = PermissionDecision(
      tool: "execute_command", category: .execute,
      needs: try await folder.tool("execute_command").needs(input), rules: PermissionRules(), grants: grants,
      isYolo: true, isReadOnly: false)
    #expect(decision.policy == .ask)
    #expect(!decision.isRememberable)
    #expect(try await !folder.call("execute_command", input, ToolContext(approved: preview)).isError)
    #expect(folder.text("../elsewhere/new") == "x\n")
    #expect(
      try await folder.failure("execute_command", ["command": "ls", "unfenced": true])
        == "`reason` is missing: say to the person why the command must run without the fence.")
    // What was approved behind the fence does not run without it.
    let fenced = try await folder.preview("execute_command", ["command": "ls"])
    await #expect(throws: CommandError.changedSinceApproval) {
      try await folder.call(
        "execute_command", ["command": "ls", "unfenced": true, "reason": "x"], ToolContext(approved: fenced))
    }
  }

  @Test func `whoever leaves the group ends with the command all the same`() async throws {
    let output = try await text(
      "setsid sh -c 'echo here > escaped; sleep 1000; echo x > survived' & while ! test -s escaped; do :; done; echo done"
    )
    #expect(output == "done\n")
    #expect(try folder.processes() == [])
  }

  @Test func `stopping lets a command say a last word, and ends what does not listen`() async throws {
    let (printed, feed) = AsyncStream.makeStream(of: ToolProgress.self)
    let task = Task {
      try await folder.call(
        "execute_command",
        [
          "command":
            "setsid sh -c 'trap \"\" TERM; while :; do sleep 1; done' & trap 'echo bye; exit' TERM; echo ready; while :; do :; done"
        ], ToolContext(emit: { feed.yield($0) }))
    }
    for await _ in printed { break }
    task.cancel()
    #expect(try await task.value.text == "ready\nbye\n\ninterrupted")
    #expect(try folder.processes() == [])
  }

  @Test func `rein's own folder stays out of reach when the project is the home folder`() async throws {
    let home = try TemporaryFolder([".config/other/x": ""], in: Self.cache)
    let inside = try TemporaryFolder(["a": ""], environment: ["HOME": home.root], in: Self.cache)
    let workspace = try Workspace(
      root: home.root, outputFolder: inside.above, environment: ["HOME": home.root, "PATH": "/usr/bin:/bin"],
      fence: folder.workspace.fence)
    let tool = try #require(WorkspaceTools.all(in: workspace).last)
    let command = """
      mkdir -p .config/rein; echo x > .config/rein/config.toml; mv .config .away
      mkdir -p .config/rein && echo x > .config/rein/config.toml; echo x > .config/other/x; echo x > .zshenv
      """
    guard case .finished(let output) = try await tool.run(["command": .string(command)], ToolContext()) else {
      return
    }
    #expect(home.text(".config/rein/config.toml") == nil)
    #expect(home.text(".config/other/x") == "x\n")
    #expect(
      home.names.filter { $0.hasPrefix(".zshenv") }.map { $0.hasPrefix(".zshenv.set-aside-") } == [true])
    #expect(output.text.contains("\(home.root)/.zshenv is now .zshenv.set-aside-"))
  }

  @Test func `a work tree of git writes to its repository, but not to its settings`() async throws {
    let git = "git -c user.name=me -c user.email=me@x -c init.defaultBranch=main"
    let setUp = try await TemporaryFolder(in: Self.cache).call(
      "execute_command", ["command": "git --version"])
    guard !setUp.isError else { return }
    let main = try TemporaryFolder(in: Self.cache)
    let made = try await main.call(
      "execute_command",
      [
        "command": .string(
          "\(git) init -q . && \(git) commit -q --allow-empty -m x && git worktree add -q ../tree")
      ])
    #expect(!made.isError, "\(made.text)")
    let tree = try Workspace(
      root: main.above + "/tree", outputFolder: main.above + "/output",
      environment: ["HOME": main.above, "PATH": "/usr/bin:/bin"], fence: folder.workspace.fence)
    let tool = try #require(WorkspaceTools.all(in: tree).last)
    let command =
      "touch a && git add a && \(git) commit -qm y && git log --format=%s; echo x >> \(main.root)/.git/config"
    guard case .finished(let output) = try await tool.run(["command": .string(command)], ToolContext()) else {
      return
    }
    #expect(output.text.hasPrefix("y\nx\n"), "\(output.text)")
    #expect(output.isError)
    // A file that only says so makes no repository: the other side must know of the work tree.
    try folder.write("gitdir: \(main.root)/.git/worktrees/tree\n", to: "../forged/.git")
    #expect(GitRepository(linkedFrom: folder.above + "/forged") == nil)
  }

  @Test func `with the network on the rest is fenced as before`() async throws {
    let open = try TemporaryFolder(fence: CommandFence.find(hasNetwork: true))
    let here = try Folder.names(in: "/sys/class/net").count
    let output = try await open.call(
      "execute_command", ["command": "ls /proc/net/dev_snmp6 | wc -l; echo x > /etc/x"])
    #expect(output.text.hasPrefix("\(here)\n"))
    #expect(output.isError)
  }
}
