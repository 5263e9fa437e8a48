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
  /// How much it should think first; `nil` leaves it to the provider.
  public var thinking: ThinkingLevel?

  /// A request.
  public init(
    model: String, system: String = "", messages: [Message], tools: [ToolSpec] = [],
    maxOutputTokens: Int? = nil, thinking: ThinkingLevel? = nil
  ) {
    self.model = model
    self.system = system
    self.messages = messages
    self.tools = tools
    self.maxOutputTokens = maxOutputTokens
    self.thinking = thinking
  }
}

extension ModelRequest {
  /// The request for a model that takes no pictures and documents: each is said to be left out, so that a conversation that has some
  /// can go on.
  public var withoutPictures: ModelRequest {
    var request = self
    request.messages = messages.map { message in
      guard message.content.contains(where: \.needsEyes) else { return message }
      var message = message
      message.content = message.content.map { part in
        guard part.needsEyes else { return part }
        return .text("(\(part.filename ?? "A picture") was left out: you cannot see pictures.)")
      }
      return message
    }
    return request
  }
}
