/// What the session hears of a model: open from the moment a request is sent until its answer is complete.
@HarnessActor
public final class SessionStream {
  private let run: SessionRun
  private let thread: SessionThread
  private let identity: SessionIdentity
  /// Whether an answer is being received.
  public internal(set) var isOpen = false

  nonisolated init(run: SessionRun, thread: SessionThread, identity: SessionIdentity) {
    self.run = run
    self.thread = thread
    self.identity = identity
  }

  /// Which resource and thread it belongs to, as `resource:thread`; `nil` without a thread.
  public var key: String? { thread.id.map { "\(identity.resourceID):\($0)" } }

  /// The run whose answer is received; `nil` when none is.
  public var activeRunID: String? { isOpen ? run.runID : nil }

  /// Ends the answer, and with it the run. Harmless when none is received. What arrived is kept.
  public func abort() {
    if isOpen { run.requestAbort() }
  }
}
