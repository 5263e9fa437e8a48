import OrderedCollections

extension Session {
  /// Makes a thread and goes there. What runs is stopped first.
  /// - Throws: what the store or the locks throw; then the session stays where it was.
  @discardableResult
  public func createThread(title: String? = nil) async throws -> ChatThread {
    try await perform { try await self.makeThread(title: title ?? "") }
  }

  /// As `createThread`, within an operation that has its turn already.
  func makeThread(title: String) async throws -> ChatThread {
    let configuration = host.configuration
    let time = configuration.now()
    var metadata: OrderedDictionary<String, JSON> = ["currentModeId": .string(mode.id)]
    if model.hasSelection {
      metadata["currentModelId"] = .string(model.id)
      metadata["modeModelId_\(mode.id)"] = .string(model.id)
    }
    metadata.merge(memorySettings) { _, own in own }
    metadata.merge(chosenSubagentModels) { own, _ in own }
    metadata[SessionPolicies.settingKey] = policies.withoutAllow.json
    let new = ChatThread(
      id: configuration.makeID(), resourceID: identity.resourceID, title: title, createdAt: time,
      updatedAt: time,
      metadata: metadata)
    try await enter(new) { try await configuration.store.create(new) }
    return new
  }

  /// Copies a thread (the one in view, when `id` is `nil`) with its messages and settings, and goes to the copy.
  /// - Parameter ofAnyProject: whether it may be one of another resource; the copy is one of this.
  /// - Throws: `SessionError.nothingToClone`, `SessionError.threadNotFound`, or what the store throws.
  @discardableResult
  public func cloneThread(
    _ id: String? = nil, title: String? = nil, ofAnyProject: Bool = false
  ) async throws -> ChatThread {
    try await perform {
      guard let source = id ?? self.thread.id else { throw SessionError.nothingToClone }
      return try await self.copy(source, before: nil, ofAnyProject: ofAnyProject) { copy in
        copy.title = title ?? (copy.title.isEmpty ? "Cloned Thread" : "\(copy.title) (copy)")
      }
    }
  }

  /// Copies a thread as far as a message, and goes to the copy.
  @discardableResult
  func copy(
    _ source: String, before end: String?, ofAnyProject: Bool = false, _ change: (inout ChatThread) -> Void
  ) async throws -> ChatThread {
    await journal.flush()
    let found = try await ofAnyProject ? host.configuration.store.thread(source) : thread.get(source)
    guard let original = found else { throw SessionError.threadNotFound(source) }
    let configuration = host.configuration
    var copy = blankCopy(of: original)
    change(&copy)
    let new = copy
    try await enter(new) {
      try await configuration.store.clone(
        source, as: new, before: end, messageID: configuration.makeID)
    }
    await loadThread()
    return new
  }

  /// Settings that a copy of a thread does not take over.
  static let ownOfThread = [
    "tokenUsage", "measure", "suspensions", SessionFollowUps.olderKey, "draft", Session.unreadKey,
    Session.wordsTitleKey,
    Session.pinnedKey, Session.filesUndoneKey,
  ]

  /// Stops what runs, makes a thread with `create`, and binds the session to it. After any failure the session is
  /// bound to what it was bound to, and holds just that thread's lock.
  private func enter(_ new: ChatThread, create: @Sendable () async throws -> Void) async throws {
    let locks = host.configuration.locks
    let owner = identity.sessionID
    await stopAndWait()
    try await locks.acquire(new.id, owner: owner)
    do {
      try await create()
    } catch {
      await locks.release(new.id, owner: owner)
      throw error
    }
    await leave()
    thread.current = new
    bus.facts.threadID = new.id
    bus.facts.tokenUsage = .zero
    bus.emit(.thread(.created(new)))
    tellThinking()
  }

  /// Goes to another thread: what runs is stopped; mode, model, tasks, queue and draft of that thread come back.
  /// Going to the thread in view does nothing.
  /// - Throws: `SessionError.threadNotFound` for unknown threads and those of other resources, `ThreadLockError` when
  ///   it is open elsewhere. Then nothing was stopped, and the session stays where it was.
  public func switchThread(_ id: String) async throws {
    try await perform {
      guard id != self.thread.id || self.thread.isReadOnly else { return }
      guard try await self.thread.get(id) != nil else { throw SessionError.threadNotFound(id) }
      let locks = self.host.configuration.locks
      let owner = self.identity.sessionID
      try await locks.acquire(id, owner: owner)
      do {
        // Read again: until the lock was ours, another process may have changed it.
        guard let target = try await self.thread.get(id) else { throw SessionError.threadNotFound(id) }
        await self.go(to: target, readOnly: false)
      } catch {
        await locks.release(id, owner: owner)
        throw error
      }
    }
  }

  /// Stops what runs and binds the session to another thread. Whether it may be written is settled before.
  func go(to target: ChatThread, readOnly: Bool) async {
    await stopAndWait()
    let previous = thread.id
    await leave()
    thread.current = target
    thread.isReadOnly = readOnly
    bus.facts.threadID = target.id
    bus.facts.tokenUsage = storedUsage
    bus.emit(.thread(.changed(id: target.id, previous: previous)))
    if readOnly { bus.emit(.detail(.threadIsReadOnly)) }
    await loadThread()
  }

  /// Goes to the thread of the resource that was used last, or makes one when there is none.
  @discardableResult
  public func selectOrCreateThread() async throws -> ChatThread {
    if let newest = try await thread.list().first {
      try await switchThread(newest.id)
      return newest
    }
    return try await createThread()
  }

  func stopAndWait() async {
    stop(keepingQuestions: true)
    await run.ended()
  }

  /// Unbinds the session from its thread and gives it back.
  func leave() async {
    await journal.flush()
    stopReadingAgain()
    titling?.cancel()
    titling = nil
    // Of a thread that was only looked at the lock is not ours, or was taken a moment ago.
    if let id = thread.id, !thread.isReadOnly {
      await host.configuration.locks.release(id, owner: identity.sessionID)
    }
    thread.current = nil
    thread.isReadOnly = false
    bus.facts.threadID = nil
    followUps.forget()
    suspensions.forget()
    history.forget()
    cancelAhead()
    memory.forget()
  }

  /// Brings back what is kept with the thread now bound: title, mode, then model, thresholds, messages, tasks, what
  /// waits for an answer, queue and draft. A message that was being written when the program ended is closed.
  private func loadThread() async {
    guard let current = thread.current else { return }
    bus.emit(.detail(.threadTitled(id: current.id, title: current.title)))
    restoreModeAndModel()
    await restorePolicies()
    tellMeasure()
    tellThinking()
    await restoreMemorySettings()
    do {
      try await history.open(current.id)
      try await openMemory(of: current.id)
    } catch {
      notify(Notice(.error, "The messages of this thread cannot be read: \(error)"))
    }
    if !thread.isReadOnly {
      suspensions.restore()
      await closeInterrupted()
    }
    bus.emit(.detail(.transcriptLoaded(history.messages, earlier: history.earlier, replacing: true)))
    await restoreDecisions()
    let tasks = (thread.setting("tasks")?.array ?? []).compactMap(TaskItem.init(json:))
    if !tasks.isEmpty { bus.change(.tasksRestored(tasks)) }
    loadOMProgress()
    // What waits in a thread that is only looked at waits for somebody else.
    guard !thread.isReadOnly else { return }
    for id in suspensions.callIDs { showSuspension(id) }
    do {
      try await followUps.restore()
    } catch {
      notify(Notice(.error, "What is queued in this thread cannot be read: \(error)"))
    }
    if let draft = thread.setting("draft")?.string { bus.emit(.detail(.draftRestored(draft))) }
  }

  private func restoreModeAndModel() {
    let previous = mode.id
    if let id = thread.setting("currentModeId")?.string, host.mode(id) != nil { mode.id = id }
    let oldModel = model.id
    if let current = host.mode(mode.id) {
      model.id = model.remembered(for: current) ?? thread.setting("currentModelId")?.string ?? model.id
    }
    if mode.id != previous { bus.emit(.session(.modeChanged(id: mode.id, previous: previous))) }
    if model.id != oldModel {
      bus.emit(.session(.modelChanged(id: model.id, scope: .thread, modeID: mode.id)))
    }
  }

  private func closeInterrupted() async {
    guard let id = thread.id else { return }
    let waiting = Set(suspensions.callIDs.compactMap { suspensions.get($0)?.messageID })
    for message in history.messages where message.wasCutOff && !waiting.contains(message.id) {
      var closed = message.closingCalls(with: .interrupted)
      if message.role == .assistant {
        closed.stopReason = .aborted
      } else if let command = message.openToolCalls.first?.args["command"]?.string {
        closed.content.append(.text(Session.report(of: command, .interrupted)))
      }
      history.take(closed)
      await journal.keep(closed, in: id)
    }
  }

  /// Gives the thread in view a title.
  /// - Throws: `SessionError.noThread`, `SessionError.readOnly` or `SessionError.emptyTitle`.
  public func renameThread(_ title: String) async throws {
    try await perform {
      let id = try self.thread.requireID()
      guard !self.thread.isReadOnly else { throw SessionError.readOnly }
      guard title.contains(where: { !$0.isWhitespace }) else { throw SessionError.emptyTitle }
      self.thread.setSetting(Session.wordsTitleKey, nil)
      self.thread.setTitle(title)
      self.bus.emit(.detail(.threadTitled(id: id, title: title)))
    }
  }

  /// Sees another resource's threads from now on: what runs is stopped, and the session is bound to no thread.
  public func setResourceID(_ id: String) async throws {
    try await perform {
      await self.stopAndWait()
      await self.leave()
      self.identity.resourceID = id
      self.bus.facts.tokenUsage = .zero
      self.bus.change(.threadLeft)
    }
  }

  /// Puts older messages of the thread before those in the transcript.
  public func loadEarlier() async throws {
    try await loadEarlier(limit: nil)
  }

  func loadEarlier(limit: Int?) async throws {
    guard let id = thread.id else { return }
    let older = try await history.readEarlier(id, limit: limit)
    guard !older.isEmpty, id == thread.id else { return }
    bus.emit(.detail(.transcriptLoaded(older, earlier: history.earlier, replacing: false)))
    await restoreDecisions(of: older)
  }

  /// Keeps what the person has typed with the thread. Typing makes a thread no newer.
  public func saveDraft(_ text: String) async {
    thread.setSetting("draft", text.isEmpty ? nil : .string(text), touches: false)
    await journal.flush()
  }
}
