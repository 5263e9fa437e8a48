import Harness

/// Chat completions, as most servers speak them.
struct ChatDialect: Dialect {
  let server: ModelServer
  /// What is known about the server, and grows.
  let traits: SharedTraits

  func request(_ request: ModelRequest, continuing pause: PausedTurn?) -> HTTPRequest {
    server.request(
      "/chat/completions", body: ChatRequestBody(request: request, traits: traits.value).json)
  }

  func format(for request: ModelRequest, continuing pause: PausedTurn?) -> ChunkDecoder {
    let ids = request.messages.flatMap(\.content).compactMap { part in
      if case .toolCall(let call) = part { call.id } else { nil }
    }
    return ChunkDecoder(usedCallIDs: Set(ids))
  }

  func learn(from refusal: ServerRefusal, model: String) -> Lesson? {
    traits.learn(from: refusal, model: model)
  }
}
