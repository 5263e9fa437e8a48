import OrderedCollections

extension String? {
  /// Adds to a text that may not have begun.
  fileprivate mutating func append(_ text: String) {
    self = (self ?? "") + text
  }
}

extension DisplayState {
  mutating func apply(_ event: ToolEvent, _ facts: DisplayFacts) {
    switch event {
    case .inputStarted(let id, let name):
      toolInputBuffers[id] = ToolInputBuffer(text: "", toolName: name)
      if activeTools[id] == nil {
        activeTools[id] = ActiveTool(name: name, args: .emptyObject, status: .streamingInput)
      } else {
        activeTools[id]?.status = .streamingInput
      }
      transcript.updateTool(id, named: name, at: facts.now) { $0.status = .writing }
    case .inputDelta(let id, let text):
      // A hidden delta adds the word null, as in the original: traces check it.
      toolInputBuffers[id]?.text += text ?? "null"
    case .inputEnded(let id):
      toolInputBuffers[id] = nil
    case .started(let id, let name, let args):
      if activeTools[id] == nil {
        activeTools[id] = ActiveTool(name: name, args: args, status: .running)
      } else {
        // Older results stay, as in the original: traces check it.
        activeTools[id]?.name = name
        activeTools[id]?.args = args
        activeTools[id]?.status = .running
      }
      transcript.updateTool(id, named: name, at: facts.now) { activity in
        activity.name = name
        activity.args = args
        activity.status = .running
        activity.startedAt = facts.now
      }
    case .updated(let id, let partial):
      let text = partial.string ?? partial.text()
      activeTools[id]?.partialResult = text
      transcript.updateTool(id) { $0.partialResult = text }
    case .ended(let id, let result, let isError):
      activeTools[id]?.status = isError ? .error : .completed
      activeTools[id]?.result = result
      activeTools[id]?.isError = isError
      if !isError { countModification(by: id, facts) }
      transcript.updateTool(id) { activity in
        activity.end(with: ToolOutput(json: result, isError: isError))
        activity.endedAt = facts.now
      }
    case .output(let id, let text, _):
      activeTools[id]?.shellOutput.append(text)
      transcript.updateTool(id) { $0.appendOutput(text) }
    case .approvalRequired(let id, let name, let args):
      pendingApproval = PendingApproval(toolCallID: id, toolName: name, args: args)
      transcript.updateTool(id) { $0.status = .waiting }
    case .suspended(let id, let suspension):
      pendingSuspensions[id] = suspension
      transcript.updateTool(id) { $0.status = .suspended }
    }
  }

  private mutating func countModification(by id: String, _ facts: DisplayFacts) {
    guard let tool = activeTools[id], modifyingTools.contains(tool.name) else { return }
    // What the person changed is not in the compatible half, which has what the model asked for.
    let changed = transcript.tool(id).flatMap { $0.isChanged ? $0.args : nil }
    guard let path = (changed ?? tool.args)["path"]?.string,
      !path.isEmpty
    else { return }
    modifiedFiles[path, default: ModifiedFile(operations: [], firstModified: facts.now)].operations.append(
      tool.name)
  }

  mutating func apply(_ event: SubagentEvent, _ facts: DisplayFacts) {
    switch event {
    case .started(let id, let agent, let task, let model, let isForked):
      activeSubagents[id] = ActiveSubagent(
        agentType: agent, displayName: facts.subagentNames[agent], task: task, modelID: model,
        isForked: isForked)
      transcript.updateTool(id) {
        $0.subagent = ToolActivity.Subagent(
          name: facts.subagentNames[agent] ?? agent, task: task, modelID: model, isForked: isForked ?? false)
      }
    case .textDelta(let id, _, let text):
      activeSubagents[id]?.textDelta += text
      transcript.updateTool(id) { $0.appendOutput(text) }
    case .toolStarted(let id, _, let tool, let args):
      activeSubagents[id]?.toolCalls.append(ActiveSubagent.ToolCall(name: tool, isError: false))
      transcript.updateTool(id) { $0.subagent?.begin(tool, args) }
    case .toolEnded(let id, _, let tool, _, let isError):
      // The first call of that name that has not failed, as in the original: traces check it.
      if let index = activeSubagents[id]?.toolCalls.firstIndex(where: { $0.name == tool && !$0.isError }) {
        activeSubagents[id]?.toolCalls[index].isError = isError
      }
      transcript.updateTool(id) { $0.subagent?.end(tool, isError: isError) }
    case .ended(let id, _, let result, let isError, let duration):
      activeSubagents[id]?.status = isError ? .error : .completed
      activeSubagents[id]?.duration = duration
      activeSubagents[id]?.result = result
    }
  }

  mutating func apply(_ event: MemoryEvent, _ facts: DisplayFacts) {
    switch event {
    case .status(let status, _):
      omProgress.setMessages(tokens: status.messages.tokens, threshold: status.messages.threshold)
      omProgress.setObservations(tokens: status.observations.tokens, threshold: status.observations.threshold)
      omProgress.buffered = status.buffered
      omProgress.generationCount = status.generationCount
      omProgress.stepNumber = status.stepNumber
      bufferingMessages = status.buffered.observations.status == .running
      bufferingObservations = status.buffered.reflection.status == .running
    case .observationStarted(let cycle, _): omProgress.begin(.observing, cycle: cycle, at: facts.now)
    case .observationEnded(let tokens, _):
      omProgress.end()
      omProgress.observationTokens = tokens
      omProgress.pendingTokens = 0
      omProgress.thresholdPercent = 0
    case .observationFailed, .reflectionFailed: omProgress.end()
    case .reflectionStarted(let cycle, let tokens, _):
      omProgress.begin(.reflecting, cycle: cycle, at: facts.now)
      omProgress.preReflectionTokens = omProgress.observationTokens
      omProgress.setObservations(tokens: tokens, threshold: omProgress.reflectionThreshold)
    case .reflectionEnded(let tokens, _):
      omProgress.end()
      omProgress.setObservations(tokens: tokens, threshold: omProgress.reflectionThreshold)
    case .bufferingStarted(let operation, _): setBuffering(operation, true)
    case .bufferingEnded(let operation, _), .bufferingFailed(let operation, _), .activated(let operation, _):
      setBuffering(operation, false)
    case .modelChanged, .threadTitleUpdated: break
    }
  }

  private mutating func setBuffering(_ operation: MemoryEvent.Operation, _ isOn: Bool) {
    switch operation {
    case .observation: bufferingMessages = isOn
    case .reflection: bufferingObservations = isOn
    }
  }
}
