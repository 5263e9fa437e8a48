extension ToolOutput {
  /// The person said no. With a reason the model gets it as the person's words.
  static func declined(reason: String?) -> ToolOutput {
    let text =
      if let reason, !reason.isEmpty {
        "The person refused this call and says: \(reason)"
      } else {
        "The person refused this call. Don't try it again in another form; go on without it, or ask."
      }
    return ToolOutput(
      text, isError: true,
      details: .fields(["declined": true, "reason": reason.flatMap { $0.isEmpty ? nil : .string($0) }]))
  }

  /// The person said no, and that was the end of the run.
  static let refused = ToolOutput(
    "The person refused this call and stopped the run, to say what they want instead.", isError: true,
    details: ["declined": true])

  /// Nobody was there to say yes.
  static func unanswered(_ reason: String) -> ToolOutput {
    ToolOutput(
      "Not allowed without asking (\(reason)), and the person is away: nobody could be asked. Don't try it in "
        + "another form. Do what can be done without it, and say at the end what it was needed for.",
      isError: true, details: ["declined": true])
  }

  /// The program runs without anybody who could say yes.
  static func unattended(_ reason: String, remedy: String) -> ToolOutput {
    ToolOutput(
      "Not allowed without asking (\(reason)), and nobody is there to ask: rein runs without a screen. Nobody refused "
        + "it. \(remedy) Don't try it in another form. Do what can be done without it, and say at the end what it was "
        + "needed for and what would allow it.",
      isError: true, details: ["declined": true])
  }

  /// A rule said no.
  static func denied(because reason: String) -> ToolOutput {
    ToolOutput(
      "Not allowed: \(reason). Only the person can change that; /permissions shows them where.",
      isError: true, details: ["declined": true])
  }

  /// The run was stopped before the call was done.
  static let cancelled = ToolOutput("Cancelled by the person.", isError: true, details: ["cancelled": true])

  /// The program was closed, and that stopped the call.
  static let closed = ToolOutput(
    "Stopped because rein was closed before this was done.", isError: true, details: ["cancelled": true])

  /// The output of a call that was cut short when the program was closed, saying so.
  func cutShort() -> ToolOutput {
    var output = self
    output.blocks += ToolOutput.closed.blocks
    output.content = content.map { "\($0)\n\n\(ToolOutput.closed.text)" }
    if details == nil { output.details = ToolOutput.closed.details }
    return output
  }

  /// The program ended before the call was done.
  static let interrupted = ToolOutput(
    "Interrupted: the program ended before this was done.", isError: true, details: ["cancelled": true])
}

extension ToolOutcome {
  /// The outcome of a call that ran with other arguments than the model gave: it, and whoever reads the thread later,
  /// is told with which.
  func telling(changed args: JSON) -> ToolOutcome {
    guard case .finished(var output) = self else { return self }
    let words = "The person changed this call before it ran. It ran with these arguments instead:"
    let read = output.text
    output.blocks = [.text(words), .tree(args)] + output.blocks
    output.content = "\(words) \(args.text())\n\n\(read)"
    return .finished(output)
  }
}

extension Message {
  /// The message with a result for every call, so that a provider accepts what comes after it.
  func closingCalls(with output: ToolOutput) -> Message {
    var message = self
    for call in openToolCalls {
      message.content.append(
        .toolResult(ToolResult(id: call.id, name: call.name, result: output.json, isError: true)))
    }
    return message
  }
}
