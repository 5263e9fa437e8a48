import OrderedCollections

extension DisplayState {
  /// Changes the state as an event says. The one way a state comes about: it only changes its value, does
  /// nothing else, and knows no tool by name.
  public mutating func apply(_ event: Event, _ facts: DisplayFacts) {
    if movesRun(event) { movedAt = facts.now }
    switch event {
    case .run(let event): apply(event, facts)
    case .tool(let event): apply(event, facts)
    case .subagent(let event): apply(event, facts)
    case .thread(let event): apply(event, facts)
    case .session(let event): apply(event, facts)
    case .memory(let event): apply(event, facts)
    case .detail(let event): apply(event, facts)
    case .displayStateChanged, .unknown: break
    }
  }

  private mutating func apply(_ event: RunEvent, _ facts: DisplayFacts) {
    switch event {
    case .started:
      isRunning = true
      runStartedAt = facts.now
      activeTools = [:]
      toolInputBuffers = [:]
      currentMessage = nil
      pendingApproval = nil
    case .ended(let reason):
      isRunning = false
      runStartedAt = nil
      movedAt = nil
      retry = nil
      pendingApproval = nil
      if reason != .suspended {
        pendingSuspensions = [:]
        prompts = []
      }
      for id in activeTools.keys {
        if activeTools[id]?.status == .running || activeTools[id]?.status == .streamingInput {
          activeTools[id]?.status = .error
        }
      }
      activeSubagents = [:]
      transcript.closeRun(openTools: Array(activeTools.keys))
    case .messageStarted(let message), .messageUpdated(let message):
      currentMessage = message
      transcript.follow(message, isComplete: false)
    case .messageEnded(let message):
      currentMessage = message
      transcript.follow(message, isComplete: true)
    case .usage:
      tokenUsage = facts.tokenUsage
    case .info(let text):
      _ = transcript.append(.notice(Notice(.info, text)), at: facts.now)
    case .failed(let failure):
      let notice = Notice(.error, failure.message)
      // The message that ended so may have said it already.
      guard transcript.newest?.body != .notice(notice) else { return }
      _ = transcript.append(.notice(notice), at: facts.now)
    }
  }

  private mutating func apply(_ event: ThreadEvent, _ facts: DisplayFacts) {
    switch event {
    case .created(let thread):
      resetThread()
      tokenUsage = .zero
      threadID = thread.id
      threadTitle = thread.title
    case .changed(let id, _):
      resetThread()
      tokenUsage = facts.tokenUsage
      threadID = id
    case .deleted(let id):
      threads.removeAll { $0.id == id }
      guard facts.threadID == nil else { return }
      resetThread()
      tokenUsage = .zero
      threadID = nil
    }
  }

  /// Nothing of a thread is in view any more.
  mutating func leaveThread() {
    resetThread()
    threadID = nil
    tokenUsage = .zero
  }

  private mutating func resetThread() {
    activeTools = [:]
    toolInputBuffers = [:]
    pendingSuspensions = [:]
    activeSubagents = [:]
    modifiedFiles = [:]
    pendingApproval = nil
    currentMessage = nil
    queuedFollowUps = 0
    tasks = []
    previousTasks = []
    omProgress = MemoryProgress()
    bufferingMessages = false
    bufferingObservations = false
    transcript = Transcript(after: transcript)
    prompts = []
    followUps = []
    followUpsPaused = false
    threadTitle = ""
    isReadOnly = false
    conflict = nil
    measure = ThreadMeasure(contextLength: measure.contextLength)
    draft = ""
    decisions = []
  }

  private mutating func apply(_ event: SessionEvent, _ facts: DisplayFacts) {
    switch event {
    case .modeChanged(let id, _): modeID = id
    case .modelChanged(let id, _, let mode): if mode == nil || mode == modeID { modelID = id }
    case .stateChanged(let state, let keys):
      isYolo = state["yolo"]?.bool == true
      isAway = state["away"]?.bool == true
      if keys.contains("permissionRules") {
        permissions = PermissionRules(json: state["permissionRules"] ?? .emptyObject)
      }
      if keys.contains("observationThreshold"), let value = state["observationThreshold"]?.number {
        omProgress.setMessages(tokens: omProgress.pendingTokens, threshold: value)
      }
      if keys.contains("reflectionThreshold"), let value = state["reflectionThreshold"]?.number {
        omProgress.setObservations(tokens: omProgress.observationTokens, threshold: value)
      }
    case .followUpQueued(let count, _): queuedFollowUps = count
    case .tasksUpdated(let list): restoreTasks(list)
    case .subagentModelChanged, .goalEvaluation, .workspaceStatusChanged, .workspaceReady, .workspaceFailed:
      break
    }
  }

  /// Puts in a task list as if it had just changed.
  public mutating func restoreTasks(_ list: [TaskItem]) {
    previousTasks = tasks
    tasks = list
  }

  private mutating func apply(_ event: DetailEvent, _ facts: DisplayFacts) {
    switch event {
    case .transcriptLoaded(let messages, let earlier, let replacing):
      transcript.load(messages, earlier: earlier, replacing: replacing)
      for id in pendingSuspensions.keys { transcript.updateTool(id) { $0.status = .suspended } }
    case .promptOpened(let prompt):
      prompts.removeAll { $0.id == prompt.id }
      prompts.append(prompt)
      transcript.updateTool(prompt.id) { activity in
        if case .approval = prompt.kind { activity.status = .waiting } else { activity.status = .suspended }
      }
      if let parent = prompt.parentCallID {
        transcript.updateTool(parent) { $0.subagent?.isWaiting = true }
      }
    case .promptClosed(let id, let decision):
      let closed = prompts.first { $0.id == id }
      prompts.removeAll { $0.id == id }
      if let parent = closed?.parentCallID, !prompts.contains(where: { $0.parentCallID == parent }) {
        transcript.updateTool(parent) { $0.subagent?.isWaiting = false }
      }
      transcript.updateTool(id) { activity in
        activity.decision = decision
        if activity.isOpen { activity.status = .running }
        activity.startedAt = facts.now
      }
    case .callChanged(let id, let args):
      transcript.updateTool(id) { activity in
        activity.args = args
        activity.isChanged = true
      }
    case .callQueued(let id, let place, let count):
      transcript.updateTool(id) { activity in
        guard activity.isOpen else { return }
        activity.status = .queued
        activity.turn = ToolActivity.Turn(place: place, count: count)
      }
    case .callBegan(let id):
      transcript.updateTool(id) { activity in
        if activity.isOpen { activity.status = .running }
        activity.startedAt = facts.now
      }
    case .followUpsChanged(let list, let isPaused):
      followUps = list
      followUpsPaused = isPaused
    case .grantsChanged(let grants): self.grants = grants
    case .decided, .decisionsLoaded, .permissionTried: applyPermissions(event)
    case .threadTitled(let id, let title):
      if id == threadID { threadTitle = title }
      if let index = threads.firstIndex(where: { $0.id == id }) { threads[index].title = title }
    case .threadsListed(let list, let ofAllProjects):
      threads = list
      threadsAreOfAll = ofAllProjects
    case .trashListed(let list): trash = list
    case .messagesFound(let found): self.found = found
    case .ownMessagesListed(let list): ownMessages = list
    case .rewindPreviewed(let preview):
      rewindPreview = preview
      rewindPreviewCount += 1
    case .modesListed(let list, let current):
      modes = list
      modeID = current
    case .modelsListed(let list, let isPartial):
      models = list
      modelsArePartial = isPartial
    case .fencingFound(let fencing): self.fencing = fencing
    case .foldersGranted(let folders): grantedFolders = folders
    case .noticed(let notice):
      notices.append(notice)
      noticeCount += 1
    case .threadIsReadOnly: isReadOnly = true
    case .threadInUse(let conflict):
      self.conflict = conflict
      conflictCount += 1
    case .retryChanged(let wait): retry = wait
    case .stepMeasured(let step): transcript.measure(step)
    case .measured(let measure): self.measure = measure
    case .thinkingChanged(let level): thinking = level
    case .draftRestored(let text): draft = text
    }
  }
}
