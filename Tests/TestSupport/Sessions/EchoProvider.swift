import Harness

/// A provider that repeats what was said last. `call NAME` calls that tool first and then repeats its result, so that
/// one provider can serve any number of sessions at once.
public struct EchoProvider: ModelProvider {
  public let id = "echo"

  /// A provider of one model, `echo/one`.
  public init() {}

  public func models() async -> [ModelInfo] { [ModelInfo(id: "echo/one"), ModelInfo(id: "echo/two")] }

  public func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
    AsyncThrowingStream { continuation in
      continuation.yield(answer(request))
      continuation.finish()
    }
  }

  private func answer(_ request: ModelRequest) -> [ModelEvent] {
    let usage = ModelEvent.usage(TokenUsage(promptTokens: 1, completionTokens: 1))
    guard let last = request.messages.last else { return [.finished(.stop)] }
    if last.role == .user {
      let words = last.text.split(separator: " ", maxSplits: 1)
      if words.first == "call", words.count == 2 {
        return [.call(String(words[1]), ["text": .string(last.id)]), usage, .finished(.toolCalls)]
      }
      return [.text("\(request.model) heard \(last.text)"), usage, .finished(.stop)]
    }
    let result = last.content.compactMap { part in
      if case .toolResult(let result) = part { result.result["content"]?.string } else { nil }
    }
    return [.text("got \(result.joined())"), usage, .finished(.stop)]
  }
}
