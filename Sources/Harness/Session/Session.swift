import OrderedCollections

/// One user's live state: who they are, the thread, mode and model they are in, the run that goes on, what waits
/// for them and what waits to be said.
///
/// Every operation returns when it is accepted unless its doc says otherwise; what follows arrives as events. All
/// a front end needs to draw is `displayState`; `displayStateChanged` follows every other event.
@HarnessActor
public final class Session {
  /// The host it belongs to.
  public nonisolated let host: Host
  /// Whose session it is.
  public nonisolated let identity: SessionIdentity
  /// What happens, and the display made of it.
  public nonisolated let bus: EventBus
  /// The thread in view.
  public nonisolated let thread: SessionThread
  /// The mode that is on.
  public nonisolated let mode: SessionMode
  /// The model that is chosen.
  public nonisolated let model: SessionModel
  /// The run that goes on.
  public nonisolated let run: SessionRun
  /// The answer that is received.
  public nonisolated let stream: SessionStream
  /// Tool calls that wait for an answer.
  public nonisolated let suspensions: SessionSuspensions
  /// What waits to be said.
  public nonisolated let followUps: SessionFollowUps
  /// Where a run waits for a yes. A subagent asks where its parent asks: a person sees one request at a time.
  public nonisolated let approval: SessionApproval
  /// What older messages were condensed into.
  public nonisolated let memory: SessionMemory
  /// Typed facts kept besides the conversation.
  public nonisolated let state: SessionState
  /// What is allowed without asking until the session ends.
  public internal(set) var grants = Grants() {
    didSet { if grants != oldValue { bus.emit(.detail(.grantsChanged(grants))) } }
  }

  /// Whose subagent it is; `nil` for a session of a person.
  nonisolated let delegation: Delegation?
  /// The sessions of the subagents that work now.
  var children: [Session] = []

  nonisolated let journal: SessionJournal
  nonisolated let history: SessionHistory
  /// Operations that change thread, mode or model run one after the other.
  nonisolated let operations = SerialQueue()
  /// Reads a thread that is only looked at again and again.
  var readingAgain: Task<Void, Never>?
  /// Whether the session is being ended, so that what is stopped now is not put down to the person.
  private(set) var isClosing = false
  /// Counts the stops, so that what was accepted before one and comes after it is not begun.
  var stopCount = 0
  /// Policies the person set, which are in the state's rules.
  var policies = SessionPolicies()
  /// The calls of the model's last answer whose turn has not come.
  var upcomingCalls: [ToolCall] = []
  /// The rules of the state as they were last read, so that a decision need not read them again.
  var rulesRead: (json: JSON, rules: PermissionRules)?
  /// How much models are to think, by mode, as it was chosen before there was a thread.
  var chosenThinking: [String: ThinkingLevel] = [:]
  /// What of messages that wait is the person's own, where that is not all of it: only there files are named.
  var own: [String: String] = [:]
  /// Has a model make the title of the thread.
  var titling: Task<Void, Never>?
  private var settledWaiters: [CheckedContinuation<Void, Never>] = []

  nonisolated init(host: Host, resourceID: String, owner: String, delegation: Delegation? = nil) {
    let configuration = host.configuration
    self.host = host
    self.delegation = delegation
    identity = SessionIdentity(sessionID: configuration.makeID(), ownerID: owner, resourceID: resourceID)
    let sessionID = identity.sessionID
    let parentID = delegation?.parent.identity.sessionID
    bus = EventBus(
      clock: configuration.now,
      log: configuration.eventLog.map { SessionLog($0, sessionID: sessionID, parentID: parentID) })
    journal = SessionJournal(
      store: configuration.store, bus: bus, interval: configuration.partialSaveInterval)
    thread = SessionThread(
      identity: identity, journal: journal, store: configuration.store, now: configuration.now)
    mode = SessionMode(modes: configuration.modes, current: host.defaultMode)
    model = SessionModel(thread: thread, id: configuration.modelID ?? host.defaultMode.defaultModelID ?? "")
    run = SessionRun(makeID: configuration.makeID)
    stream = SessionStream(run: run, thread: thread, identity: identity)
    suspensions = SessionSuspensions(thread: thread)
    followUps = SessionFollowUps(bus: bus, thread: thread, makeID: configuration.makeID)
    approval = delegation?.parent.approval ?? SessionApproval(bus: bus)
    memory = SessionMemory()
    state = SessionState(
      bus: bus, schema: configuration.state, more: ["permissionRules": configuration.permissions.json])
    history = SessionHistory(store: configuration.store, window: configuration.transcriptWindow)
  }

  /// The display as it is now.
  public var displayState: DisplayState { bus.state }

  /// What the thread used so far.
  public var tokenUsage: TokenUsage { bus.facts.tokenUsage }

  /// Hears every event from now on, each followed by `displayStateChanged`. See `EventBus.subscribe`.
  public func subscribe(_ listener: @escaping EventBus.Listener) -> Subscription {
    bus.subscribe(listener)
  }

  /// Tells the display what the session starts with: modes, the mode and the model. Call it once, after subscribing.
  public func start() {
    bus.facts.subagentNames = host.configuration.subagents.reduce(into: [:]) { $0[$1.id] = $1.name }
    bus.change(.permissionsGiven(permissionRules, keptIn: host.configuration.ruleKeeper?.place))
    bus.change(.modifyingToolsAdded(host.configuration.modifyingTools.sorted()))
    bus.emit(.detail(.modesListed(host.configuration.modes.map(\.info), current: mode.id)))
    bus.change(.modelChosen(model.id))
    // They must be seen from the beginning.
    if isYolo || isAway { bus.emit(.session(.stateChanged(state: state.get(), changedKeys: []))) }
    if let folders = host.configuration.folderKeeper?.grantedPaths, !folders.isEmpty {
      bus.emit(.detail(.foldersGranted(folders)))
    }
    if let fencing = host.configuration.fencing { bus.emit(.detail(.fencingFound(fencing))) }
    tellThinking()
  }

  /// Says something to the person outside the conversation.
  public func notify(_ notice: Notice) {
    bus.emit(.detail(.noticed(notice)))
  }

  /// Whether nothing goes on, or what goes on waits for the person.
  public var isSettled: Bool {
    approval.isArmed || (!run.isOpen && operations.count == 0)
  }

  /// Waits until the session is settled.
  public func settled() async {
    let subscription = subscribe { [weak self] _ in self?.checkSettled() }
    defer { subscription.cancel() }
    while !isSettled {
      await withCheckedContinuation { settledWaiters.append($0) }
    }
  }

  /// Something changed that may have settled the session.
  func checkSettled() {
    guard isSettled else { return }
    let waiters = settledWaiters
    settledWaiters = []
    for waiter in waiters { waiter.resume() }
  }

  /// Runs an operation after those before it. Every operation ends by looking whether the session is settled.
  func perform<Value: Sendable>(
    _ operation: @escaping @HarnessActor () async throws -> Value
  ) async throws -> Value {
    defer { checkSettled() }
    return try await operations.run(operation)
  }

  /// Ends the session: stops what runs, keeps what is not kept yet, gives the thread back. An open question stays with
  /// its thread. Afterwards the session can be looked at, but says and writes nothing more, and the host makes a new one
  /// for its user.
  public func close() async {
    stopCount += 1
    isClosing = true
    for child in children { child.isClosing = true }
    stop(keepingQuestions: true)
    await run.ended()
    await operations.flush()
    await journal.flush()
    stopReadingAgain()
    titling?.cancel()
    if let id = thread.id, !thread.isReadOnly {
      await host.configuration.locks.release(id, owner: identity.sessionID)
    }
    thread.isReadOnly = true
    host.forget(self)
    checkSettled()
  }
}
