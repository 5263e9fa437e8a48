import Harness

/// One request to a server that speaks chat completions, until its last event: asked again while nothing has
/// been seen of an answer, then read batch by batch, as fast as somebody takes them.
actor ChatAnswer {
  private enum Phase {
    case asking(after: Duration)
    case reading(HTTPAnswer)
    case failed(ProviderError)
    case ended
  }

  private let server: ChatServer
  private let request: ModelRequest
  private let traits: SharedTraits
  private var phase = Phase.asking(after: .zero)
  private var decoder: AnswerDecoder
  private var attempt = 0

  /// - Parameter traits: what is known about the server, and grows.
  init(_ server: ChatServer, _ request: ModelRequest, _ traits: SharedTraits) {
    self.server = server
    self.request = request
    self.traits = traits
    decoder = Self.decoder(server, request)
  }

  /// What arrived since the last call, once there is something; `nil` after the end.
  ///
  /// - Throws: `ProviderError`; `CancellationError` when the calling task is cancelled.
  func next() async throws -> [ModelEvent]? {
    while true {
      switch phase {
      case .asking(let delay):
        if delay > .zero { try await Task.sleep(for: delay) }
        if let events = try await ask() { return events }
      case .reading(let answer):
        if let events = try await read(answer) { return events }
      case .failed(let error):
        phase = .ended
        throw error
      case .ended: return nil
      }
    }
  }

  private func ask() async throws -> [ModelEvent]? {
    do {
      let body = ChatRequestBody(request: request, traits: traits.value).json
      let answer = try await server.transport.send(server.request("/chat/completions", body: body))
      guard (200..<300).contains(answer.head.status) else { return try await refused(answer) }
      decoder = Self.decoder(server, request)
      phase = .reading(answer)
      return nil
    } catch let error as ProviderError {
      return try again(after: error)
    }
  }

  private func refused(_ answer: HTTPAnswer) async throws -> [ModelEvent]? {
    let body = try await answer.rest(limit: 1 << 16)
    let refusal = ServerRefusal(status: answer.head.status, body: body, secret: server.key)
    if let lesson = traits.learn(from: refusal, model: request.model) {
      return lesson.notice.map { [.notice($0)] }
    }
    throw server.failure(refusal, head: answer.head, model: request.model)
  }

  private func read(_ answer: HTTPAnswer) async throws -> [ModelEvent]? {
    do {
      try await readOn(answer)
    } catch let error as ProviderError {
      let events = decoder.batch.take()
      guard !events.isEmpty else { return try again(after: error) }
      phase = .failed(error)
      return events
    }
    if decoder.isDone {
      answer.leave()
      phase = .ended
    }
    let events = decoder.batch.take()
    if !events.isEmpty { attempt = Retry.most }
    return events.isEmpty ? nil : events
  }

  private func readOn(_ answer: HTTPAnswer) async throws {
    let bytes: [UInt8]?
    do {
      bytes = try await answer.next()
    } catch let error as ProviderError {
      return try decoder.finish(after: error)
    }
    if let bytes {
      try decoder.take(bytes)
    } else {
      try decoder.finish()
    }
  }

  /// Waits for another attempt, and says so; after the last one, or once something was seen, it fails.
  private func again(after error: ProviderError) throws -> [ModelEvent] {
    let wait = Retry.delay(attempt: attempt, requested: error.retryAfter, jitter: .random(in: 0...1))
    guard error.isRetryable, let wait else {
      phase = .ended
      throw error
    }
    attempt += 1
    phase = .asking(after: wait)
    let tenths = Int((wait / .milliseconds(100)).rounded(.up))
    let seconds = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    return [.notice("retrying in \(seconds) s: \(error.message)")]
  }

  private static func decoder(_ server: ChatServer, _ request: ModelRequest) -> AnswerDecoder {
    let ids = request.messages.flatMap(\.content).compactMap { part in
      if case .toolCall(let call) = part { call.id } else { nil }
    }
    let model = request.model
    return AnswerDecoder(place: server.endpoint.place, usedCallIDs: Set(ids)) { json in
      server.failure(ServerRefusal(status: nil, json: json, secret: server.key), model: model)
    }
  }
}
