import OrderedCollections

extension Session {
  /// Says something, and waits until the run it starts is over or waits for an answer. While a run goes on it becomes
  /// part of that run instead: the model reads it with its next step, and this returns at once. An approval that is
  /// asked then is declined: the person said something else.
  /// - Parameter own: what of it the person wrote, where that is not all of it (a pipe, a paste, a file of the project):
  ///   files are attached only when they are named there.
  /// - Throws: what making a thread throws, when there was none.
  public func sendMessage(_ content: String, own: String? = nil) async throws {
    if let own { self.own[content] = own }
    if run.isRunning {
      approval.declineArmed(because: "interrupted by a message of the person")
      run.interjections.append(content)
      return
    }
    try await begin(content)
    await run.ended()
  }

  /// Says something now when nothing goes on, else puts it in the queue. Returns at once, like every effect of a key.
  /// The draft kept with the thread is forgotten: it is what was said now, or older.
  /// - Parameter own: as for `sendMessage`.
  /// - Throws: `SessionError.readOnly`; what making a thread throws, when there was none.
  public func submit(_ content: String, own: String? = nil) async throws {
    if let own { self.own[content] = own }
    try await submit(content, isCommand: false)
  }

  func submit(_ content: String, isCommand: Bool) async throws {
    try forgetDraft()
    let isDraining = !followUps.isEmpty && !followUps.isPaused
    if run.isRunning || suspensions.hasPending || isDraining {
      followUps.enqueue(content, isCommand: isCommand)
      if !run.isOpen, !suspensions.hasPending { sendNextFollowUp() }
    } else {
      try await beginOrHold(content, isCommand: isCommand)
    }
  }

  /// Puts something in the queue while a run goes on or a question is open; says it when nothing goes on.
  /// - Throws: what making a thread throws, when there was none.
  public func followUp(_ content: String) async throws {
    if run.isRunning || suspensions.hasPending {
      followUps.enqueue(content)
    } else {
      try await sendMessage(content)
    }
  }

  /// Says something instead of what goes on: stops the run, empties the queue, then starts a run with it. Returns when
  /// that run began.
  /// - Parameter own: as for `sendMessage`.
  /// - Throws: `SessionError.readOnly`, and then nothing was stopped.
  public func steer(_ content: String, own: String? = nil) async throws {
    if let own { self.own[content] = own }
    try forgetDraft()
    followUps.clear()
    stop()
    try await beginOrHold(content)
  }

  /// Says a message of the queue instead of what goes on, or runs it, if it is a command: stops the run; the rest of
  /// the queue stays, and goes on afterwards unless it was paused. Nothing happens when the message is gone.
  /// - Throws: `SessionError.readOnly`, and then nothing was stopped.
  public func steer(followUp id: String) async throws {
    guard !thread.isReadOnly else { throw SessionError.readOnly }
    let wasPaused = followUps.isPaused
    guard let chosen = followUps.take(id: id) else { return }
    // Held until the new run is there: the end of the old one must not send the next message.
    if !followUps.isEmpty { followUps.pause() }
    stop()
    try await beginOrHold(chosen.content, isCommand: chosen.isCommand)
    if !wasPaused { followUps.unpause() }
  }

  /// Stops what goes on: the model, the tools with all they started, and whatever waits for the person, which counts
  /// as cancelled. What had arrived is kept. The queue pauses: a stop never sends the next message by itself.
  /// Harmless when nothing goes on.
  public func abort() async { stopForGood() }

  /// What `abort` does, and a plain no.
  func stopForGood() {
    stopCount += 1
    stop()
    checkSettled()
  }

  /// Stops what goes on, subagents too, and pauses the queue.
  /// - Parameter keepingQuestions: leaves open questions as they are kept with the thread, which is being left: they can
  ///   be answered when it is opened again.
  func stop(keepingQuestions: Bool = false) {
    let wasBusy = run.isOpen || suspensions.hasPending || operations.count > 0
    run.requestAbort()
    cancelAhead()
    for child in children { child.stop() }
    // A subagent's session ends beside others that ask in the same place.
    if delegation == nil { approval.cancelAll() }
    if !keepingQuestions { cancelSuspensions() }
    guard wasBusy, !keepingQuestions, !followUps.isEmpty, !followUps.isPaused else { return }
    followUps.pause()
    notify(Notice(.info, "Stopped. What is queued (\(followUps.count)) waits until you let it go on."))
  }

  /// Lets the queue go on after a pause; sends the next message when nothing goes on.
  public func resumeFollowUps() async {
    followUps.unpause()
    if !run.isOpen, !suspensions.hasPending { sendNextFollowUp() }
  }

  /// The run is over: the next message of the queue goes out.
  func sendNextFollowUp() {
    guard !followUps.isEmpty, !followUps.isPaused else { return }
    let sending = operations.enqueue {
      // Taken only when it is this operation's turn: until then the person may have edited the queue, or be elsewhere.
      guard !self.run.isOpen, !self.suspensions.hasPending, let next = self.followUps.dequeue() else {
        return
      }
      do {
        try await self.startRun(saying: next.content, isCommand: next.isCommand)
      } catch {
        self.followUps.requeue(next)
        self.followUps.pause()
        self.notify(Notice(.error, "The queued message could not be sent: \(error)"))
      }
    }
    Task {
      try? await sending.value
      checkSettled()
    }
  }

  private func forgetDraft() throws {
    guard !thread.isReadOnly else { throw SessionError.readOnly }
    thread.setSetting("draft", nil, touches: false)
  }

  private func begin(_ content: String, isCommand: Bool = false) async throws {
    let stops = stopCount
    try await perform {
      // Stopped before it was its turn: nothing is sent, and nothing is lost.
      if self.stopCount == stops {
        try await self.startRun(saying: content, isCommand: isCommand)
      } else {
        self.hold(content, isCommand)
      }
    }
  }

  private func beginOrHold(_ content: String, isCommand: Bool = false) async throws {
    do {
      try await begin(content, isCommand: isCommand)
    } catch SessionError.readOnly {
      throw SessionError.readOnly
    } catch {
      hold(content, isCommand, because: "\(error)")
    }
  }

  /// Keeps what could not be said with what it names in the queue, which waits for the person.
  func hold(_ content: String, _ isCommand: Bool = false, because problem: String) {
    hold(content, isCommand)
    notify(Notice(.error, "\(problem) The message waits in the queue."))
  }

  private func hold(_ content: String, _ isCommand: Bool) {
    followUps.requeue(FollowUp(id: host.configuration.makeID(), content: content, isCommand: isCommand))
    followUps.pause()
  }

  private func startRun(saying content: String, isCommand: Bool) async throws {
    guard !thread.isReadOnly else { throw SessionError.readOnly }
    if run.isRunning {
      if isCommand { followUps.enqueue(content, isCommand: true) } else { run.interjections.append(content) }
      return
    }
    let stops = stopCount
    // A run that was stopped may still be closing; a message must not land on it.
    await run.ended()
    cancelSuspensions()
    let attached = isCommand ? [] : try await attachments(of: content)
    guard stopCount == stops else { return hold(content, isCommand) }
    if thread.id == nil { _ = try await makeThread(title: "") }
    guard stopCount == stops else { return hold(content, isCommand) }
    if isCommand { return start(.running(content)) }
    if thread.current?.title.isEmpty == true { giveWordsTitle(from: content) }
    await host.configuration.modelUse?.note(model.id, inMode: mode.id)
    guard stopCount == stops else { return hold(content, isCommand) }
    start(.saying(content, attached: attached))
  }

  /// Answers a tool that waits: its run goes on. Without an id the only call that waits is meant; an answer that fits
  /// no call (it was cancelled, or answered already) does nothing. Returns when the run goes on.
  ///
  /// A plan is answered with `{action: approved | rejected, feedback?}`; approving it turns the mode on that the
  /// present mode leads to.
  public func respondToToolSuspension(_ resumeData: JSON, toolCallID: String? = nil) async {
    let accepted: Void? = try? await perform {
      await self.run.ended()
      guard let id = self.suspensions.resolve(toolCallID), let parked = self.suspensions.get(id),
        let message = self.history.message(parked.messageID)
      else { return }
      self.suspensions.remove(id)
      self.bus.change(.suspensionRemoved(callID: id))
      self.bus.emit(.detail(.promptClosed(id: id, decision: "you answered")))
      if parked.suspension.toolName == SubmitPlan.name, resumeData["action"]?.string != "rejected",
        let target = self.host.mode(self.mode.id)?.transitionsTo
      {
        self.enterMode(target)
      }
      self.start(.resuming(message, callID: id, resumeData), id: parked.runID)
    }
    if accepted == nil { notify(Notice(.error, "The answer could not be given.")) }
  }

  /// Forgets what waits for an answer; the calls end as cancelled.
  func cancelSuspensions() {
    guard suspensions.hasPending else { return }
    let waiting = suspensions.callIDs.compactMap { id in suspensions.get(id).map { (id, $0) } }
    suspensions.clear()
    bus.change(.suspensionsCleared)
    for (id, parked) in waiting {
      bus.emit(.detail(.promptClosed(id: id, decision: "cancelled")))
      // A run that is still closing ends its message itself.
      guard !run.isOpen, var message = history.message(parked.messageID), message.stopReason == nil,
        let threadID = thread.id
      else { continue }
      for call in message.openToolCalls {
        bus.emit(.tool(.ended(id: call.id, result: stopped.json, isError: true)))
      }
      message = message.closingCalls(with: stopped)
      message.stopReason = .aborted
      history.take(message)
      journal.keep(partial: message, in: threadID)
      bus.emit(.run(.messageEnded(message)))
    }
  }
}
