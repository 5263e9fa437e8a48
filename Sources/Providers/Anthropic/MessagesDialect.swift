import Harness

/// Anthropic's messages.
struct MessagesDialect: Dialect {
  var server: ModelServer
  /// The provider's id, which is part of the name thinking is signed with.
  let provider: String
  /// What is known about the server, and grows.
  let traits: SharedTraits<MessagesTraits>

  func request(_ request: ModelRequest, continuing pause: PausedTurn?) -> HTTPRequest {
    let body = MessagesRequestBody(
      request: request, traits: traits.value, signer: "\(provider)/\(request.model)",
      unfinished: pause?.content ?? [])
    return server.request("/v1/messages", body: body.json)
  }

  func format(for request: ModelRequest, continuing pause: PausedTurn?) -> MessagesDecoder {
    MessagesDecoder(continuing: pause)
  }

  func learn(from refusal: ServerRefusal, about request: ModelRequest) -> Lesson? {
    traits.learn(from: refusal, about: request)
  }
}
