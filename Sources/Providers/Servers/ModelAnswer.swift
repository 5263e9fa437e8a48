import Harness

/// One request to a server, until its last event: asked again while nothing has been seen of an answer, then read
/// batch by batch, as fast as somebody takes them. A turn that the server pauses is continued.
actor ModelAnswer<Language: Dialect> {
  private enum Phase {
    case asking(after: Duration, or: Bell)
    case reading(HTTPAnswer)
    case failed(ProviderError)
    case ended
  }

  private var dialect: Language
  private let request: ModelRequest
  private var phase = Phase.asking(after: .zero, or: Bell())
  private var decoder: AnswerDecoder<Language.Format>
  private var attempt = 0
  private var pause: PausedTurn?

  init(_ dialect: Language, _ request: ModelRequest) {
    self.dialect = dialect
    self.request = request
    decoder = Self.decoder(dialect, request, nil)
  }

  /// The events of a request.
  static func stream(_ dialect: Language, _ request: ModelRequest) -> AsyncThrowingStream<
    [ModelEvent], any Error
  > {
    let answer = ModelAnswer(dialect, request)
    return AsyncThrowingStream { try await answer.next() }
  }

  /// What arrived since the last call, once there is something; `nil` after the end.
  ///
  /// - Throws: `ProviderError`; `CancellationError` when the calling task is cancelled.
  func next() async throws -> [ModelEvent]? {
    while true {
      switch phase {
      case .asking(let delay, let bell):
        if delay > .zero { try await bell.wait(atMost: delay) }
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
      dialect.server = try await dialect.server.withKey()
      let answer = try await dialect.server.transport.send(dialect.request(request, continuing: pause))
      guard (200..<300).contains(answer.head.status) else { return try await refused(answer) }
      decoder = Self.decoder(dialect, request, pause)
      phase = .reading(answer)
      let id = answer.head["request-id"] ?? answer.head["x-request-id"]
      return id.map { [.traced($0)] }
    } catch let error as ProviderError {
      return try again(after: error)
    }
  }

  private func refused(_ answer: HTTPAnswer) async throws -> [ModelEvent]? {
    let body = try await answer.rest(limit: 1 << 16)
    let refusal = ServerRefusal(status: answer.head.status, body: body, secrets: dialect.server.secrets)
    if let lesson = dialect.learn(from: refusal, about: request) {
      return lesson.notice.map { [.notice($0)] }
    }
    throw dialect.server.failure(refusal, head: answer.head, model: request.model)
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
      pause = decoder.pause
      phase = pause == nil ? .ended : .asking(after: .zero, or: Bell())
    }
    let events = decoder.batch.take()
    // What was seen is not asked for again; what follows a pause was not seen yet.
    if pause != nil, decoder.isDone {
      attempt = 0
    } else if !events.isEmpty {
      attempt = Retry.most
    }
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
      throw attempt < Retry.most ? Retry.tooLong(error) : error
    }
    attempt += 1
    let bell = Bell()
    phase = .asking(after: wait, or: bell)
    return [
      .waiting(
        ModelWait(
          attempt: attempt + 1, most: Retry.most + 1, seconds: wait / .seconds(1), reason: error.message,
          bell: bell))
    ]
  }

  private static func decoder(
    _ dialect: Language, _ request: ModelRequest, _ pause: PausedTurn?
  ) -> AnswerDecoder<Language.Format> {
    let server = dialect.server
    let model = request.model
    return AnswerDecoder(dialect.format(for: request, continuing: pause), place: server.endpoint.place) {
      server.failure(ServerRefusal(status: nil, json: $0, secrets: server.secrets), model: model)
    }
  }
}
