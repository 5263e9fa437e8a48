/// Folds what arrives from a model into a message. A value: takes model events, gives the events to announce.
struct Reply: Hashable, Sendable {
  private(set) var message: Message
  private(set) var finish: FinishReason?
  private(set) var usage: TokenUsage?
  /// Ids of calls as the provider writes them, and as they are in this thread: providers reuse ids.
  private var callIDs: [String: String] = [:]
  private var streaming: Set<String> = []
  private var signatures: [String: String] = [:]
  /// The model that answers, as `provider/name`.
  let signer: String?

  /// - Parameter signer: the model that answers, as `provider/name`.
  init(_ message: Message, signer: String? = nil) {
    self.message = message
    self.signer = signer
  }

  /// Takes an event of the model.
  /// - Parameter freshID: gives the id a call gets in the thread, for the id the provider gave it.
  /// - Returns: what to announce about tool calls. Changes of the message are announced once per batch, by whoever
  ///   takes the batch.
  mutating func take(_ event: ModelEvent, freshID: (String) -> String) -> [Event] {
    switch event {
    case .text(let delta):
      guard !delta.isEmpty else { return [] }
      if case .text(let text) = message.content.last {
        message.content[message.content.count - 1] = .text(text + delta)
      } else {
        message.content.append(.text(delta))
      }
    case .thinking(let delta):
      if case .thinking(var thinking) = message.content.last, thinking.signature == nil {
        thinking.text += delta
        message.content[message.content.count - 1] = .thinking(thinking)
      } else {
        message.content.append(.thinking(Thinking(text: delta)))
      }
    case .thinkingSignature(let signature):
      // Thinking that is signed is over: another signature belongs to a stretch without words.
      if case .thinking(var thinking) = message.content.last, thinking.signature == nil {
        thinking.signature = signature
        thinking.signer = signer
        message.content[message.content.count - 1] = .thinking(thinking)
      } else {
        message.content.append(.thinking(Thinking(text: "", signature: signature, signer: signer)))
      }
    case .redactedThinking(let data):
      message.content.append(
        .thinking(Thinking(text: "", signature: data, signer: signer, isRedacted: true)))
    case .toolCallStarted(let id, let name):
      let own = ownID(id, freshID)
      streaming.insert(own)
      return [.tool(.inputStarted(id: own, name: name))]
    case .toolCallArguments(let id, let delta):
      return [.tool(.inputDelta(id: ownID(id, freshID), text: delta))]
    case .toolCallSignature(let id, let signature): signatures[ownID(id, freshID)] = signature
    case .toolCall(let id, let name, let arguments):
      let own = ownID(id, freshID)
      callIDs[id] = nil
      return complete(own, name, arguments)
    case .usage(let usage): self.usage = usage
    case .notice, .waiting, .traced: break
    case .finished(let reason): finish = reason
    }
    return []
  }

  private mutating func ownID(_ id: String, _ freshID: (String) -> String) -> String {
    if let own = callIDs[id] { return own }
    let own = freshID(id)
    callIDs[id] = own
    return own
  }

  /// A provider may give the next call the same id: what comes after a complete call is another one.
  private mutating func complete(_ id: String, _ name: String, _ arguments: String) -> [Event] {
    var events: [Event] = streaming.remove(id) == nil ? [] : [.tool(.inputEnded(id: id))]
    // Arguments that are no JSON go on as the text they are: the tool's schema then refuses them in words.
    let text = arguments.isEmpty ? "{}" : arguments
    let args = (try? JSON(parsing: text)) ?? .string(arguments)
    let signature = signatures[id]
    message.content.append(
      .toolCall(
        ToolCall(
          id: id, name: name, args: args, signature: signature, signer: signature == nil ? nil : signer)))
    events.append(.tool(.started(id: id, name: name, args: args)))
    return events
  }

  /// There are servers that say of an answer they cut off that it was complete; it has all tokens it was allowed.
  mutating func checkLength(_ usage: TokenUsage, _ request: ModelRequest) {
    if finish == .stop, usage.completionTokens == request.maxOutputTokens { finish = .length }
  }

  mutating func stop(_ reason: Message.StopReason, _ error: String? = nil) {
    message.stopReason = reason
    message.errorMessage = error
  }

  mutating func add(_ result: ToolResult) {
    message.content.append(.toolResult(result))
  }
}
