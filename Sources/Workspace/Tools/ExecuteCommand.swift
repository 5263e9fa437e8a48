import Harness

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A shell command.
struct ExecuteCommand: Tool {
  private static let standardTimeout = 120
  private static let longestTimeout = 3600

  let workspace: Workspace

  var spec: ToolSpec {
    ToolSpec(
      name: "execute_command",
      description: """
        Runs a command with /bin/sh and returns what it prints. It has no terminal and no input, and gets few \
        environment variables. Everything it started is ended when it ends, so nothing can be left running in \
        the background. Long output is shown by its start and end, and kept whole in a file.
        """,
      category: .execute,
      input: .object([
        .required("command", .string("The command.")),
        .optional(
          "timeout",
          .integer(
            "Seconds after which it is ended, from 1 to \(Self.longestTimeout); \(Self.standardTimeout) when left out."
          )),
        .optional("working_directory", .string("The folder it runs in; the project's root when left out.")),
      ]))
  }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    preview(try request(input))
  }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    let request = try request(input)
    return CommandNeeds(request.command.text, in: request.directory, of: workspace).needs
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let request = try request(input)
    if let approved = context.approved, approved.digest != preview(request).digest {
      throw CommandError.changedSinceApproval
    }
    let result = try await request.command.run(context.emit)
    return .finished(output(of: result, request.command))
  }

  private struct Request {
    let command: ShellCommand
    let directory: ResolvedPath
  }

  private func request(_ input: JSON) throws -> Request {
    let arguments = Arguments(input)
    let text = try arguments.text("command")
    guard text.contains(where: { !$0.isWhitespace }) else { throw CommandError.empty }
    guard !text.utf8.contains(0) else { throw CommandError.nulInCommand }
    let directory = try workspace.folder(arguments.optionalText("working_directory"))
    let timeout = try arguments.number("timeout", in: 1...Self.longestTimeout) ?? Self.standardTimeout
    return Request(
      command: ShellCommand(
        text: text, directory: directory.absolute,
        environment: CommandEnvironment.allowed(of: workspace.environment), timeout: .seconds(timeout),
        outputFolder: OutputFolder(path: workspace.outputFolder)),
      directory: directory)
  }

  private func preview(_ request: Request) -> ToolPreview {
    var risks: [String] = []
    if !request.directory.isInside {
      risks.append("It runs in \(request.directory.absolute), outside the project (\(workspace.root)).")
    }
    return ToolPreview(
      title: "Run", blocks: [.code(Code(text: request.command.text, language: "sh"))], risks: risks,
      folder: request.directory.absolute)
  }

  private func output(of result: ShellCommand.Result, _ command: ShellCommand) -> ToolOutput {
    var exitCode: Int?
    var notes: [String] = []
    switch result.ending {
    case .ended(.exited(let code)): exitCode = code
    case .ended(.killed(let signal)):
      notes.append("ended by signal \(signal) (\(String(cString: strsignal(signal))))")
    case .timedOut: notes.append("timed out after \(command.timeout.components.seconds) s")
    case .interrupted: notes.append("interrupted")
    }
    if !result.note.isEmpty { notes.append(result.note) }
    return ToolOutput(
      [
        .terminal(
          TerminalOutput(
            text: result.text, exitCode: exitCode, note: notes.joined(separator: "; "),
            fullOutputPath: result.fullOutputPath))
      ],
      isError: exitCode != 0)
  }
}
