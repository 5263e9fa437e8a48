/// Condensing ahead of need: notes are made in the background while a run goes on, and put into use when the threshold
/// is reached. Only messages are condensed ahead; observations grow slowly.
extension Session {
  /// Begins to make notes when the messages come near the threshold.
  /// - Parameter isLast: whether the run ends now, so that even messages beyond the threshold can wait for the next one.
  func workAhead(isLast: Bool) {
    let thresholds = memoryThresholds
    let all = memory.tokens(uncondensed)
    // A subagent's thread ends with its run.
    guard host.configuration.memory.worksAhead, delegation == nil, memory.ahead == nil, !run.isAbortRequested,
      all >= thresholds.ahead, isLast || all < thresholds.observation,
      memory.mayTry(.observation, tokens: all)
    else { return }
    let chunk = nextChunk(keeping: thresholds.kept)
    guard !chunk.isEmpty else { return }
    let id = host.configuration.makeID()
    let tokens = memory.tokens(chunk)
    memory.ahead = SessionMemory.Ahead(cycleID: id, messages: chunk, tokens: tokens)
    bus.emit(.memory(.aheadStarted(cycle(id), tokens: tokens)))
    memory.ahead?.task = Task { await self.makeNotesAhead(id) }
  }

  private func makeNotesAhead(_ id: String) async {
    guard let ahead = memory.ahead, ahead.cycleID == id else { return }
    do {
      let notes = try await notes(
        CondensingPrompt.observing, on: CondensingLine.text(ahead.messages), by: observerModelID,
        shorterThan: max(ahead.tokens, 500))
      guard memory.ahead?.cycleID == id else { return }
      memory.ahead?.notes = notes
      bus.emit(
        .memory(
          .aheadEnded(
            cycle(id), tokens: ahead.tokens, noteTokens: memory.tokens(of: notes), notes: notes)))
      tellMemory()
    } catch {
      // Who cancelled it told so already.
      guard memory.ahead?.cycleID == id else { return }
      memory.ahead = nil
      bus.emit(.memory(.aheadFailed(cycle(id), error: "\(error)")))
      tellFailure(of: .observation, "\(error)")
    }
  }

  /// Puts notes made ahead into use, waiting for those on their way.
  /// - Throws: `CancellationError` when the run was stopped meanwhile.
  func activateAhead() async throws {
    await memory.ahead?.task?.value
    try Task.checkCancellation()
    guard let ahead = memory.ahead, let notes = ahead.notes else { return }
    memory.ahead = nil
    remember(notes, of: ahead.messages)
    bus.emit(
      .memory(
        .activated(
          cycle(ahead.cycleID), tokens: ahead.tokens, messages: ahead.messages.count,
          total: memory.observationTokens, generation: memory.condensed?.generation ?? 0)))
    tellMemory()
  }

  /// Drops work ahead of need; harmless when there is none.
  func cancelAhead() {
    guard let ahead = memory.ahead else { return }
    memory.ahead = nil
    ahead.task?.cancel()
    if ahead.notes == nil { bus.emit(.memory(.aheadFailed(cycle(ahead.cycleID), error: "stopped"))) }
  }

  private func cycle(_ id: String) -> MemoryEvent.Cycle {
    MemoryEvent.Cycle(id: id, operation: .observation)
  }
}
