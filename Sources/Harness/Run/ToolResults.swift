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

  /// A rule said no.
  static func denied(because reason: String) -> ToolOutput {
    ToolOutput("Not allowed: \(reason).", isError: true, details: ["declined": true])
  }

  /// The run was stopped before the call was done.
  static let cancelled = ToolOutput("Cancelled by the person.", isError: true, details: ["cancelled": true])

  /// The program ended before the call was done.
  static let interrupted = ToolOutput(
    "Interrupted: the program ended before this was done.", isError: true, details: ["cancelled": true])
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
