import Harness

/// Chat completions, as most servers speak them.
struct ChatDialect: Dialect {
  var server: ModelServer
  /// The provider's id, which is part of the name calls are signed with.
  let provider: String
  /// What is known about the server, and grows.
  let traits: SharedTraits<ServerTraits>

  func request(_ request: ModelRequest, continuing pause: PausedTurn?) -> HTTPRequest {
    let body = ChatRequestBody(
      request: request, traits: traits.value, signer: "\(provider)/\(request.model)")
    return server.request("/chat/completions", body: body.json)
  }

  func format(for request: ModelRequest, continuing pause: PausedTurn?) -> ChunkDecoder {
    let ids = request.messages.flatMap(\.content).compactMap { part in
      if case .toolCall(let call) = part { call.id } else { nil }
    }
    return ChunkDecoder(usedCallIDs: Set(ids))
  }

  func learn(from refusal: ServerRefusal, about request: ModelRequest) -> Lesson? {
    traits.learn(from: refusal, about: request)
  }
}
