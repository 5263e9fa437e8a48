import Harness
import Synchronization
import Testing

@testable import Workspace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct EndingCommandsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// Starts a grandchild that runs `script`, tells its number and whether it is ready in the file `started`.
  private func family(_ script: String, then: String) -> String {
    "sh -c '\(script)' & echo $! > number; mv number started; echo ready; \(then)"
  }

  private func isAlive(_ name: String) throws -> Bool {
    let text = try #require(folder.text(name))
    let number = try #require(pid_t(text.filter(\.isNumber)))
    return kill(number, 0) == 0 && !isZombie(number)
  }

  // An orphan waits for the system's first process to take it, which is not our matter.
  private func isZombie(_ number: pid_t) -> Bool {
    let path = ResolvedPath(absolute: "/proc/\(number)/stat", display: "", isInside: false)
    guard let stat = try? FileContent(path) else { return false }
    return String(decoding: stat.bytes, as: UTF8.self).contains(") Z ")
  }

  @Test(arguments: [
    "sleep 1000", "trap \"\" TERM; while :; do sleep 1000; done", "exec sleep 1000 >/dev/null 2>&1",
  ])
  func `interrupting ends the whole family, however stubborn`(script: String) async throws {
    let command = family(script, then: "trap '' TERM; wait; wait; wait; wait; sleep 1000")
    let output = try await interrupt(command)
    #expect(
      output
        == ToolOutput(
          [.terminal(TerminalOutput(text: "ready\n", exitCode: nil, note: "interrupted"))], isError: true))
    #expect(try !isAlive("started"))
  }

  @Test func `a command asked to end may say a last word`() async throws {
    let output = try await interrupt(
      "trap 'echo bye; exit' TERM; echo ready; while :; do :; done")
    #expect(output.text == "ready\nbye\n\ninterrupted")
  }

  /// Runs a command and interrupts it as soon as it printed something.
  private func interrupt(_ command: String) async throws -> ToolOutput {
    let (printed, feed) = AsyncStream.makeStream(of: ToolProgress.self)
    let task = Task {
      try await folder.call(
        "execute_command", ["command": .string(command)], ToolContext(emit: { feed.yield($0) }))
    }
    for await progress in printed {
      #expect(progress == .output("ready\n", stream: .stdout))
      break
    }
    task.cancel()
    return try await task.value
  }

  @Test func `cancelling before the start ends it as well`() async throws {
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await folder.call("execute_command", ["command": "sleep 1000"])
    }
    #expect(try await task.value.text == "(no output)\ninterrupted")
  }

  @Test func `time over ends it, too`() async throws {
    let output = try await folder.call(
      "execute_command", ["command": .string(family("sleep 1000", then: "wait")), "timeout": 1])
    #expect(output.text == "ready\n\ntimed out after 1 s")
    #expect(output.isError)
    #expect(try !isAlive("started"))
  }

  @Test func `what is left in the background ends with the command`() async throws {
    let output = try await folder.call(
      "execute_command", ["command": .string(family("sleep 1000", then: "exit 4"))])
    #expect(output.text == "ready\n\nExit code: 4")
    #expect(try !isAlive("started"))
  }

  @Test func `somebody who left the group does not hold the command up`() async throws {
    let output = try await folder.call(
      "execute_command",
      [
        "command":
          "setsid sh -c 'echo $$ > escaped; exec sleep 1000' & while ! test -s escaped; do :; done; echo done"
      ])
    defer {
      if let number = folder.text("escaped").flatMap({ pid_t($0.filter(\.isNumber)) }) {
        kill(number, SIGKILL)
      }
    }
    #expect(output.text == "done\n")
  }

  @Test func `a command that closes its output is waited for`() async throws {
    let output = try await folder.call(
      "execute_command",
      ["command": "exec >&- 2>&-; i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo x > made"])
    #expect(output.text == "(no output)")
    #expect(folder.text("made") == "x\n")
  }
}
