import Harness

/// What a person set about one provider: over what is known of it, or all there is to know.
public struct ProviderSettings: Sendable {
  /// The protocol a server speaks.
  public enum API: String, Hashable, Sendable, CaseIterable {
    /// OpenAI's chat completions.
    case chat
    /// OpenAI's responses.
    case responses
    /// Anthropic's messages.
    case anthropic
  }

  /// Something a server does not do as others do.
  public enum Quirk: String, Hashable, Sendable, CaseIterable {
    /// It refuses the wish to tell the usage of a streamed answer.
    case noStreamUsage = "no_stream_usage"
    /// It calls the greatest length of an answer `max_completion_tokens`.
    case maxCompletionTokens = "max_completion_tokens"
    /// It takes no greatest length of an answer.
    case noMaxTokens = "no_max_tokens"
    /// Ids of calls have nine letters and digits there.
    case shortCallIDs = "short_call_ids"
    /// It takes only part of JSON Schema.
    case narrowSchemas = "narrow_schemas"
    /// Its models take no tools.
    case noTools = "no_tools"
    /// Its models want back what they thought.
    case sendsThinkingBack = "send_thinking_back"
    /// Its models refuse calls that they did not sign, as Gemini's do.
    case thoughtSignatures = "thought_signatures"
    /// It takes no marks that say what to keep in its cache.
    case noCacheMarks = "no_cache_marks"
    /// It takes no thinking level.
    case noThinkingLevel = "no_thinking_level"
  }

  /// A model the person listed.
  public struct Model: Hashable, Sendable {
    /// Its name at the server.
    public var name: String
    /// What is known about it.
    public var facts: ModelFacts

    /// A model.
    public init(name: String, facts: ModelFacts = ModelFacts()) {
      self.name = name
      self.facts = facts
    }
  }

  /// The provider: one that is known, or a new one.
  public var id: String
  /// Where it is; needed for a new one.
  public var url: String?
  /// The protocol; `nil` is that of the known provider, or chat completions.
  public var speaks: API?
  /// The variable of the environment the key is in, in place of the usual ones.
  public var keyName: String?
  /// Models it has, besides those its server lists.
  public var models: [Model] = []
  /// Header lines of every request besides the usual ones; `$NAME` as a value is that variable of the environment.
  public var headers: [(name: String, value: String)] = []
  /// What it does not do as others do.
  public var quirks: Set<Quirk> = []
  /// What holds for all its models that say nothing else.
  public var facts = ModelFacts()

  /// Settings for a provider.
  public init(id: String) {
    self.id = id
  }

  /// What the person says about a model.
  func facts(of name: String) -> ModelFacts {
    (models.first { $0.name == name }?.facts ?? ModelFacts()).completed(by: facts)
  }

  func headerLines(_ environment: [String: String]) -> [HTTPRequest.Header] {
    headers.map { header in
      let value =
        header.value.hasPrefix("$") ? environment[String(header.value.dropFirst())] ?? "" : header.value
      return HTTPRequest.Header(header.name, value)
    }
  }
}
