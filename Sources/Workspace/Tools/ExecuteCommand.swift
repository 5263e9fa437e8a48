import Harness

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A shell command.
struct ExecuteCommand: Tool {
  let workspace: Workspace

  var spec: ToolSpec {
    ToolSpec(
      name: "execute_command",
      description: """
        Runs a command with /bin/sh and returns what it prints. It has no terminal and no input, and gets few \
        environment variables. Everything it started is ended when it ends, so nothing can be left running in \
        the background. Long output is shown by its start and end, and kept whole in a file.
        """ + (FenceHint.description(of: workspace.fence).map { " " + $0 } ?? ""),
      category: .execute,
      input: .object(
        [
          .required("command", .string("The command.")),
          .optional(
            "timeout",
            .integer(
              "Seconds after which it is ended, from 1 to \(CommandRequest.longestTimeout); "
                + "\(CommandRequest.standardTimeout) when left out.")),
          .optional("working_directory", .string("The folder it runs in; the project's root when left out.")),
        ] + (workspace.fence.isUp ? Self.unfenced : [])))
  }

  private static var unfenced: [JSONSchema.Field] {
    [
      .optional(
        "unfenced",
        .boolean("Whether to run it without the fence; the person is asked each time. Not when left out.")),
      .optional("reason", .string("Why the fence is in the way, in a sentence for the person.")),
    ]
  }

  func preview(_ input: JSON, _ context: ToolContext) async throws -> ToolPreview {
    try CommandRequest(input, in: workspace).preview(in: workspace)
  }

  func needs(_ input: JSON) async throws -> [PermissionNeed] {
    try CommandRequest(input, in: workspace).needs(in: workspace)
  }

  func run(_ input: JSON, _ context: ToolContext) async throws -> ToolOutcome {
    let request = try CommandRequest(input, in: workspace, isOwn: context.isOwn)
    if let approved = context.approved, approved != request.preview(in: workspace) {
      throw CommandError.changedSinceApproval
    }
    try context.check(request.needs(in: workspace))
    guard request.isFenced(in: workspace) else {
      workspace.acts.beginUnfenced()
      defer { workspace.acts.endUnfenced() }
      let result = try await request.command(in: workspace, nil).run(context.emit)
      return .finished(output(of: result, request, nil, []))
    }
    let number = workspace.acts.beginFenced()
    let places = FencedPlaces(of: workspace)
    let note = try? WatchNote(places.watch, in: OutputFolder(path: workspace.outputFolder))
    do {
      let result = try await request.command(in: workspace, places).run(context.emit)
      // All that it started has ended by now.
      let aside = SettingAside.after(places.watch, beside: workspace.acts.endFenced(number))
      note?.remove()
      return .finished(output(of: result, request, places, aside))
    } catch {
      _ = workspace.acts.endFenced(number)
      note?.remove()
      throw error
    }
  }

  private func output(
    of result: ShellCommand.Result, _ request: CommandRequest, _ places: FencedPlaces?,
    _ aside: [SettingAside]
  ) -> ToolOutput {
    var exitCode: Int?
    var notes: [String] = []
    switch result.ending {
    case .ended(.exited(let code)): exitCode = code
    case .ended(.killed(let signal)):
      notes.append("ended by signal \(signal) (\(String(cString: strsignal(signal))))")
    case .timedOut: notes.append("timed out after \(request.timeout.components.seconds) s")
    case .interrupted: notes.append("interrupted")
    }
    if !result.note.isEmpty { notes.append(result.note) }
    if request.isOwn, workspace.fence.isUp { notes.append("not fenced: your own command") }
    var blocks: [OutputBlock] = [
      .terminal(
        TerminalOutput(
          text: result.text, exitCode: exitCode, note: notes.joined(separator: "; "),
          fullOutputPath: result.fullOutputPath))
    ]
    guard let places else { return ToolOutput(blocks, isError: exitCode != 0) }
    if let words = FenceHint.hidden(request.text, result.text, places, home: workspace.environment["HOME"]) {
      blocks.append(.text(words))
    } else if exitCode != 0, let hint = FenceHint.failure(result.text, behind: workspace.fence) {
      blocks.append(.text(hint))
    }
    if let words = SettingAside.words(aside) { blocks.append(.text(words)) }
    return ToolOutput(blocks, isError: exitCode != 0)
  }
}
