import Harness
import Testing

@testable import Workspace

struct ExecuteCommandTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder(["sub/file": ""])
  }

  private func run(_ command: String, timeout: Int? = nil) async throws -> ToolOutput {
    try await folder.call(
      "execute_command", .fields(["command": .string(command), "timeout": timeout.map { JSON($0) }]))
  }

  private func terminal(_ command: String) async throws -> TerminalOutput? {
    guard case .terminal(let output) = try await run(command).blocks.first else { return nil }
    return output
  }

  @Test func `the preview shows the whole command and where it runs`() async throws {
    let command = "echo one\n" + String(repeating: "x", count: 5000)
    #expect(
      try await folder.preview("execute_command", ["command": .string(command)])
        == ToolPreview(
          title: "Run", blocks: [.code(Code(text: command, language: "sh"))], folder: folder.root))
    #expect(
      try await folder.preview("execute_command", ["command": "ls", "working_directory": "sub"])
        == ToolPreview(
          title: "Run", blocks: [.code(Code(text: "ls", language: "sh"))], folder: folder.root + "/sub"))
    let outside = try await folder.preview("execute_command", ["command": "ls", "working_directory": "/"])
    #expect(outside.risks == ["It runs in /, outside the project (\(folder.root))."])
  }

  @Test func `output and exit code come back`() async throws {
    #expect(
      try await run("pwd") == ToolOutput([.terminal(TerminalOutput(text: folder.root + "\n", exitCode: 0))]))
    let failed = try await run("echo out; echo err >&2; exit 3")
    #expect(failed.isError)
    #expect(failed.text.hasSuffix("\nExit code: 3"))
    #expect(try await run("true").text == "(no output)")
    #expect(
      try await folder.call("execute_command", ["command": "pwd", "working_directory": "sub"]).text
        == folder.root + "/sub\n")
  }

  @Test func `wrong bytes are repaired and NULs survive`() async throws {
    #expect(try await terminal(#"printf 'a\377b\000c\303'"#)?.text == "a\u{FFFD}b\0c\u{FFFD}")
  }

  @Test func `a character cut by the pipe stays whole`() async throws {
    #expect(try await terminal(#"printf '\303'; sleep 0.05; printf '\251'"#)?.text == "\u{E9}")
  }

  @Test func `there is no input, no terminal and no group of ours`() async throws {
    #expect(try await terminal("cat; test -t 0 || test -t 1 || test -t 2 || echo none")?.text == "none\n")
    #expect(
      try await terminal("(: </dev/tty) 2>/dev/null && echo has; ps -o sid=,pgid=,pid= -p $$ | xargs")?.text
        .split(separator: " ").map { $0.filter(\.isNumber) }.reduce(into: Set()) { $0.insert($1) }.count == 1)
    #expect(
      try await terminal("ls /proc/self/fd | xargs")?.text == "0 1 2 3\n", "3 is the listed folder itself")
  }

  @Test func `children get the variables of the list and no others`() async throws {
    let folder = try TemporaryFolder(
      environment: [
        "HOME": "/home/me", "PATH": "/usr/bin:/bin", "LC_ALL": "C", "XDG_DATA_HOME": "/d", "TERM": "xterm",
        "OPENAI_API_KEY": "secret", "SSH_AUTH_SOCK": "/s", "GITHUB_TOKEN": "secret", "LD_PRELOAD": "/x",
        "AWS_SECRET_ACCESS_KEY": "secret", "HTTP_PROXY": "http://me:secret@host",
      ])
    let output = try await folder.call("execute_command", ["command": "env | sort"])
    #expect(
      output.text == """
        HOME=/home/me
        LC_ALL=C
        PATH=/usr/bin:/bin
        PWD=\(folder.root)
        TERM=dumb
        XDG_DATA_HOME=/d

        """)
  }

  @Test func `a command ended by a signal says so`() async throws {
    let output = try await run("kill -9 $$")
    #expect(
      output
        == ToolOutput(
          [.terminal(TerminalOutput(text: "", exitCode: nil, note: "ended by signal 9 (Killed)"))],
          isError: true))
  }

  @Test func `wrong input is an error before anybody is asked`() async throws {
    func failure(_ input: JSON) async throws -> String { try await folder.failure("execute_command", input) }
    #expect(try await failure(["command": " \n"]) == "The command is empty.")
    #expect(try await failure(["command": "a\0b"]) == "The command holds a NUL character.")
    #expect(try await failure(["command": "ls", "timeout": 4000]) == "`timeout` must be from 1 to 3600.")
    #expect(
      try await failure(["command": "ls", "working_directory": "sub/file"]) == "sub/file is not a folder.")
  }

  @Test func `a command too long for the system is an error, not a crash`() async throws {
    await #expect(throws: CommandError.notStarted(reason: "it is too long for the system")) {
      try await run("true " + String(repeating: "x", count: 200_000))
    }
  }

  @Test func `what was not approved is not run`() async throws {
    let preview = try await folder.preview("execute_command", ["command": "true"])
    await #expect(throws: CommandError.changedSinceApproval) {
      try await folder.call("execute_command", ["command": "touch made"], ToolContext(approved: preview))
    }
    #expect(folder.names == ["sub"])
  }
}
