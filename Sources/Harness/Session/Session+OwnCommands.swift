extension Session {
  /// Runs a command as the person, with the tool that runs commands for the model: nothing is asked, since they said
  /// so themselves. It is shown like a call, and what it printed goes to the model with the next message. It counts as
  /// a run, so that it can be stopped and what is said meanwhile is queued; while a run goes on it is queued itself.
  /// Returns at once, like every effect of a key.
  /// - Throws: `SessionError.readOnly`, `SessionError.noCommandTool`; what making a thread throws, when there was none.
  public func runCommand(_ command: String) async throws {
    guard commandTool != nil else { throw SessionError.noCommandTool }
    try await submit(command, isCommand: true)
  }

  private var commandTool: (any Tool)? {
    host.configuration.commandTool.flatMap { host.tools[$0] }
  }

  /// - Throws: `CancellationError` when it was stopped.
  func runOwn(_ command: String) async throws {
    // Before it begins: a command that may have run already must not wait to be run again.
    followUps.departed(command, isCommand: true)
    guard let tool = commandTool else { throw SessionError.noCommandTool }
    await journal.flush()
    let configuration = host.configuration
    let call = ToolCall(
      id: "own_" + configuration.makeID(), name: tool.spec.name, args: ["command": .string(command)])
    var message = Message(
      id: configuration.makeID(), role: .user, content: [.toolCall(call)], createdAt: configuration.now())
    // Before it begins: when the program is killed meanwhile, the next start can tell of it.
    if let id = thread.id { journal.keep(partial: message, in: id) }
    bus.emit(.run(.messageStarted(message)))
    bus.emit(.tool(.started(id: call.id, name: call.name, args: call.args)))
    let output = await carryOut(call, with: tool)
    bus.emit(.tool(.ended(id: call.id, result: output.json, isError: output.isError)))
    message.content += [
      .toolResult(ToolResult(id: call.id, name: call.name, result: output.json, isError: output.isError)),
      .text(Session.report(of: command, output)),
    ]
    history.take(message)
    if let id = thread.id { await journal.keep(message, in: id) }
    bus.emit(.run(.messageEnded(message)))
    try Task.checkCancellation()
  }

  private func carryOut(_ call: ToolCall, with tool: any Tool) async -> ToolOutput {
    var context = toolContext(call, resumeData: nil, approved: nil)
    context.isOwn = true
    let run = ToolRun(tool, call.args, context)
    do {
      switch saying(try await run.outcome(patience: host.configuration.stopPatience)) {
      case .finished(let output): return output
      case .suspended: return .failure("The tool wants an answer, which it cannot get here.")
      }
    } catch {
      return output(for: error)
    }
  }

  /// What the model is told: providers know calls of the model only.
  static func report(of command: String, _ output: ToolOutput) -> String {
    """
    I ran this command myself; what it printed is here for you to know.

    $ \(command)

    \(output.text)
    """
  }
}
