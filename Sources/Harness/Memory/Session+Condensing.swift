#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Session {
  /// Condenses the older messages of the thread in view now, whatever its thresholds: all but the last exchange. While
  /// a run goes on that happens after its present step. Returns when it is accepted; `om_` events and, when there is
  /// nothing to condense, a notice tell the rest.
  /// - Throws: `SessionError.noThread`, `SessionError.readOnly`, `SessionError.noModel`.
  public func condense() async throws {
    guard !observerModelID.isEmpty else { throw SessionError.noModel }
    try await perform {
      _ = try self.thread.requireID()
      guard !self.thread.isReadOnly else { throw SessionError.readOnly }
      if self.run.isRunning {
        self.memory.isWanted = true
        return
      }
      await self.run.ended()
      self.run.start { await self.condenseAlone() }
    }
  }

  /// Condensing without a run: what is said meanwhile is sent afterwards.
  private func condenseAlone() async {
    memory.isWanted = true
    try? await condenseAsNeeded()
    let said = run.interjections
    run.reset()
    if said.isEmpty {
      sendNextFollowUp()
    } else {
      start(.saying(said.joined(separator: "\n\n")))
    }
    checkSettled()
  }

  /// Makes the thread fit before a step: activates notes made ahead, condenses messages beyond the threshold, then
  /// observations beyond theirs. What fails is told to the person, and the run goes on with the messages as they are.
  /// - Throws: `CancellationError` when the run was stopped.
  func condenseAsNeeded() async throws {
    guard let id = thread.id else { return }
    do {
      try await readUncondensed(id, announcing: true)
    } catch {
      notify(Notice(.error, "Older messages of this thread cannot be read: \(error)"))
    }
    let isWanted = memory.isWanted
    memory.isWanted = false
    if isWanted {
      try await condenseAll()
    } else {
      try await condenseBeyondThreshold()
    }
    if memory.observationTokens >= memoryThresholds.reflection { try await reflect() }
  }

  private func condenseBeyondThreshold() async throws {
    func isOver() -> Bool {
      let tokens = memory.tokens(uncondensed)
      return tokens >= memoryThresholds.observation && memory.mayTry(.observation, tokens: tokens)
    }
    guard isOver() else { return }
    try await activateAhead()
    while isOver(), try await observe(keeping: memoryThresholds.kept) {}
  }

  private func condenseAll() async throws {
    let before = memory.condensed
    try await activateAhead()
    var failures = 0
    let subscription = bus.subscribe { event in
      if case .memory(.observationFailed) = event { failures += 1 }
    }
    defer { subscription.cancel() }
    while try await observe(keeping: 0) {}
    if memory.condensed == before, failures == 0 {
      notify(Notice(.info, "There is nothing to condense yet."))
    }
  }

  /// A model refused the conversation for its length: condenses what it can.
  /// - Returns: whether it became shorter, so that asking again makes sense.
  func makeRoom(after error: any Error, _ request: ModelRequest) async -> Bool {
    guard (error as? ProviderError)?.kind == .contextLength, !run.isAbortRequested else { return false }
    memory.learn(refused: request, by: model.id)
    do {
      let before = memory.condensed
      try await activateAhead()
      while try await observe(keeping: 0, mostOfExchange: 0) {}
      return memory.condensed != before
    } catch {
      return false
    }
  }

  /// Lets a model make notes of the oldest messages not condensed yet.
  /// - Returns: whether there are new notes; `false` when there is nothing to condense, or it failed.
  private func observe(keeping kept: Int, mostOfExchange: Int? = nil) async throws -> Bool {
    let chunk = nextChunk(keeping: kept, mostOfExchange: mostOfExchange)
    guard !chunk.isEmpty else { return false }
    let tokens = memory.tokens(chunk)
    return try await cycle(.observation, tokens: tokens) {
      // Of a short thread, notes may well be longer than what was said.
      let notes = try await self.notes(
        CondensingPrompt.observing, on: CondensingLine.text(chunk), by: self.observerModelID,
        shorterThan: max(tokens, 500))
      self.remember(notes, of: chunk)
      return notes
    }
  }

  /// Lets a model condense the observations.
  private func reflect() async throws {
    let tokens = memory.observationTokens
    guard let old = memory.condensed, memory.mayTry(.reflection, tokens: tokens) else { return }
    _ = try await cycle(.reflection, tokens: tokens) {
      let notes = try await self.notes(
        CondensingPrompt.reflecting, on: old.observations, by: self.reflectorModelID, shorterThan: tokens)
      var new = old
      new.observations = notes
      new.generation += 1
      self.keep(new)
      return notes
    }
  }

  /// The oldest messages that are not condensed and may be, as many as a model is given at once.
  func nextChunk(keeping kept: Int, mostOfExchange: Int? = nil) -> ArraySlice<Message> {
    let messages = uncondensed
    let threshold = memoryThresholds.observation
    let plan = CondensingPlan(
      messages, keeping: memory.estimate(of: kept),
      mostOfExchange: memory.estimate(of: mostOfExchange ?? threshold / 2))
    let chunk = messages.prefix(plan.count)
    return chunk.prefix(CondensingPlan.chunk(of: chunk, most: memory.estimate(of: threshold)))
  }

  /// A piece of condensing with its events, however it ends.
  private func cycle(
    _ operation: MemoryEvent.Operation, tokens: Int, _ work: @HarnessActor () async throws -> String
  ) async throws -> Bool {
    let cycle = MemoryEvent.Cycle(id: host.configuration.makeID(), operation: operation)
    let start = host.configuration.now()
    func milliseconds() -> Int { Int(host.configuration.now().timeIntervalSince(start) * 1_000) }
    bus.emit(.memory(.started(cycle, tokens: tokens)))
    do {
      let notes = try await work()
      memory.succeeded(operation)
      bus.emit(
        .memory(
          .ended(
            cycle, tokens: tokens, total: memory.observationTokens, notes: notes, milliseconds: milliseconds()
          )))
      tellMemory()
      return true
    } catch {
      let wasStopped = run.isAbortRequested || error is CancellationError
      let reason = wasStopped ? "stopped" : "\(error)"
      bus.emit(.memory(.failed(cycle, error: reason, milliseconds: milliseconds())))
      if wasStopped { throw CancellationError() }
      tellFailure(of: operation, reason)
      return false
    }
  }

  /// The person hears that condensing failed; the next attempt waits until the window grew by a fifth.
  func tellFailure(of operation: MemoryEvent.Operation, _ reason: String) {
    let thresholds = memoryThresholds
    switch operation {
    case .observation:
      memory.failed(operation, tokens: memory.tokens(uncondensed), threshold: thresholds.observation)
    case .reflection:
      memory.failed(operation, tokens: memory.observationTokens, threshold: thresholds.reflection)
    }
    notify(
      Notice(.warning, "Older messages could not be condensed, the conversation goes on with them: \(reason)")
    )
  }

  /// Notes on messages stand in for them from now on.
  func remember(_ notes: String, of messages: ArraySlice<Message>) {
    guard let last = messages.last else { return }
    let old = memory.condensed
    keep(
      ThreadMemory(
        observations: [old?.observations, notes].compactMap(\.self).joined(separator: "\n\n"),
        reachesTo: last.id, lastRequest: messages.last { $0.role == .user } ?? old?.lastRequest,
        generation: old?.generation ?? 0))
  }

  private func keep(_ new: ThreadMemory) {
    memory.condensed = new
    if let id = thread.id { journal.keep(new, of: id) }
  }

  /// Asks a model for notes.
  /// - Parameter limit: tokens; notes as long as that would condense nothing.
  /// - Throws: `ProviderError`, `SessionError.modelNotFound`, `CondensingError`, `CancellationError`.
  func notes(
    _ system: String, on text: String, by modelID: String, shorterThan limit: Int
  ) async throws -> String {
    guard let (provider, name) = host.provider(of: modelID) else {
      throw SessionError.modelNotFound(modelID)
    }
    let time = host.configuration.now()
    let question = Message(id: "notes", role: .user, content: [.text(text)], createdAt: time)
    var reply = Reply(Message(id: "answer", role: .assistant, content: [], createdAt: time))
    await learnFacts(of: modelID)
    for try await batch in provider.stream(ModelRequest(model: name, system: system, messages: [question])) {
      for event in batch { _ = reply.take(event, freshID: \.self) }
    }
    try Task.checkCancellation()
    if let usage = reply.usage { record(usage, by: model.facts[modelID]) }
    guard let finish = reply.finish else { throw CondensingError.connectionLost }
    if case .contentFilter = finish { throw CondensingError.refused }
    let notes = reply.message.text
    guard notes.contains(where: { !$0.isWhitespace }) else { throw CondensingError.empty }
    guard memory.tokens(of: notes) < limit else { throw CondensingError.notShorter }
    return notes
  }
}

/// Why there are no notes.
enum CondensingError: Error, Hashable, Sendable, CustomStringConvertible {
  case connectionLost, refused, empty, notShorter

  var description: String {
    switch self {
    case .connectionLost: "The connection was lost before the notes were complete."
    case .refused: "The model refused to make notes of them."
    case .empty: "The model wrote no notes."
    case .notShorter: "The model's notes are as long as what they should stand for."
    }
  }
}
