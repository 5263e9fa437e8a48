extension Session {
  /// The tools offered in the mode that is on, in order; those a rule denies are left out.
  var offeredTools: [any Tool] {
    guard let mode = try? mode.resolve() else { return [] }
    let names = mode.tools ?? host.toolNames
    let rules = permissionRules
    let isReadOnly = isReadOnly
    return (names.compactMap { host.tools[$0] } + mode.additionalTools).filter { tool in
      !rules.denies(tool: tool.spec.name, category: tool.spec.category)
        && !(isReadOnly && (tool.spec.category.map { $0 != .read } ?? false))
    }
  }

  /// Whether nothing may be changed: because of the mode, or of the mode of the session whose subagent this is.
  private var isReadOnly: Bool {
    (try? mode.resolve())?.isReadOnly == true || delegation?.parent.isReadOnly == true
  }

  /// The next calls to run: several when they change nothing and can run together, else one.
  func nextBatch(_ calls: inout [ToolCall]) -> [ToolCall] {
    let offered = offeredTools
    func isParallel(_ call: ToolCall) -> Bool {
      offered.first { $0.spec.name == call.name }?.spec.runsInParallel ?? false
    }
    let together = calls.prefix(while: isParallel)
    let batch = together.isEmpty ? Array(calls.prefix(1)) : Array(together)
    calls.removeFirst(batch.count)
    return batch
  }

  /// Says which calls of an answer wait for others, and that these wait no longer. Where all run together none waits.
  func tellTurns(of batch: [ToolCall], before waiting: [ToolCall], count: Int) {
    upcomingCalls = waiting
    let done = count - waiting.count - batch.count
    if done == 0 {
      for (index, call) in waiting.enumerated() {
        bus.emit(.detail(.callQueued(id: call.id, place: batch.count + index + 1, count: count)))
      }
    } else {
      for call in batch { bus.emit(.detail(.callBegan(id: call.id))) }
    }
  }

  /// Runs calls together. - Returns: their outcomes in the order of the calls.
  func runBatch(
    _ batch: [ToolCall], answering callID: String?, with data: JSON?
  ) async -> [(ToolCall, ToolOutcome)] {
    if batch.count == 1 {
      return [(batch[0], await carryOut(batch[0], resumeData: batch[0].id == callID ? data : nil))]
    }
    return await withTaskGroup(of: (Int, ToolOutcome).self) { group in
      for (index, call) in batch.enumerated() {
        group.addTask { (index, await self.carryOut(call, resumeData: call.id == callID ? data : nil)) }
      }
      var outcomes = batch.map { ($0, ToolOutcome.finished(stopped)) }
      for await (index, outcome) in group { outcomes[index].1 = outcome }
      return outcomes
    }
  }

  /// Decides on a call, asks when it must, and runs it. Whatever goes wrong becomes the call's result.
  private func carryOut(_ call: ToolCall, resumeData: JSON?) async -> ToolOutcome {
    guard !Task.isCancelled else { return .finished(stopped) }
    // A call that goes on was decided on when it began; an approved plan may have led to a mode without the tool.
    let resumed = resumeData == nil ? nil : host.tools[call.name]
    guard let tool = offeredTools.first(where: { $0.spec.name == call.name }) ?? resumed else {
      return .finished(unknown(call.name))
    }
    let problems = tool.spec.input.problems(in: call.args)
    guard problems.isEmpty else {
      return .finished(
        .failure("The arguments do not fit: \(problems.joined(separator: "; ")). Nothing was done."))
    }
    do {
      var args = call.args
      var approved: ToolPreview?
      let needs = try await Session.needs(of: tool, call.args)
      let decision = decide(on: tool.spec, needs)
      switch decision.policy {
      case .deny:
        note(.denied, decision.reason, call, needs)
        return .finished(.denied(because: decision.reason))
      case .allow:
        if tool.spec.category != nil, resumeData == nil { note(.allowed, decision.reason, call, needs) }
      case .ask:
        // An answer to a tool's own question is no new call: it was decided on when it began.
        if resumeData != nil { break }
        let verdict = try await askUntilStable(tool, call, needs)
        try await note(verdict, of: tool, call, needs)
        switch verdict {
        case .refused(let output): return .finished(output)
        case .granted(let seen, let preview):
          args = seen
          approved = preview
        }
      }
      var context = toolContext(call, resumeData: resumeData, approved: approved)
      if approved == nil { context.judged = needs }
      // A subagent waits for its own tools first, and still has to say how far it came.
      let patience = host.configuration.stopPatience * (call.name == StartSubagent.name ? 3 : 1)
      let outcome = try await ToolRun(tool, args, context).outcome(patience: patience)
      return saying(args == call.args ? outcome : outcome.telling(changed: args))
    } catch {
      return .finished(output(for: error))
    }
  }

  func decide(on spec: ToolSpec, _ needs: [PermissionNeed]) -> PermissionDecision {
    let person = principal
    return PermissionDecision(
      tool: spec.name, category: spec.category, needs: needs, rules: person.permissionRules,
      grants: person.grants, isYolo: person.isYolo, isReadOnly: isReadOnly)
  }

  /// Takes note of what came of asking.
  private func note(
    _ verdict: Verdict, of tool: any Tool, _ call: ToolCall, _ needs: [PermissionNeed]
  ) async throws {
    let answer = approval.takeDecision(on: call.id)
    switch verdict {
    case .granted(let args, _):
      // What is noted is what runs, also when the person changed it.
      var ran = call
      ran.args = args
      let needs = args == call.args ? needs : try await Session.needs(of: tool, args)
      // Without an answer another one made this request needless.
      note(answer == nil ? .allowed : .approved, answer ?? decide(on: tool.spec, needs).reason, ran, needs)
    case .refused(let output) where output.details?["cancelled"]?.bool == true:
      note(.cancelled, answer ?? "the run was stopped", call, needs)
    case .refused:
      note(
        answer == nil ? .denied : .declined, answer ?? decide(on: tool.spec, needs).reason, call, needs)
    }
  }

  private func unknown(_ name: String) -> ToolOutput {
    let names = offeredTools.map(\.spec.name)
    let list =
      names.isEmpty ? "There are no tools in this mode." : "There are: \(names.joined(separator: ", "))."
    return .failure("There is no tool \(name) here. \(list)")
  }

  func toolContext(_ call: ToolCall, resumeData: JSON?, approved: ToolPreview?) -> ToolContext {
    var context = ToolContext(
      callID: call.id, threadID: thread.id ?? "", resumeData: resumeData, approved: approved,
      emit: { [weak self] in await self?.report($0, of: call.id) },
      setting: { [weak self] in await self?.thread.setting($0) },
      setSetting: { [weak self] in await self?.thread.setSetting($0, $1) },
      startSubagent: { [weak self] in await self?.runSubagent($0, callID: call.id) ?? .cancelled })
    context.ownerThreadID = principal.thread.id ?? context.threadID
    return context
  }

  private func report(_ progress: ToolProgress, of callID: String) {
    switch progress {
    case .partial(let value): bus.emit(.tool(.updated(id: callID, partialResult: value)))
    case .output(let text, let stream): bus.emit(.tool(.output(id: callID, text: text, stream: stream)))
    case .tasks(let tasks): bus.emit(.session(.tasksUpdated(tasks)))
    }
  }

  @concurrent
  nonisolated static func needs(of tool: any Tool, _ input: JSON) async throws -> [PermissionNeed] {
    try await tool.needs(input)
  }

  @concurrent
  nonisolated static func preview(
    _ tool: any Tool, _ input: JSON, _ context: ToolContext
  ) async throws -> ToolPreview {
    try await tool.preview(input, context)
  }

  func output(for error: any Error) -> ToolOutput {
    error is CancellationError ? stopped : .failure("\(error)")
  }

  /// What comes of a call that was stopped.
  var stopped: ToolOutput { isClosing ? .closed : .cancelled }

  /// What a call returned that the end of the program cut short: whoever reads it later is told what ended it.
  func saying(_ outcome: ToolOutcome) -> ToolOutcome {
    guard isClosing, Task.isCancelled, case .finished(let output) = outcome, output.isError else {
      return outcome
    }
    return .finished(output.cutShort())
  }
}
