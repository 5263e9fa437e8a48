#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Session {
  /// Tokens of uncondensed messages that are read for a request at most. A thread has more only when it was never
  /// condensed, or when that failed for long; what is older is not asked about then.
  private nonisolated static let mostTokens = 100_000

  /// The messages the model still sees word for word.
  var uncondensed: ArraySlice<Message> { history.messages(after: memory.condensed?.reachesTo) }

  /// What the model is asked: who it is, what is remembered, the newer messages, and the tools of the mode.
  func modelRequest(model name: String) async -> ModelRequest {
    let instructions = await runInstructions()
    let mode = try? mode.resolve()
    let own = mode?.instructions ?? ""
    let system = [instructions, own].filter { !$0.isEmpty }.joined(separator: "\n\n")
    let request = ModelRequest(
      model: name, system: system, messages: Session.requestMessages(uncondensed, after: memory.condensed),
      tools: offeredTools.map(\.spec), maxOutputTokens: mode?.maxOutputTokens, thinking: thinking)
    return model.facts[model.id]?.takesPictures == false ? request.withoutPictures : request
  }

  private func runInstructions() async -> String {
    if let known = run.instructions { return known }
    let instructions = await host.configuration.instructions()
    run.instructions = instructions
    return instructions
  }

  /// Reads older messages until those in memory go back to where the thread was condensed.
  func readUncondensed(_ id: String, announcing isAnnounced: Bool = false) async throws {
    while !history.reaches(back: memory.condensed?.reachesTo),
      TokenEstimate.tokens(history.messages) < Session.mostTokens
    {
      let older = try await history.readEarlier(id)
      guard !older.isEmpty, id == thread.id else { return }
      if isAnnounced {
        bus.emit(.detail(.transcriptLoaded(older, earlier: history.earlier, replacing: false)))
      }
    }
  }

  /// What is remembered, then the newest messages that fit. They begin with one of the person, if need be the last one
  /// that was condensed, and every call has a result.
  nonisolated static func requestMessages(
    _ messages: ArraySlice<Message>, after memory: ThreadMemory?, most: Int = mostTokens
  ) -> [Message] {
    var first = messages.endIndex
    var left = most
    while first > messages.startIndex {
      left -= TokenEstimate.tokens(messages[first - 1])
      if left < 0, first < messages.endIndex { break }
      first -= 1
    }
    var request = messages[..<first].last { $0.role == .user } ?? memory?.lastRequest
    if messages[first...].first?.role == .user { request = nil }
    if request == nil {
      first = messages[first...].firstIndex { $0.role == .user } ?? first
    }
    let closed = messages[first...].compactMap { message in
      guard message.role == .assistant else {
        var heard = message
        if heard.content.contains(where: { $0 != $0.readable }) {
          heard.content = heard.content.map(\.readable)
        }
        return heard
      }
      let closed = message.closingCalls(with: .interrupted)
      return closed.content.isEmpty ? nil : closed
    }
    let recalled = memory.map { memory in
      // Notes are made from what tools returned as well: as the program's message they weigh less than instructions.
      Message(
        id: "memory", role: .user,
        content: [.text(CondensingPrompt.recalled(memory, continues: request != nil))],
        createdAt: messages.first?.createdAt ?? Date(timeIntervalSince1970: 0))
    }
    return [recalled, request].compactMap(\.self) + closed
  }
}
