import Harness

/// What a server does not understand of a request, as it turned out. Servers differ, and most say so with a 400
/// that names the field: that is learned once and asked again without it.
struct ServerTraits: LearningTraits, Hashable {
  /// The names for the greatest length of an answer.
  enum LengthField: String, Hashable, Sendable {
    case maxTokens = "max_tokens"
    case maxCompletionTokens = "max_completion_tokens"
  }

  /// Whether usage can be asked for.
  private(set) var takesStreamOptions: Bool
  /// How the greatest length is called; `nil` when it cannot be said.
  var lengthField: LengthField?
  /// Whether ids of calls must be of nine letters and digits.
  private(set) var wantsShortCallIDs: Bool
  /// Whether it takes only part of JSON Schema.
  private(set) var takesNarrowSchemas: Bool
  /// Whether newer models refuse calls in the conversation that they did not sign.
  private(set) var wantsThoughtSignatures: Bool
  /// Whether what the model thought is sent back with what it said.
  private(set) var wantsThinking = false
  /// How the thinking level is said.
  private(set) var thinking: ThinkingField?
  /// The words for how much a model thinks.
  private(set) var efforts = ThinkingWords()
  /// Models that take no pictures.
  private(set) var modelsWithoutPictures: Set<String> = []
  /// Whether no model can be offered tools.
  private(set) var takesNoTools = false
  /// Models that cannot be offered tools.
  private(set) var modelsWithoutTools: Set<String> = []

  private var triedFields: Set<LengthField> = []

  init(
    lengthField: LengthField, takesStreamOptions: Bool = true, wantsShortCallIDs: Bool = false,
    takesNarrowSchemas: Bool = false, wantsThoughtSignatures: Bool = false,
    thinking: ThinkingField? = .effort
  ) {
    self.lengthField = lengthField
    self.thinking = thinking
    self.takesStreamOptions = takesStreamOptions
    self.wantsShortCallIDs = wantsShortCallIDs
    self.takesNarrowSchemas = takesNarrowSchemas
    self.wantsThoughtSignatures = wantsThoughtSignatures
  }

  /// Takes over what the person says about the server.
  mutating func apply(_ quirks: Set<ProviderSettings.Quirk>) {
    for quirk in quirks {
      switch quirk {
      case .noStreamUsage: takesStreamOptions = false
      case .maxCompletionTokens: lengthField = .maxCompletionTokens
      case .noMaxTokens: lengthField = nil
      case .shortCallIDs: wantsShortCallIDs = true
      case .narrowSchemas: takesNarrowSchemas = true
      case .noTools: takesNoTools = true
      case .sendsThinkingBack: wantsThinking = true
      case .thoughtSignatures: wantsThoughtSignatures = true
      case .noThinkingLevel: thinking = nil
      case .noCacheMarks: break
      }
    }
  }

  /// Learns from a refusal.
  ///
  /// - Returns: what to tell the person, if anything; `nil` when there is nothing to learn and asking again would
  ///   be refused again.
  mutating func learn(from refusal: ServerRefusal, about request: ModelRequest) -> Lesson? {
    guard let status = refusal.status else { return nil }
    let model = request.model
    let words = "\(refusal.message) \(refusal.code)".lowercased()
    if PictureRefusal.isOne(refusal, of: request), modelsWithoutPictures.insert(model).inserted {
      return PictureRefusal.lesson(refusal, model)
    }
    let isAboutTools = [
      "not support tools", "not support function", "not support tool", "requires --jinja", "tool-call-parser",
    ]
    .contains { words.contains($0) }
    if isAboutTools, !request.tools.isEmpty, modelsWithoutTools.insert(model).inserted {
      return Lesson(notice: "\(model) takes no tools here (\(refusal.message)): it goes on without them")
    }
    guard status == 400 || status == 422 else { return nil }
    return learnField(words, about: request)
  }

  private mutating func learnField(_ words: String, about request: ModelRequest) -> Lesson? {
    if takesStreamOptions, words.contains("stream_options") {
      takesStreamOptions = false
      return Lesson(notice: nil)
    }
    if let field = lengthField, words.contains(field.rawValue) {
      triedFields.insert(field)
      lengthField = [LengthField.maxTokens, .maxCompletionTokens].first { !triedFields.contains($0) }
      return Lesson(notice: nil)
    }
    if let thinking, thinking.names.contains(where: { words.contains($0) }),
      let lesson = efforts.refuse(request.thinking, of: request.model)
    {
      return lesson
    }
    if !wantsThinking, words.contains("reasoning_content") {
      wantsThinking = true
      return Lesson(notice: nil)
    }
    let isAboutCallIDs =
      words.contains("tool call id") || words.contains("tool_call_id") || words.contains("tool_calls[")
    if !wantsShortCallIDs, isAboutCallIDs, words.contains("length") {
      wantsShortCallIDs = true
      return Lesson(notice: nil)
    }
    return nil
  }
}
