/// Something that arrived from a model.
public enum ModelEvent: Hashable, Sendable {
  /// More prose.
  case text(String)
  /// More thinking.
  case thinking(String)
  /// The end of a stretch of thinking: all of what the provider wants back unchanged.
  case thinkingSignature(String)
  /// A whole stretch of thinking that may not be seen: what the provider wants back unchanged.
  case redactedThinking(String)
  /// The model begins to write a tool call.
  case toolCallStarted(id: String, name: String)
  /// More of the JSON text of its arguments.
  case toolCallArguments(id: String, delta: String)
  /// What the provider wants back unchanged with a call that is not yet complete.
  case toolCallSignature(id: String, String)
  /// A tool call is complete: the whole JSON text of its arguments, which may be invalid.
  case toolCall(id: String, name: String, arguments: String)
  /// What the step used, once, near the end. Not sent when the provider does not tell.
  case usage(TokenUsage)
  /// What the provider calls this request in its own records: for asking its people about it.
  case traced(String)
  /// Something the person should know: a fallback, something that was left out.
  case notice(String)
  /// The request failed and is sent again after a pause; nothing of an answer was seen.
  case waiting(ModelWait)
  /// The end.
  case finished(FinishReason)

  /// Whether it is a part of an answer, and not only about how it is got.
  var isOfAnswer: Bool {
    switch self {
    case .traced, .notice, .waiting: false
    default: true
    }
  }
}

/// Why a model stopped.
public enum FinishReason: Hashable, Sendable {
  /// It was done.
  case stop
  /// It wants its tool calls to run.
  case toolCalls
  /// It reached its maximum output length.
  case length
  /// A content filter stopped it; the explanation may be empty.
  case contentFilter(String)
}
