import Harness
import Testing

@testable import Workspace

/// Repositories inside of the project, and what others do while a fenced command runs.
@Suite(.enabled(if: CommandFence.find(hasNetwork: false).isUp))
struct NestedFenceTests {
  private static let cache = (CommandEnvironment.ofThisProcess()["HOME"] ?? "/var/tmp") + "/.cache"
  private static let repository = [
    ".git/HEAD": "ref: x\n", ".git/config": "[core]\n", "vendor/lib/.git/HEAD": "ref: x\n",
    "vendor/lib/.git/config": "[core]\n", "vendor/lib/.git/hooks/pre-commit": "good\n",
  ]

  private func project(_ files: [String: String] = NestedFenceTests.repository) throws -> TemporaryFolder {
    try Folder.make(Self.cache)
    return try TemporaryFolder(files, fence: CommandFence.find(hasNetwork: false), in: Self.cache)
  }

  private func words(_ output: ToolOutput) -> String {
    output.blocks.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined(separator: "\n")
  }

  private func isThere(_ path: String, _ folder: TemporaryFolder) -> Bool {
    (try? FileStatus(of: folder.root + "/" + path)) != nil
  }

  private func run(_ command: String, _ folder: TemporaryFolder) async throws -> String {
    words(try await folder.call("execute_command", ["command": .string(command)]))
  }

  @Test(arguments: [
    "echo evil >> vendor/lib/.git/config", "echo evil > vendor/lib/.git/hooks/pre-commit",
    "mv vendor/lib/.git vendor/lib/x", "mv vendor other", "rm -rf vendor/lib/.git/hooks",
  ])
  func `settings and hooks of a repository inside cannot be changed`(_ command: String) async throws {
    let folder = try project()
    _ = try await run(command, folder)
    #expect(folder.text("vendor/lib/.git/config") == "[core]\n")
    #expect(folder.text("vendor/lib/.git/hooks/pre-commit") == "good\n")
  }

  @Test func `what such a repository did not have is set aside`() async throws {
    let folder = try project()
    let told = try await run("echo evil > vendor/lib/.git/commondir; echo a > vendor/lib/.git/index", folder)
    #expect(!isThere("vendor/lib/.git/commondir", folder))
    #expect(isThere("vendor/lib/.git/index", folder))
    #expect(told.contains("vendor/lib/.git/commondir is now commondir.set-aside-"))
  }

  @Test(arguments: [
    "mkdir -p new/.git/hooks; echo x > new/.git/HEAD; echo evil > new/.git/hooks/pre-commit",
    "mkdir -p new/.git; printf '[core]\\nfsmonitor = evil\\n' > new/.git/config",
    "mkdir new; echo 'gitdir: ../x' > new/.git", "mkdir -p new x; ln -s ../x new/.git",
  ])
  func `a new repository inside in which something could run is set aside`(_ command: String) async throws {
    let folder = try project()
    let told = try await run(command, folder)
    #expect(!isThere("new/.git", folder))
    #expect(told.contains("/new/.git is now .git.set-aside-"))
  }

  @Test(arguments: [
    "mkdir -p new/.git/hooks; echo x > new/.git/HEAD; echo '[core]' > new/.git/config",
    // What `git worktree add` makes.
    """
    mkdir -p .git/worktrees/new new; echo ../.. > .git/worktrees/new/commondir; echo x > .git/worktrees/new/HEAD
    echo $PWD/new/.git > .git/worktrees/new/gitdir; echo "gitdir: $PWD/.git/worktrees/new" > new/.git
    """,
  ])
  func `a new repository or work tree in which nothing runs stays`(_ command: String) async throws {
    let folder = try project()
    #expect(try await run(command, folder) == "")
    #expect(isThere("new/.git", folder))
  }

  @Test func `a link that was there before stays, wherever it leads`() async throws {
    let config = "[core]\n\thooksPath = tools/hooks\n"
    let folder = try project([".git/HEAD": "x\n", ".git/config": config, "real/a": "a\n"])
    try folder.link("tools", to: "real")
    let told = try await run("mkdir -p real/hooks; echo evil > real/hooks/pre-commit", folder)
    #expect(FileStatus.linkTarget(of: folder.root + "/tools") == "real")
    #expect(!isThere("real/hooks", folder))
    #expect(told.contains("/real/hooks is now hooks.set-aside-"))
  }

  @Test func `what a tool wrote meanwhile, after a yes of its own, is not the command's`() async throws {
    let folder = try project()
    let places = FencedPlaces(of: folder.workspace)
    let number = folder.workspace.acts.beginFenced()
    _ = try await folder.call("write_file", ["path": ".envrc", "content": "mine\n"])
    _ = try await folder.call("write_file", ["path": ".husky/pre-commit", "content": "mine\n"])
    try folder.write("evil\n", to: ".exrc")
    let aside = SettingAside.after(places.watch, beside: folder.workspace.acts.endFenced(number))
    #expect(aside.map(\.path) == [folder.root + "/.exrc"])
    #expect(folder.text(".envrc") == "mine\n")
    #expect(folder.text(".husky/pre-commit") == "mine\n")
  }

  @Test func `where a command without the fence ran meanwhile, all is told and left`() async throws {
    let folder = try project()
    let places = FencedPlaces(of: folder.workspace)
    folder.workspace.acts.beginUnfenced()
    let number = folder.workspace.acts.beginFenced()
    folder.workspace.acts.endUnfenced()
    try folder.write("mine\n", to: ".envrc")
    let aside = SettingAside.after(places.watch, beside: folder.workspace.acts.endFenced(number))
    #expect(folder.text(".envrc") == "mine\n")
    #expect(
      SettingAside.words(aside)
        == "New, used by git, a shell or rein without asking, and left where it is since a command without the fence "
        + "ran at the same time: \(folder.root)/.envrc. The person should look at it.")
    // The next one is looked at as ever.
    #expect(folder.workspace.acts.endFenced(folder.workspace.acts.beginFenced()) == ActsBeside.Beside())
  }

  @Test func `what a command made that was running when rein was killed is told at the next start`()
    async throws
  {
    let folder = try project()
    let output = OutputFolder(path: folder.workspace.outputFolder)
    let note = try WatchNote(FencedPlaces(of: folder.workspace).watch, in: output)
    try folder.write("evil\n", to: ".envrc")
    // Whoever holds it is alive.
    #expect(folder.workspace.leftBehind() == nil)
    note.abandon()
    #expect(
      folder.workspace.leftBehind()
        == "rein was killed while a command ran. New since then, and used by git, a shell or rein without asking: "
        + "\(folder.root)/.envrc. Look at it before you use the folder.")
    #expect(folder.workspace.leftBehind() == nil)
    #expect(folder.text(".envrc") == "evil\n")
  }

  @Test func `no note is left when the command has ended`() async throws {
    let folder = try project()
    _ = try await run("true", folder)
    _ = try await run("exit 3", folder)
    let names = try Folder.names(in: folder.workspace.outputFolder)
    #expect(!names.contains { $0.hasPrefix("watch-") })
  }

  @Test func `what is watched is the same when it is read again`() throws {
    let folder = try project()
    try folder.link(".husky", to: "vendor")
    let watch = FencedPlaces(of: folder.workspace).watch
    #expect(FenceWatch(json: watch.json) == watch)
    #expect(watch.nested == [folder.root + "/vendor/lib/.git"])
    #expect(watch.states[folder.root + "/.husky"] == .link(to: "vendor"))
  }

  @Test(arguments: [
    ".bashrc", ".zshenv", ".profile", ".gitconfig", ".config/git", ".config/fish", ".config/autostart",
    ".config/systemd", ".config/environment.d", ".bashrc.d", ".zshrc.d",
  ])
  func `what starts with the home folder's shells is kept, there or not`(_ path: String) throws {
    let missing = try project([".git/HEAD": "x\n"])
    let home = try Workspace(
      root: missing.above, outputFolder: missing.above + "/output",
      environment: ["HOME": missing.above, "PATH": "/usr/bin:/bin"])
    #expect(FencedPlaces(of: home).watch.states[missing.above + "/" + path] == .missing)
    try missing.write("", to: "../" + path + (path.hasSuffix(".d") || path.hasPrefix(".config") ? "/x" : ""))
    #expect(FencedPlaces(of: home).readOnly.contains(missing.above + "/" + path))
  }

  @Test(arguments: [
    "/dev/shm", "/proc/self", "/sys/kernel", "/etc/ssl", "/usr/bin", "/usr/lib", "/usr/sbin",
  ])
  func `folders of the system are not granted, nor what is in them`(_ path: String) throws {
    let folder = try project()
    #expect(throws: WorkspaceError.self) { try folder.workspace.grant(folder: path) }
  }

  @Test func `a folder that counts already is not granted twice`() throws {
    let folder = try project(["a/b/c": "", "../big/in/x": ""])
    #expect(try folder.workspace.grant(folder: "a/b") == folder.root + "/a/b")
    #expect(folder.workspace.grantedPaths == [])
    _ = try folder.workspace.grant(folder: "~/big")
    _ = try folder.workspace.grant(folder: "~/big/in")
    #expect(folder.workspace.grantedPaths == [folder.above + "/big"])
  }

  @Test func `much that nobody works in hides no repository`() throws {
    var files = Self.repository
    for number in 0..<60 { files["node_modules/m\(number)/x/y.js"] = "" }
    files["z/deep/er/.git/HEAD"] = "x\n"
    let folder = try project(files)
    let found = NestedRepositories(below: [folder.root])
    #expect(found.paths == ["/vendor/lib/.git", "/z/deep/er/.git"].map { folder.root + $0 })
    #expect(found.isWhole)
  }
}
