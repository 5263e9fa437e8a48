import CSys
import Harness
import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is left of commands when the program around them is killed, and what they see of it.
struct SealedChildrenTests {
  @Test(.timeLimit(.minutes(1)))
  func `a command does not outlive a program that is killed`() async throws {
    try await killProgram(isFenced: false)
  }

  @Test(.timeLimit(.minutes(1)), .enabled(if: CommandFence.find(hasNetwork: false).isUp))
  func `a command behind the fence does not outlive a program that is killed`() async throws {
    try await killProgram(isFenced: true)
  }

  private func killProgram(isFenced: Bool) async throws {
    let folder = try TemporaryFolder()
    let root = folder.root
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [root = root as String, isFenced = isFenced as Bool] in
      let fence = isFenced ? CommandFence.find(hasNetwork: false) : .none(reason: "a test")
      let workspace = try Workspace(root: root, outputFolder: root, fence: fence)
      let tool = try #require(WorkspaceTools.all(in: workspace).last)
      let input: JSON = [
        "command": "trap '' TERM HUP; sh -c 'sleep 1000; :' & sleep 1000 & echo ready; wait; wait; :"
      ]
      // The command prints when all of it runs; nothing of this program gets to clean up then.
      _ = try await tool.run(input, ToolContext(emit: { _ in kill(getpid(), SIGKILL) }))
    }
    try await folder.waitUntilNobodyWorksHere()
  }

  @Test func `children of a sealed program cannot look into it, and leave no core files`() async throws {
    let folder = try TemporaryFolder()
    let root = folder.root
    await #expect(processExitsWith: .exitCode(7)) { [root = root as String] in
      csys_seal_process()
      let workspace = try Workspace(root: root, outputFolder: root)
      let tool = try #require(WorkspaceTools.all(in: workspace).last)
      // Whoever is root may look into everything, so it is asked whose the files are.
      let command = "stat -c %u /proc/$PPID/environ; ulimit -c; stat -c %u /proc/$$/environ"
      guard case .finished(let output) = try await tool.run(["command": .string(command)], ToolContext())
      else {
        return
      }
      if output.text == "0\n0\n\(getuid())\n" { exit(7) }
    }
  }

  @Test func `a variable is passed on when the person names it`() async throws {
    let environment = ["HOME": "/h", "PATH": "/usr/bin:/bin", "GOPROXY": "x", "API_KEY": "secret"]
    let folder = try TemporaryFolder(environment: environment, passing: ["GOPROXY"])
    let output = try await folder.call("execute_command", ["command": "env | sort | cut -d= -f1 | xargs"])
    #expect(output.text == "GOPROXY HOME PATH PWD TERM\n")
  }

  @Test func `files that commands make have the permissions the person's mask gives`() async throws {
    let folder = try TemporaryFolder()
    let mask = umask(0o022)
    umask(mask)
    let output = try await folder.call("execute_command", ["command": "umask; touch made"])
    #expect(Int(output.text.filter(\.isNumber), radix: 8) == Int(mask))
    #expect(try FileStatus(of: folder.root + "/made").mode == 0o666 & ~mask)
  }
}

extension TemporaryFolder {
  /// Returns when no process has its working directory in the project.
  func waitUntilNobodyWorksHere() async throws {
    while try await OwnThread.run({ [self] _ in try processes().isEmpty }) == false {}
  }

  /// Processes that work in the project, whatever their namespace.
  func processes() throws -> [String] {
    try Folder.names(in: "/proc").filter { name in
      name.allSatisfy(\.isNumber) && FileStatus.linkTarget(of: "/proc/\(name)/cwd") == root
    }
  }
}
