import Harness

/// What the offline guide answers to a request: all that it says, and the one call it makes, if any.
struct GuideScript: Hashable, Sendable {
  /// What it says, in order.
  var speech: [GuideSpeech] = []
  /// The call that follows.
  var call: ToolCall?

  /// Works out the answer. Requests of the last message of the person are carried out one after the other, one
  /// call a step; what came of the calls so far says where it stands.
  init(_ request: ModelRequest) {
    if let notes = GuideNotes.text(for: request) {
      speech = [.text(notes)]
      return
    }
    let start = request.messages.lastIndex { $0.role == .user } ?? request.messages.startIndex
    let text = start < request.messages.endIndex ? request.messages[start].text : ""
    let isSubagent = request.system.contains(Subagent.preamble)
    let requests = isSubagent ? GuideGrammar.requests(inTask: text) : GuideGrammar.requests(in: text)
    let tools = Set(request.tools.map(\.name))
    var outcomes =
      (Self.recalled(before: start, in: request) + Self.outcomes(in: request.messages[start...]))[...]
    for request in requests {
      var own: [GuideOutcome] = []
      step: while true {
        switch request.move(after: own) {
        case .done(let words):
          speech += words
          break step
        case .call(let saying, let tool, let input):
          // Another call came instead if the tool was not offered at that time.
          if let outcome = outcomes.first, outcome.tool != tool { break step }
          if let outcome = outcomes.popFirst() {
            own.append(outcome)
            // What was said before this call was said in an earlier step.
            speech = []
            continue step
          }
          guard tools.contains(tool) else {
            speech.append(.text(GuideWords.notOffered(tool)))
            break step
          }
          speech.append(.text(saying))
          call = ToolCall(id: "", name: tool, args: input)
          return
        }
      }
    }
  }

  /// What came of calls that were condensed meanwhile: a request that goes on must not begin anew.
  private static func recalled(before start: Int, in request: ModelRequest) -> [GuideOutcome] {
    guard start > 0 else { return [] }
    let text = request.messages[start - 1].text
    guard text.hasSuffix(CondensingPrompt.continues) else { return [] }
    return CondensingPrompt.observations(in: text).map(GuideNotes.outcomes) ?? []
  }

  private static func outcomes(in messages: ArraySlice<Message>) -> [GuideOutcome] {
    messages.flatMap { message -> [GuideOutcome] in
      var results: [String: ToolResult] = [:]
      for case .toolResult(let result) in message.content { results[result.id] = result }
      return message.content.compactMap { part in
        if case .toolCall(let call) = part { GuideOutcome(call, results[call.id]) } else { nil }
      }
    }
  }
}
