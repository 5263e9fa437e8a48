/// What became of a signal.
public struct SignalReceipt: Hashable, Sendable {
  /// What was done with it.
  public enum Effect: Hashable, Sendable {
    /// It reaches the run that goes on.
    case delivered
    /// A run started with it.
    case woke
    /// It stands in the thread.
    case persisted
    /// Nothing.
    case discarded
  }

  /// The signal's id.
  public let id: String
  /// What was done with it.
  public let effect: Effect
  /// The run it reaches; `nil` when none does.
  public let runID: String?
}

extension Session {
  /// Gives a signal to the thread in view; makes a thread when there is none. Whether a run goes on is decided when this
  /// is called. Words of the person decline the approval that is asked, as `sendMessage` does. Returns when the signal
  /// is accepted, not when the run it started is over.
  /// - Throws: `SessionError.readOnly`; what making a thread throws.
  public func send(_ signal: Signal) async throws -> SignalReceipt {
    guard !thread.isReadOnly else { throw SessionError.readOnly }
    let message = Message(
      id: signal.id, role: .user, content: [signal.part], createdAt: host.configuration.now())
    if run.isRunning {
      switch signal.ifActive {
      case .discard: return receipt(signal, .discarded)
      case .persist: run.signals.append(.init(message: message, callsForStep: false))
      case .deliver:
        if signal.kind == .user { approval.declineArmed(because: "interrupted by a message of the person") }
        run.signals.append(.init(message: message, callsForStep: true))
      }
      return receipt(signal, signal.ifActive == .deliver ? .delivered : .persisted)
    }
    switch signal.ifIdle {
    case .discard: return receipt(signal, .discarded)
    case .persist:
      try await perform {
        if self.thread.id == nil { _ = try await self.makeThread(title: "") }
        await self.run.ended()
        await self.enter(message)
      }
      return receipt(signal, .persisted)
    case .wake:
      try await perform {
        await self.run.ended()
        if signal.kind == .user { self.cancelSuspensions() }
        if self.thread.id == nil { _ = try await self.makeThread(title: "") }
        // A question is open: the run that goes on after its answer reads it.
        if self.suspensions.hasPending { await self.enter(message) } else { self.start(.hearing(message)) }
      }
      return receipt(signal, run.isOpen ? .woke : .persisted)
    }
  }

  private func receipt(_ signal: Signal, _ effect: SignalReceipt.Effect) -> SignalReceipt {
    SignalReceipt(
      id: signal.id, effect: effect, runID: effect == .delivered || effect == .woke ? run.runID : nil)
  }

  /// A message of the person or from outside enters the thread.
  func enter(_ message: Message) async {
    bus.emit(.run(.messageStarted(message)))
    history.take(message)
    if let id = thread.id { await journal.keep(message, in: id) }
    bus.emit(.run(.messageEnded(message)))
  }
}
