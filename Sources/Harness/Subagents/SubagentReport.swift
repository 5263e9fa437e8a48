/// Hears what a subagent's session does, tells its parent in the words of the original, and keeps what the answer is
/// made of.
@HarnessActor
final class SubagentReport {
  /// What came of it.
  struct Outcome: Hashable, Sendable {
    /// What the model that asked reads.
    var output: ToolOutput
    /// What `subagent_end` tells.
    var result: String
  }

  private let parent: Session
  private let agent: Subagent
  private let callID: String
  private let isFork: Bool
  /// What is known about the subagent's model now.
  private let facts: @HarnessActor () -> ModelFacts?
  private var toolNames: [String: String] = [:]
  private var messageID = ""
  /// Bytes of the message that were told already.
  private var told = 0
  private var answer = ""
  private var streamed = ""
  private var failure: String?
  private var end: RunEvent.EndReason?

  init(
    to parent: Session, on agent: Subagent, callID: String, isFork: Bool,
    facts: @escaping @HarnessActor () -> ModelFacts?
  ) {
    self.facts = facts
    self.parent = parent
    self.agent = agent
    self.callID = callID
    self.isFork = isFork
  }

  /// Takes an event of the subagent's session.
  func hear(_ event: Event) {
    switch event {
    case .run(let event): hear(event)
    case .tool(let event): hear(event)
    case .detail(.noticed(let notice)):
      if notice.level != .info { parent.notify(Notice(notice.level, "\(agent.name): \(notice.text)")) }
    case .subagent, .thread, .session, .memory, .detail, .displayStateChanged, .unknown: break
    }
  }

  private func hear(_ event: RunEvent) {
    switch event {
    case .messageStarted(let message), .messageUpdated(let message), .messageEnded(let message):
      if message.role == .assistant { follow(message) }
    case .usage(let usage): parent.record(usage, by: facts())
    case .failed(let failure): self.failure = failure.message
    case .ended(let reason): end = reason
    case .started, .info: break
    }
  }

  private func follow(_ message: Message) {
    if message.id != messageID {
      messageID = message.id
      told = 0
    }
    var delta = ""
    var offset = 0
    for case .text(let text) in message.content {
      let count = text.utf8.count
      if offset + count > told {
        delta += String(decoding: text.utf8.dropFirst(max(0, told - offset)), as: UTF8.self)
      }
      offset += count
    }
    guard !delta.isEmpty else { return }
    if told == 0 {
      answer = ""
      if !streamed.isEmpty { delta = "\n\n" + delta }
    }
    told = offset
    answer = message.text
    streamed += delta
    parent.bus.emit(.subagent(.textDelta(id: callID, agentType: agent.id, text: delta)))
  }

  private func hear(_ event: ToolEvent) {
    switch event {
    case .started(let id, let name, let args):
      // In a fork this tool only says that it cannot be used.
      guard !(isFork && name == StartSubagent.name) else { return }
      toolNames[id] = name
      parent.bus.emit(.subagent(.toolStarted(id: callID, agentType: agent.id, tool: name, args: args)))
    case .ended(let id, let result, let isError):
      guard let name = toolNames.removeValue(forKey: id) else { return }
      parent.bus.emit(
        .subagent(
          .toolEnded(id: callID, agentType: agent.id, tool: name, result: result, isError: isError)))
    case .inputStarted, .inputDelta, .inputEnded, .updated, .output, .approvalRequired, .suspended: break
    }
  }

  /// What came of it, once its run is over.
  func outcome() -> Outcome {
    switch end {
    case .complete:
      let text = answer.isEmpty ? streamed : answer
      return Outcome(
        output: ToolOutput(text.isEmpty ? "The subagent ended without saying anything." : text), result: text)
    case .aborted, nil:
      let partial = streamed.isEmpty ? "" : "\n\nPartial output:\n\(streamed)"
      let text = "[Aborted by user]\(partial)"
      return Outcome(output: ToolOutput(text, details: ["cancelled": true]), result: text)
    case .error, .suspended:
      let reason = failure ?? "It stopped without saying why."
      let partial = streamed.isEmpty ? "" : "\n\nPartial output:\n\(streamed)"
      return Outcome(
        output: .failure("Subagent \"\(agent.name)\" failed: \(reason)\(partial)"), result: reason)
    }
  }
}
