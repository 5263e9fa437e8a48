extension Session {
  /// What the model is asked: who it is, the conversation as far as it fits, and the tools of the mode.
  func modelRequest(model name: String) async -> ModelRequest {
    let instructions = await runInstructions()
    let own = (try? mode.resolve())?.instructions ?? ""
    let system = [instructions, own].filter { !$0.isEmpty }.joined(separator: "\n\n")
    await readHistoryForRequest()
    return ModelRequest(
      model: name, system: system, messages: Session.requestMessages(history.messages),
      tools: offeredTools.map(\.spec))
  }

  private func runInstructions() async -> String {
    if let known = run.instructions { return known }
    let instructions = await host.configuration.instructions()
    run.instructions = instructions
    return instructions
  }

  /// Reads older messages until the request holds what a model of usual size takes: a thread opened at its end shows
  /// its newest window only.
  private func readHistoryForRequest() async {
    guard let id = thread.id else { return }
    while history.earlier > 0, Session.characters(of: history.messages) < Session.requestBudget {
      guard let older = try? await history.readEarlier(id), !older.isEmpty else { return }
      bus.emit(.detail(.transcriptLoaded(older, earlier: history.earlier, replacing: false)))
    }
  }

  /// Characters of conversation a request holds at most: some 100,000 tokens at four characters each.
  private nonisolated static let requestBudget = 400_000

  private nonisolated static func characters(of messages: [Message]) -> Int {
    messages.reduce(0) { $0 + size(of: $1) }
  }

  private nonisolated static func size(of message: Message) -> Int {
    message.content.reduce(0) { sum, part in
      switch part {
      case .text(let text): sum + text.utf8.count
      case .thinking(let thinking): sum + thinking.text.utf8.count
      case .toolCall(let call): sum + call.args.text().utf8.count
      case .toolResult(let result):
        sum + (result.result["content"]?.string ?? result.result.text()).utf8.count
      case .image(let data, _), .file(let data, _, _): sum + data.utf8.count
      case .other: sum
      }
    }
  }

  /// The newest messages that fit, beginning with one of the person; every call has a result.
  nonisolated static func requestMessages(_ messages: [Message], budget: Int = requestBudget) -> [Message] {
    var first = messages.count
    var left = budget
    while first > 0 {
      let cost = size(of: messages[first - 1])
      if cost > left, first < messages.count { break }
      left -= cost
      first -= 1
    }
    if first > 0 {
      first = messages[first...].firstIndex { $0.role == .user } ?? first
    }
    return messages[first...].compactMap { message in
      guard message.role == .assistant else { return message }
      let closed = message.closingCalls(with: .interrupted)
      return closed.content.isEmpty ? nil : closed
    }
  }
}
