/// Hearing an answer.
extension Session {
  /// Takes what arrives of an answer until its end, or until it fails.
  func receive(
    _ stream: AsyncThrowingStream<[ModelEvent], any Error>, into blank: Reply
  ) async -> (Reply, (any Error)?) {
    var reply = blank
    do {
      try await receive(stream, into: &reply)
      return (reply, nil)
    } catch {
      return (reply, error)
    }
  }

  /// Batch by batch; each is announced as one change of the message.
  private func receive(
    _ stream: AsyncThrowingStream<[ModelEvent], any Error>, into reply: inout Reply
  ) async throws {
    var announced: [MessagePart] = []
    func announce() {
      guard reply.message.content != announced else { return }
      bus.emit(.run(announced.isEmpty ? .messageStarted(reply.message) : .messageUpdated(reply.message)))
      announced = reply.message.content
    }
    for try await batch in stream {
      try Task.checkCancellation()
      if !batch.isEmpty { endRetry() }
      if batch.contains(where: \.isOfAnswer) { run.unheard = nil }
      for event in batch {
        switch event {
        // What was said before a call is announced before the call.
        case .toolCall, .toolCallStarted: announce()
        case .notice(let text): notify(Notice(.warning, text))
        case .waiting(let wait): beginRetry(wait)
        case .traced(let id): run.traceID = id
        default: break
        }
        for announcement in reply.take(event, freshID: freshCallID) { bus.emit(announcement) }
      }
      announce()
      if let id = thread.id, !announced.isEmpty { journal.keep(partial: reply.message, in: id) }
    }
    // A cancelled stream just ends.
    try Task.checkCancellation()
    guard reply.finish != nil else {
      throw ProviderError(
        .network, "The connection was lost before the answer was complete.", isRetryable: true)
    }
  }
}
