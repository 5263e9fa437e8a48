import Harness

/// OpenAI's responses, without any state at the server: what the model reasoned travels with the conversation.
struct ResponsesDialect: Dialect {
  var server: ModelServer
  /// The provider's id, which is part of the name reasoning is signed with.
  let provider: String
  /// What is known about the server, and grows.
  let traits: SharedTraits<ResponsesTraits>

  /// Whether a model of OpenAI keeps what it reasoned only this way: those that reason, and those that are served
  /// in no other.
  static func isBetter(for model: String) -> Bool {
    if ["codex", "deep-research", "computer-use"].contains(where: { model.contains($0) }) { return true }
    if model.first == "o", model.dropFirst().first?.isNumber == true { return true }
    guard model.hasPrefix("gpt-") else { return false }
    return Int(model.dropFirst(4).prefix { $0.isASCII && $0.isNumber }).map { $0 >= 5 } ?? false
  }

  func request(_ request: ModelRequest, continuing pause: PausedTurn?) -> HTTPRequest {
    let body = ResponsesRequestBody(
      request: request, traits: traits.value, signer: "\(provider)/\(request.model)")
    return server.request("/responses", body: body.json)
  }

  func format(for request: ModelRequest, continuing pause: PausedTurn?) -> ResponsesDecoder {
    ResponsesDecoder()
  }

  func learn(from refusal: ServerRefusal, about request: ModelRequest) -> Lesson? {
    traits.learn(from: refusal, about: request)
  }
}
