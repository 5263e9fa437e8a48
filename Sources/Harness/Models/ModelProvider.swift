/// Where models are. One of the four seams.
public protocol ModelProvider: Sendable {
  /// What stands before the slash in a model's id: `openai` in `openai/gpt-5`. No slash in it.
  var id: String { get }

  /// The models it offers now. May ask a server; empty when it cannot be reached.
  func models() async -> [ModelInfo]

  /// Answers a request as batches of what arrived since the last batch; adjacent deltas of one kind are merged,
  /// so that a fast model does not cost a wake-up per token. The last event of the last batch is `finished`.
  ///
  /// Cancelling the consuming task cancels the request.
  /// - Throws (from the stream): `ProviderError`. What arrived before is kept by the session.
  func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error>
}

/// A model that can be chosen.
public struct ModelInfo: Hashable, Sendable, Identifiable {
  /// `provider/name`.
  public let id: String
  /// What a person reads; defaults to the part of the id after the last slash.
  public var name: String
  /// Tokens of context, where known.
  public var contextLength: Int?
  /// Why it cannot be used now ("no key: set OPENAI_API_KEY"); `nil` when it can.
  public var unavailable: String?

  /// A model.
  public init(id: String, name: String? = nil, contextLength: Int? = nil, unavailable: String? = nil) {
    self.id = id
    self.name = name ?? id.split(separator: "/").last.map(String.init) ?? id
    self.contextLength = contextLength
    self.unavailable = unavailable
  }
}

/// What a provider is asked.
public struct ModelRequest: Hashable, Sendable {
  /// The model, without the provider's part of the id.
  public var model: String
  /// Who the model is and how it works here; may be empty.
  public var system: String
  /// The conversation, oldest first. Every tool call has a result before the next message of the person.
  public var messages: [Message]
  /// What it may call.
  public var tools: [ToolSpec]
  /// Most tokens to answer with; `nil` leaves it to the provider.
  public var maxOutputTokens: Int?

  /// A request.
  public init(
    model: String, system: String = "", messages: [Message], tools: [ToolSpec] = [],
    maxOutputTokens: Int? = nil
  ) {
    self.model = model
    self.system = system
    self.messages = messages
    self.tools = tools
    self.maxOutputTokens = maxOutputTokens
  }
}

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
  /// Something the person should know: a retry, a fallback.
  case notice(String)
  /// The end.
  case finished(FinishReason)
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

/// How a request to a provider failed, in words a person can act on.
public struct ProviderError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is.
  public enum Kind: String, Hashable, Sendable {
    /// The key is missing, wrong or not allowed.
    case authentication
    /// Too many requests, or the quota is used up.
    case rateLimit = "rate_limit"
    /// The provider cannot answer now.
    case overloaded
    /// Nobody answered, or the connection broke.
    case network
    /// The provider did not understand or did not accept the request.
    case request
    /// The conversation is too long for the model.
    case contextLength = "context_length"
    /// The answer was not what the protocol says.
    case malformed
  }

  /// What kind of failure it is.
  public let kind: Kind
  /// One sentence: what happened and what to do.
  public let message: String
  /// Whether the same request may succeed later.
  public let isRetryable: Bool
  /// Seconds to wait, where the provider says.
  public let retryAfter: Double?

  /// A failure.
  public init(_ kind: Kind, _ message: String, isRetryable: Bool = false, retryAfter: Double? = nil) {
    self.kind = kind
    self.message = message
    self.isRetryable = isRetryable
    self.retryAfter = retryAfter
  }

  /// The message.
  public var description: String { message }
}
