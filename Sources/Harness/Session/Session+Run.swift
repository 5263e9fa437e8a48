extension Session {
  /// How a run begins.
  enum Beginning: Sendable {
    /// The person said something.
    case saying(String, attached: [MessagePart] = [])
    /// Something outside of the conversation calls for a reaction.
    case hearing(Message)
    /// The person runs a command; the model is not asked.
    case running(String)
    /// The person answered a call that waited; its message goes on.
    case resuming(Message, callID: String, JSON)
  }

  /// Why a step ended before the model was asked again.
  private enum StepEnd: Error {
    case suspended
  }

  /// Begins a run. - Precondition: a thread is bound and no run goes on.
  func start(_ beginning: Beginning, id: String? = nil) {
    run.start(id: id) { await self.carryOut(beginning) }
  }

  private func carryOut(_ beginning: Beginning) async {
    bus.emit(.run(.started))
    let reason: RunEvent.EndReason
    var mayDrain = true
    do {
      switch beginning {
      case .saying(let text, let attached):
        await say(text, attached)
        followUps.departed(text)
        try await steps()
      case .hearing(let message):
        await enter(message)
        try await steps()
      case .resuming(let message, let callID, let data):
        try await runTools(of: Reply(message), answering: callID, with: data)
        try await steps()
      case .running(let command): try await runOwn(command)
      }
      reason = .complete
    } catch is StepEnd {
      reason = .suspended
    } catch let failure as FinishFailure {
      bus.emit(.run(.failed(RunFailure(failure.text))))
      reason = .error
    } catch {
      let wasStopped = run.isAbortRequested || error is CancellationError
      // What failed now would fail the next message as well; it waits until the person looks.
      mayDrain = false
      reason = wasStopped ? .aborted : .error
    }
    await enterSignals()
    thread.touch()
    bus.emit(.run(.ended(reason)))
    let unheard = run.interjections
    run.reset()
    followUps.requeue(unheard: unheard)
    if reason == .complete { improveTitle() }
    switch reason {
    case .complete: sendNextFollowUp()
    case .error where mayDrain: sendNextFollowUp()
    case .error: pauseQueue(because: "The run failed.")
    case .aborted: pauseQueue(because: "Stopped.")
    case .suspended: break
    }
    checkSettled()
  }

  private func pauseQueue(because reason: String) {
    guard !followUps.isEmpty, !followUps.isPaused else { return }
    followUps.pause()
    notify(Notice(.warning, "\(reason) \(followUps.count) queued wait until you let them go on."))
  }

  /// A message of the person enters the thread.
  func say(_ text: String, _ attached: [MessagePart] = []) async {
    await enter(
      Message(
        id: host.configuration.makeID(), role: .user, content: [.text(text)] + attached,
        createdAt: host.configuration.now()))
  }

  /// Asks the model again and again until it wants no more tools and nothing more was said.
  private func steps() async throws {
    for number in 0..<host.configuration.maxSteps {
      memory.stepNumber = number
      let said = run.interjections
      run.interjections = []
      for text in said { await interject(text) }
      await enterSignals()
      let wantsMore = try await step()
      let isLast = !wantsMore && !isAddressed
      workAhead(isLast: isLast)
      tellMemory(onlyNews: true)
      if isLast {
        if memory.isWanted { try await condenseAsNeeded() }
        // Condensing takes a while; the person may have said something meanwhile.
        if !isAddressed { return }
      }
    }
    throw FinishFailure(text: "The run reached its limit of \(host.configuration.maxSteps) steps.")
  }

  /// Whether something came that the model is to read before the run is over.
  private var isAddressed: Bool { !run.interjections.isEmpty || run.signals.contains(where: \.callsForStep) }

  private func enterSignals() async {
    let heard = run.signals
    run.signals = []
    for signal in heard { await enter(signal.message) }
  }

  /// One answer of the model, with the tools it asked for. - Returns: whether it wants to go on.
  private func step(hasMadeRoom: Bool = false) async throws -> Bool {
    try Task.checkCancellation()
    guard model.hasSelection else { throw fail(SessionError.noModel) }
    guard let (provider, name) = host.provider(of: model.id) else {
      throw fail(SessionError.modelNotFound(model.id))
    }
    await learnFacts(of: model.id)
    try await condenseAsNeeded()
    let request = await modelRequest(model: name)
    var reply = Reply(
      Message(
        id: host.configuration.makeID(), role: .assistant, content: [], createdAt: host.configuration.now()),
      signer: model.id)
    do {
      stream.isOpen = true
      defer { stream.isOpen = false }
      try await hear(provider, request, into: &reply)
    } catch {
      if !hasMadeRoom, reply.message.content.isEmpty, await makeRoom(after: error, request) {
        return try await step(hasMadeRoom: true)
      }
      throw await close(reply, after: error)
    }
    if let usage = reply.usage {
      reply.checkLength(usage, request)
      record(usage, by: model.facts[reply.signer ?? ""], fills: true)
      memory.learn(promptTokens: usage.promptTokens, of: request)
    } else {
      estimateUsage(of: request, reply.message)
    }
    return try await finish(reply)
  }

  /// Providers reuse ids of calls; in a thread they must be unique, and a subagent's stand beside its parent's.
  func freshCallID(_ id: String) -> String {
    guard id.isEmpty || delegation != nil || bus.state.transcript.tool(id) != nil else { return id }
    // There are providers that take no more than 40 characters.
    return "call_\(host.configuration.makeID().suffix(32))"
  }

  /// What comes after the model stopped. - Returns: whether it wants to go on.
  private func finish(_ reply: Reply) async throws -> Bool {
    var reply = reply
    if !reply.message.openToolCalls.isEmpty {
      history.take(reply.message)
      try await runTools(of: reply)
      return true
    }
    let failure = FinishFailure(reply.finish)
    if reply.message.content.isEmpty, failure == nil {
      notify(Notice(.warning, "The model answered with nothing."))
    }
    reply.stop(failure == nil ? .complete : .error, failure?.text)
    await keep(reply.message)
    bus.emit(.run(.messageEnded(reply.message)))
    if let failure { throw failure }
    return false
  }

  private func keep(_ message: Message) async {
    history.take(message)
    if let id = thread.id { await journal.keep(message, in: id) }
  }

  /// Ends a message that was cut off. What had arrived is kept, and every call gets a result.
  /// - Returns: what the run ends with.
  private func close(_ reply: Reply, after error: any Error) async -> any Error {
    var reply = reply
    endRetry()
    if let usage = reply.usage { record(usage, by: model.facts[reply.signer ?? ""], fills: true) }
    let wasStopped = run.isAbortRequested || error is CancellationError
    let text = "\(error)"
    if !wasStopped { emitFailure(error) }
    reply.stop(wasStopped ? .aborted : .error, wasStopped ? nil : text)
    var message = reply.message
    for call in message.openToolCalls {
      bus.emit(.tool(.ended(id: call.id, result: stopped.json, isError: true)))
    }
    message = message.closingCalls(with: stopped)
    if !message.content.isEmpty || !wasStopped { await keep(message) }
    bus.emit(.run(.messageEnded(message)))
    return wasStopped ? CancellationError() : error
  }

  private func fail(_ error: any Error) -> any Error {
    emitFailure(error)
    return error
  }

  private func emitFailure(_ error: any Error) {
    let failure = error as? ProviderError
    bus.emit(
      .run(
        .failed(
          RunFailure(
            "\(error)", type: failure?.kind.rawValue, isRetryable: failure?.isRetryable,
            retryDelay: failure?.retryAfter.map { Int($0 * 1_000) }))))
  }

  /// Runs the tools a message asks for and gives it their results; then the message is complete.
  /// - Throws: `StepEnd.suspended` when a tool waits for an answer: the message stays open. `CancellationError` when the
  ///   run was stopped: the message is closed.
  private func runTools(of reply: Reply, answering callID: String? = nil, with data: JSON? = nil) async throws
  {
    var reply = reply
    var calls = reply.message.openToolCalls
    if let callID, let index = calls.firstIndex(where: { $0.id == callID }) {
      calls.insert(calls.remove(at: index), at: 0)
    }
    let count = calls.count
    while !calls.isEmpty {
      let batch = nextBatch(&calls)
      tellTurns(of: batch, before: calls, count: count)
      for (call, outcome) in await runBatch(batch, answering: callID, with: data) {
        switch outcome {
        case .finished(let output):
          bus.emit(.tool(.ended(id: call.id, result: output.json, isError: output.isError)))
          reply.add(ToolResult(id: call.id, name: call.name, result: output.json, isError: output.isError))
          bus.emit(.run(.messageUpdated(reply.message)))
        case .suspended(let payload):
          history.take(reply.message)
          park(call, payload, in: reply.message)
        }
      }
      await keep(reply.message)
      if run.isAbortRequested { throw await close(reply, after: CancellationError()) }
      if suspensions.hasPending { throw StepEnd.suspended }
    }
    reply.stop(.toolUse)
    await keep(reply.message)
    bus.emit(.run(.messageEnded(reply.message)))
  }

  private func park(_ call: ToolCall, _ payload: JSON, in message: Message) {
    let suspension = Suspension(toolName: call.name, args: call.args, payload: payload)
    suspensions.register(
      call.id, .init(runID: run.runID ?? "", messageID: message.id, suspension: suspension))
    showSuspension(call.id)
  }

  /// Announces a call that waits for an answer.
  func showSuspension(_ callID: String) {
    guard let parked = suspensions.get(callID) else { return }
    bus.emit(.tool(.suspended(id: callID, parked.suspension)))
    let kind =
      BuiltInTools.prompt(for: parked.suspension)
      ?? .other(toolName: parked.suspension.toolName, payload: parked.suspension.payload)
    bus.emit(.detail(.promptOpened(Prompt(id: callID, kind: kind))))
  }
}
