/// The one run of a session: whether it goes on, how to stop it, and what was said into it.
@HarnessActor
public final class SessionRun {
  private let makeID: @Sendable () -> String
  private var task: Task<Void, Never>?
  /// The run's id; `nil` between runs.
  public private(set) var runID: String?
  /// The provider's id of the last request, where it tells.
  public internal(set) var traceID: String?
  /// Whether the run was asked to stop.
  public private(set) var isAbortRequested = false
  /// How many runs there were.
  public private(set) var operationCount = 0
  /// What the model is told in this run; asked for once, so that a run does not change its ground while it goes on.
  var instructions: String?
  /// Ends the pause before a failed request is sent again; `nil` when there is no pause.
  var retryBell: Bell?
  /// Hears the answer, as long as nothing of it arrived; `nil` at any other time.
  var unheard: Task<(Reply, (any Error)?), Never>?
  /// Whether the person wants the answer of which nothing arrived to be asked for anew.
  var asksAnew = false
  /// What the person said into the run; goes to the model with its next step.
  var interjections: [String] = []
  /// Messages from outside that came while the run goes on, and whether the model is to take a step for them.
  var signals: [Heard] = []

  struct Heard {
    let message: Message
    let callsForStep: Bool
  }

  nonisolated init(makeID: @escaping @Sendable () -> String) {
    self.makeID = makeID
  }

  /// Whether a run goes on that was not asked to stop.
  public var isRunning: Bool { task != nil && !isAbortRequested }

  /// Whether a run goes on, if only to close.
  var isOpen: Bool { task != nil }

  /// Begins a run; `id` goes on with a run that was suspended.
  func start(id: String? = nil, _ body: @escaping @HarnessActor () async -> Void) {
    precondition(task == nil, "two runs at once")
    runID = id ?? makeID()
    isAbortRequested = false
    operationCount += 1
    task = Task { await body() }
  }

  /// The run is over; what follows may begin another.
  func reset() {
    task = nil
    runID = nil
    traceID = nil
    isAbortRequested = false
    interjections = []
    signals = []
    instructions = nil
    retryBell = nil
    unheard = nil
    asksAnew = false
  }

  /// Asks the run to stop; harmless when none goes on.
  func requestAbort() {
    guard let task else { return }
    isAbortRequested = true
    task.cancel()
  }

  /// Waits until the run that goes on now is over.
  func ended() async {
    await task?.value
  }
}
