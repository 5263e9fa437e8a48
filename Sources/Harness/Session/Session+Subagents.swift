import OrderedCollections

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Session {
  /// The session that the person sees: itself, or the one whose subagent it is.
  var principal: Session { delegation?.parent.principal ?? self }

  /// Chooses the model of subagents in this thread, and in threads made from now on.
  /// - Parameter agentType: the kind of subagent it is for; `nil` is for all that have none of their own.
  /// - Throws: `SessionError.modelNotFound` when no provider has that name, `SessionError.subagentNotFound`, or
  ///   `StateError` when the state's schema refuses it; then nothing changed.
  public func setSubagentModelID(_ id: String, for agentType: String? = nil) async throws {
    guard host.provider(of: id) != nil else { throw SessionError.modelNotFound(id) }
    if let agentType, !host.configuration.subagents.contains(where: { $0.id == agentType }) {
      throw SessionError.subagentNotFound(agentType)
    }
    let key = Session.subagentModelKey(agentType)
    try await state.set([key: .string(id)])
    thread.setSetting(key, .string(id))
    bus.emit(.session(.subagentModelChanged(modelID: id, agentType: agentType)))
  }

  /// The model chosen for a kind of subagent, or for all (`nil`); `nil` when none is.
  public func subagentModelID(for agentType: String? = nil) -> String? {
    let key = Session.subagentModelKey(agentType)
    let id = (thread.id == nil ? state[key] : thread.setting(key))?.string ?? ""
    return id.isEmpty ? nil : id
  }

  private nonisolated static func subagentModelKey(_ agentType: String?) -> String {
    agentType.map { "subagentModelId_\($0)" } ?? "subagentModelId"
  }

  /// What a new thread takes over of the models chosen for subagents.
  var chosenSubagentModels: OrderedDictionary<String, JSON> {
    var chosen: OrderedDictionary<String, JSON> = [:]
    for agentType in [nil] + host.configuration.subagents.map(\.id) {
      let key = Session.subagentModelKey(agentType)
      if let value = state[key] { chosen[key] = value }
    }
    return chosen
  }

  /// Gives a task to a subagent and waits for its answer. Whatever goes wrong becomes the call's result.
  func runSubagent(_ task: SubagentTask, callID: String) async -> ToolOutput {
    let known = principal.host.configuration.subagents
    guard let agent = known.first(where: { $0.id == task.agentType }) else {
      return .failure("\(SubagentError.unknownType(task.agentType, known: known.map(\.id)))")
    }
    let isFork = task.isForked ?? agent.isForked
    let child: Session
    do {
      child =
        isFork
        ? try await fork(agent, callID: callID)
        : try await isolated(agent, modelID: task.modelID, callID: callID)
    } catch {
      return output(for: error)
    }
    // From here to the start of the run nothing waits: a stop comes before all of it, or reaches the child.
    guard !Task.isCancelled, !run.isAbortRequested else {
      await child.close()
      if isFork, let id = child.thread.id { try? await host.configuration.store.delete(id) }
      return stopped
    }
    let began = host.configuration.now()
    bus.emit(
      .subagent(
        .started(
          id: callID, agentType: agent.id, task: task.text, modelID: child.model.id, isForked: isFork)))
    let report = SubagentReport(to: self, on: agent, callID: callID, isFork: isFork) { [weak child] in
      child.flatMap { $0.model.facts[$0.model.id] }
    }
    let subscription = child.subscribe { report.hear($0) }
    children.append(child)
    child.start(.saying(isFork ? Session.forkedTask(task.text) : task.text))
    await child.run.ended()
    children.removeAll { $0 === child }
    subscription.cancel()
    await child.close()
    let outcome = report.outcome()
    let duration = max(0, host.configuration.now().timeIntervalSince(began) * 1_000)
    bus.emit(
      .subagent(
        .ended(
          id: callID, agentType: agent.id, result: outcome.result, isError: outcome.output.isError,
          duration: duration)))
    return outcome.output
  }

  /// A session that knows nothing but the task, and keeps nothing.
  private func isolated(_ agent: Subagent, modelID: String?, callID: String) async throws -> Session {
    let depth = delegation?.asker.count ?? 0
    guard depth < Delegation.depthLimit else { throw SubagentError.tooDeep }
    let owner = principal
    let wanted =
      modelID ?? owner.subagentModelID(for: agent.id) ?? owner.subagentModelID() ?? agent.modelID ?? model.id
    guard !wanted.isEmpty else { throw SubagentError.noModel }
    guard owner.host.provider(of: wanted) != nil else {
      throw SubagentError.unusableModel(wanted, "\(SessionError.modelNotFound(wanted))")
    }
    let tools = owner.host.tools(of: agent)
    var configuration = owner.host.configuration
    configuration.store = MemoryThreadStore()
    configuration.locks = MemoryThreadLocks()
    configuration.maxSteps = agent.maxSteps
    let mode = Mode(
      id: agent.id, name: agent.name, instructions: "\(Subagent.preamble)\n\n\(agent.instructions)",
      tools: tools.map(\.spec.name))
    let child = try child(
      configuration, mode: mode, tools: tools, modelID: wanted, agent: agent, callID: callID, isFork: false)
    try await child.createThread()
    return child
  }

  /// A session on a copy of this thread, with the same model, instructions and tools.
  private func fork(_ agent: Subagent, callID: String) async throws -> Session {
    guard delegation == nil else { throw SubagentError.nestedFork }
    guard let source = thread.current else { throw SubagentError.noThread }
    var mode = try mode.resolve()
    var names: Set<String> = []
    let tools = offeredTools.filter { names.insert($0.spec.name).inserted }.map { tool -> any Tool in
      UnavailableTool.names.contains(tool.spec.name)
        ? UnavailableTool(spec: tool.spec) : UnattendedTool(tool: tool)
    }
    mode.tools = tools.map(\.spec.name)
    mode.additionalTools = []
    mode.transitionsTo = nil
    var configuration = host.configuration
    configuration.maxSteps = 1_000
    let copy = forkedThread(of: source, agent)
    // What was said last may not be kept yet. When that fails the person was told, and the fork knows less.
    await journal.flush()
    let store = configuration.store
    do {
      try await store.clone(source.id, as: copy, messageID: configuration.makeID)
    } catch {
      throw SubagentError.notCopied("\(error)")
    }
    do {
      // The copy ends with the very call that asked for it, and perhaps others beside it.
      if var last = try await store.messages(in: copy.id, limit: 1, before: nil).first,
        !last.openToolCalls.isEmpty
      {
        last = last.closingCalls(with: ToolOutput("This conversation is a copy; the call goes on elsewhere."))
        last.stopReason = .toolUse
        try await store.save(last, in: copy.id)
      }
      let child = try child(
        configuration, mode: mode, tools: tools, modelID: model.id, agent: agent, callID: callID, isFork: true
      )
      try await child.switchThread(copy.id)
      return child
    } catch {
      try? await store.delete(copy.id)
      throw SubagentError.notCopied("\(error)")
    }
  }

  private func forkedThread(of source: ChatThread, _ agent: Subagent) -> ChatThread {
    let time = host.configuration.now()
    var copy = ChatThread(
      id: host.configuration.makeID(), resourceID: source.resourceID, title: "Fork: \(agent.name) subagent",
      createdAt: time, updatedAt: time, metadata: source.metadata)
    for key in Session.ownOfThread { copy.metadata[key] = nil }
    copy.metadata["forkedSubagent"] = true
    copy.metadata["parentThreadId"] = .string(source.id)
    // The thread may remember another model than the one that was chosen for now.
    copy.metadata["modeModelId_\(mode.id)"] = .string(model.id)
    return copy
  }

  private func child(
    _ base: HostConfiguration, mode: Mode, tools: [any Tool], modelID: String, agent: Subagent,
    callID: String, isFork: Bool
  ) throws -> Session {
    var configuration = base
    configuration.modes = [mode]
    configuration.defaultModeID = mode.id
    configuration.modelID = modelID
    configuration.tools = tools
    configuration.disabledBuiltInTools = Set(BuiltInTools.all.map(\.spec.name))
    configuration.subagents = []
    configuration.state = StateSchema()
    return Session(
      host: try Host(configuration), resourceID: identity.resourceID, owner: identity.ownerID,
      delegation: Delegation(
        parent: self, callID: delegation?.callID ?? callID,
        asker: (delegation?.asker ?? []) + [agent.name], isFork: isFork))
  }

  private nonisolated static func forkedTask(_ task: String) -> String {
    """
    \(task)

    (You are a forked subagent: the conversation so far is a copy, and whoever started you reads only your last \
    message. Don't start subagents; do this yourself. Don't use the task tools; the list is not yours.)
    """
  }
}
