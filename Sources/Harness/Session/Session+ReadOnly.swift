extension Session {
  /// Goes to a thread to look at it: it is not locked, nothing of it is written, and sending is refused with
  /// `SessionError.readOnly`. What another session does there appears: it is read again every second
  /// (`HostConfiguration.readAgainInterval`). What waits for an answer there, its queue and its draft are not shown:
  /// they are that session's. What runs here is stopped first.
  ///
  /// `switchThread` to the same thread takes it as soon as nobody else has it; `cloneThread` goes on in a copy. Nothing
  /// happens when the session holds the thread already.
  /// - Parameter ofAnyProject: whether it may be one of another resource.
  /// - Throws: `SessionError.threadNotFound` for unknown threads and those of other resources.
  public func openReadOnly(_ id: String, ofAnyProject: Bool = false) async throws {
    try await perform {
      guard id != self.thread.id else { return }
      let found = try await ofAnyProject ? self.host.configuration.store.thread(id) : self.thread.get(id)
      guard let target = found else { throw SessionError.threadNotFound(id) }
      await self.go(to: target, readOnly: true)
      self.keepReadingAgain()
    }
  }

  /// Reads a thread that is only looked at again now. Nothing happens with other threads.
  /// - Throws: what the store throws; then what was read before stays.
  public func readAgain() async throws {
    try await perform {
      guard self.thread.isReadOnly, let id = self.thread.id else { return }
      guard let now = try await self.host.configuration.store.thread(id) else {
        await self.leave()
        self.bus.facts.tokenUsage = .zero
        self.bus.emit(.thread(.deleted(id: id)))
        return self.notify(Notice(.warning, "The thread was deleted elsewhere."))
      }
      let messages = try await self.history.newest(of: id)
      self.take(now)
      try await self.take(messages, of: id)
    }
  }

  /// Tells the person that a thread they wanted is open elsewhere, and by whom; front ends offer what can be done.
  public func tellInUse(_ error: ThreadLockError) async {
    let title = (try? await thread.get(error.threadID))?.title ?? ""
    bus.emit(
      .detail(.threadInUse(ThreadConflict(threadID: error.threadID, title: title, holder: error.holder))))
  }

  func stopReadingAgain() {
    readingAgain?.cancel()
    readingAgain = nil
  }

  private func keepReadingAgain() {
    let interval = host.configuration.readAgainInterval
    readingAgain = Task { [weak self] in
      while !Task.isCancelled {
        try? await Task.sleep(for: interval)
        guard !Task.isCancelled, let self else { return }
        // A store that is busy now is read the next time.
        try? await self.readAgain()
      }
    }
  }

  /// Takes what changed in the thread besides its messages.
  private func take(_ now: ChatThread) {
    guard let before = thread.current, before != now else { return }
    thread.current = now
    if before.title != now.title { bus.emit(.detail(.threadTitled(id: now.id, title: now.title))) }
    if before.metadata["tasks"] != now.metadata["tasks"] {
      let tasks = now.metadata["tasks"]?.array ?? []
      bus.emit(.session(.tasksUpdated(tasks.compactMap(TaskItem.init(json:)))))
    }
    if before.metadata["tokenUsage"] != now.metadata["tokenUsage"] {
      bus.facts.tokenUsage = storedUsage
      bus.emit(.run(.usage(.zero)))
      tellMeasure()
    }
  }

  /// Takes the newest messages: those that are new or grew are announced as if they came up here, so that the
  /// transcript stays where the person looks.
  private func take(_ newest: [Message], of id: String) async throws {
    let known = history.messages
    guard newest != Array(known.suffix(newest.count)) else { return }
    let last = known.last.flatMap { last in newest.firstIndex { $0.id == last.id } }
    guard let last, newest[..<last] == known.dropLast().suffix(last) else {
      try await history.open(id)
      bus.emit(.detail(.transcriptLoaded(history.messages, earlier: history.earlier, replacing: true)))
      return await restoreDecisions()
    }
    for (index, message) in newest.enumerated().dropFirst(last) where message != known.last {
      history.take(message)
      if message.isUnfinished {
        bus.emit(.run(index == last ? .messageUpdated(message) : .messageStarted(message)))
      } else {
        bus.emit(.run(.messageEnded(message)))
      }
    }
    await restoreDecisions()
  }
}
