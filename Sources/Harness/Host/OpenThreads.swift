/// The threads one person has open: the one in view, and those in which something goes on meanwhile.
///
/// As long as nothing goes on, one session goes from thread to thread. A session that is busy is left to itself: its
/// run, its approvals and its queue go on as they are, and the thread that is wanted gets a session of its own. It is
/// closed as soon as nothing goes on in it any more.
@HarnessActor
public final class OpenThreads {
  /// Most threads in which something may go on beside the one in view. Each holds its messages in memory.
  nonisolated static let limit = 8

  private struct Other {
    let session: Session
    let threadID: String
    var shown: OtherThread
    let subscription: Subscription
    var isEnding = false
  }

  /// The session of the thread in view.
  public private(set) var current: Session
  private nonisolated let isSingle: Bool
  private var subscription: Subscription?
  private var others: [Other] = []
  /// Threads whose session ended while they were out of view.
  private var ended: [OtherThread] = []
  /// What was allowed in sessions that were closed because nothing went on in them, by thread: who comes back is not
  /// asked for the same again.
  private var grants: [String: Grants] = [:]
  private var closing: [String: Task<Void, Never>] = [:]
  private var tell: @Sendable (ShownThreads) -> Void = { _ in }

  /// Begins with a session in view.
  /// - Parameter isSingle: that session goes to every thread, and what goes on in it is stopped first: for front ends that
  ///   can tell of one session only.
  public nonisolated init(_ session: Session, isSingle: Bool = false) {
    current = session
    self.isSingle = isSingle
  }

  /// Tells what is to be shown now, and from now on whenever that changes. Of sessions that are not in view only what
  /// `OtherThread` says counts as a change.
  public func follow(_ tell: @escaping @Sendable (ShownThreads) -> Void) {
    self.tell = tell
    followCurrent()
  }

  /// What goes on beside the thread in view.
  public var beside: [OtherThread] { others.map(\.shown) + ended }

  /// Goes to a thread: what goes on in the present one goes on.
  /// - Throws: as `Session.switchThread`; `OpenThreadsError.tooMany`.
  public func go(to id: String) async throws {
    try await enter(id) { try await $0.switchThread(id) }
  }

  /// Goes to a thread to look at it; as `Session.openReadOnly`, where it is not open here anyway.
  public func look(at id: String, ofAnyProject: Bool = false) async throws {
    try await enter(id) { try await $0.openReadOnly(id, ofAnyProject: ofAnyProject) }
  }

  /// Makes a thread and goes there. - Throws: as `Session.createThread`; `OpenThreadsError.tooMany`.
  public func begin(title: String?) async throws {
    try await enter(nil) { _ = try await $0.createThread(title: title) }
  }

  /// Copies a thread, the one in view by default, and goes to the copy.
  /// - Throws: as `Session.cloneThread`; `OpenThreadsError.tooMany`.
  public func clone(_ id: String?, title: String? = nil, ofAnyProject: Bool = false) async throws {
    let source = id ?? current.thread.id
    await session(of: source)?.journal.flush()
    try await enter(nil) {
      _ = try await $0.cloneThread(source, title: title, ofAnyProject: ofAnyProject)
    }
  }

  /// Goes back to before a message of the thread in view, in a copy of it. What goes on in it goes on.
  /// - Parameter undoingFiles: whether files that tools changed since get their content of then; then nothing may go on.
  /// - Throws: as `Session.rewind`; `OpenThreadsError.tooMany`, `OpenThreadsError.busy`.
  public func rewind(to message: OwnMessage, undoingFiles: Bool = false) async throws {
    guard let source = current.thread.current else { return }
    guard !undoingFiles || current.isAtRest else { throw OpenThreadsError.busy(source.title) }
    await current.journal.flush()
    let spans = undoingFiles ? try await current.spans(of: source, since: message.createdAt) : []
    try await enter(nil) { try await $0.rewind(source.id, to: message, undoing: spans) }
  }

  /// Goes back to before a message where no file would change; else shows first what would happen to files.
  /// - Throws: as `rewind(to:undoingFiles:)`; what `FileHistory` throws.
  public func askToRewind(to message: OwnMessage) async throws {
    let files = try await current.filesChanged(since: message)
    guard files.isEmpty else { return current.tell(RewindPreview(messageID: message.id, files: files)) }
    await current.saveDraft("")
    try await rewind(to: message)
  }

  /// Goes to a message that was found in some thread. - Throws: as `go(to:)`.
  public func go(to message: FoundMessage) async throws {
    if current.thread.id != message.threadID { try await go(to: message.threadID) }
    try await current.reveal(message.id)
  }

  /// Goes to the thread that needs the person most: one that waits, else one that is done, else the next in which
  /// something goes on. - Returns: whether there is one.
  public func goToNext() async throws -> Bool {
    guard let next = beside.min(by: { $0.activity < $1.activity }) else { return false }
    try await go(to: next.id)
    return true
  }

  /// The session that has a thread open; `nil` when none of the person's has.
  public func session(of threadID: String?) -> Session? {
    guard let threadID else { return nil }
    return current.thread.id == threadID ? current : others.first { $0.threadID == threadID }?.session
  }

  /// Ends all sessions, as `Session.close` does.
  public func close() async {
    let sessions = [current] + others.map(\.session)
    for other in others { other.subscription.cancel() }
    others = []
    let tasks = closing.values
    await withTaskGroup { group in
      for session in sessions { group.addTask { await session.close() } }
      for task in tasks { group.addTask { await task.value } }
    }
  }

  private func enter(_ id: String?, _ go: (Session) async throws -> Void) async throws {
    if let id {
      await closing[id]?.value
      if let index = others.firstIndex(where: { $0.threadID == id }) { return bring(index) }
    }
    if isSingle || current.isAtRest {
      try await go(current)
      return tellArrival()
    }
    // Where one is already there is nowhere to go.
    guard id == nil || id != current.thread.id || current.thread.isReadOnly else { return }
    guard others.count < OpenThreads.limit else { throw OpenThreadsError.tooMany(OpenThreads.limit) }
    let host = current.host
    let next = host.session(resourceID: current.identity.resourceID, owner: host.configuration.makeID())
    await next.begin(as: current)
    do {
      try await go(next)
    } catch {
      await next.close()
      throw error
    }
    if let id = next.thread.id, let known = grants.removeValue(forKey: id) { next.grants = known }
    show(next)
  }

  /// Shows a session that was out of view.
  private func bring(_ index: Int) {
    let other = others.remove(at: index)
    other.subscription.cancel()
    other.session.restoreDraft()
    show(other.session)
  }

  private func show(_ session: Session) {
    let left = current
    current = session
    if left.isAtRest { end(left) } else { keep(left) }
    tellArrival()
    followCurrent()
  }

  /// Waits until nobody here has a thread any more that was left.
  func untilClosed(_ id: String) async { await closing[id]?.value }

  /// A thread that ended out of view is gone.
  func forgetEnded(_ id: String) {
    guard ended.contains(where: { $0.id == id }) else { return }
    ended.removeAll { $0.id == id }
    publish()
  }

  private func tellArrival() {
    ended.removeAll { $0.id == current.thread.id }
    current.isUnread = false
    publish()
  }

  private func followCurrent() {
    subscription?.cancel()
    publish()
    subscription = current.subscribe { [weak self] event in
      if case .displayStateChanged(let state) = event { self?.publish(state) }
    }
  }

  /// What is to be shown now.
  public var shown: ShownThreads { shown(current.displayState) }

  private func shown(_ display: DisplayState) -> ShownThreads {
    ShownThreads(sessionID: current.identity.sessionID, display: display, others: beside)
  }

  private func publish(_ display: DisplayState? = nil) { tell(shown(display ?? current.displayState)) }

  /// Leaves a session to itself.
  private func keep(_ session: Session) {
    guard let threadID = session.thread.id else { return end(session) }
    let subscription = session.subscribe { [weak self] event in
      if case .displayStateChanged(let state) = event { self?.follow(state, of: threadID) }
    }
    let shown = OtherThread(id: threadID, display: session.displayState)
    others.append(Other(session: session, threadID: threadID, shown: shown, subscription: subscription))
    follow(session.displayState, of: threadID)
  }

  private func follow(_ state: DisplayState, of threadID: String) {
    guard let index = others.firstIndex(where: { $0.threadID == threadID }) else { return }
    let shown = OtherThread(id: threadID, display: state)
    if others[index].shown != shown {
      others[index].shown = shown
      publish()
    }
    guard !state.isRunning, state.prompts.isEmpty, !others[index].isEnding else { return }
    others[index].isEnding = true
    let session = others[index].session
    // The run is still closing, or the next message of the queue goes out: only when that is over one can tell. Nobody
    // waits for it, so it is a task of its own.
    Task {
      await session.settled()
      await session.titled()
      self.endIfAtRest(session)
    }
  }

  private func endIfAtRest(_ session: Session) {
    guard let index = others.firstIndex(where: { $0.session === session }) else { return }
    others[index].isEnding = false
    guard session.isAtRest else { return follow(session.displayState, of: others[index].threadID) }
    var shown = others[index].shown
    shown.activity = .done
    others[index].subscription.cancel()
    others.remove(at: index)
    ended.append(shown)
    session.isUnread = true
    end(session)
    publish()
  }

  /// Closes a session in which nothing goes on.
  private func end(_ session: Session) {
    let threadID = session.thread.id ?? ""
    if session.grants != Grants() { grants[threadID] = session.grants }
    // Who left it does not wait for its last writes; who wants its thread does.
    closing[threadID] = Task {
      await session.close()
      self.closing[threadID] = nil
    }
  }
}

extension OtherThread {
  fileprivate init(id: String, display: DisplayState) {
    self.init(
      id: id, title: display.threadTitle, activity: display.prompts.isEmpty ? .running : .waiting)
  }
}

/// What keeps a thread from being opened beside others.
public enum OpenThreadsError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Something goes on in too many.
  case tooMany(Int)
  /// Something goes on in the thread of this title.
  case busy(String)

  /// One sentence.
  public var description: String {
    switch self {
    case .tooMany(let limit):
      "Something goes on in \(limit) other threads already. Wait for one of them, or stop it."
    case .busy(let title):
      "Something goes on in “\(title.isEmpty ? "that thread" : title)”. Go there and stop it first."
    }
  }
}
