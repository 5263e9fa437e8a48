extension Session {
  /// What came of asking about a call.
  enum Verdict: Sendable {
    /// It may run with these arguments, as the preview shows.
    case granted(args: JSON, ToolPreview)
    case refused(ToolOutput)
  }

  /// What is asked about: a call with the arguments it would run with, and what follows from them.
  private struct Asked: Sendable {
    var args: JSON
    var preview: ToolPreview
    var needs: [PermissionNeed]
  }

  /// Asks the person. What runs is what they saw: when the world changed while they were looking, they are asked again,
  /// and when they change the arguments, the changed call is judged as any other.
  /// - Parameter needs: what the call needs, as it was found out to decide that it is asked about.
  func askUntilStable(_ tool: any Tool, _ call: ToolCall, _ needs: [PermissionNeed]) async throws -> Verdict {
    var asked = try await look(at: call.args, of: tool, call, needs)
    var note: String?
    while true {
      // Decided again here: an answer to another call may have granted this one meanwhile, a new rule denied it.
      let decision = decide(on: tool.spec, asked.needs)
      if decision.policy == .allow { return .granted(args: asked.args, asked.preview) }
      if decision.policy == .deny { return .refused(.denied(because: decision.reason)) }
      if principal.isAway {
        bus.emit(.detail(.promptClosed(id: call.id, decision: approval.decideAway(call.id))))
        return .refused(.unanswered(decision.reason))
      }
      let needs = asked.needs
      var request = await Session.request(
        call, tool.spec.category, asked, decision, note: note ?? "",
        keepingPlace: principal.host.configuration.ruleKeeper?.place)
      // Meanwhile it may have been allowed, or the person gone.
      guard decide(on: tool.spec, needs) == decision, !principal.isAway else { continue }
      if approval.takeAgreement(on: call.id, digest: request.digest) {
        return .granted(args: asked.args, asked.preview)
      }
      // What nobody gets back from is asked about every time.
      let alike =
        decision.isRememberable
        ? upcomingCalls.filter { $0.name == call.name && $0.args == asked.args }.map(\.id) : []
      request.alikeLater = alike.count
      switch await approval.ask(
        call.id, asker: delegation?.asker ?? [], parentCallID: delegation?.callID, request, alikeIDs: alike,
        isGranted: { self.decide(on: tool.spec, needs).policy == .allow })
      {
      case .cancelled: return .refused(.cancelled)
      case .declined(let words): return .refused(.declined(reason: words))
      case .refused: return .refused(.refused)
      case .unanswered: return .refused(.unanswered(decision.reason))
      case .unattended(let remedy): return .refused(.unattended(decision.reason, remedy: remedy))
      case .changed(let args):
        (asked, note) = await changed(asked, to: args, tool, call)
        continue
      case .approved: break
      }
      let now = try await look(at: asked.args, of: tool, call)
      let isDenied = decide(on: tool.spec, now.needs).policy == .deny
      if !isDenied, now.preview == asked.preview, now.needs == asked.needs {
        return .granted(args: asked.args, asked.preview)
      }
      asked = now
      note = "it changed while you were looking"
    }
  }

  /// Off the room: a diff may be long, and all of it is in the digest.
  @concurrent
  private nonisolated static func request(
    _ call: ToolCall, _ category: ToolCategory?, _ asked: Asked, _ decision: PermissionDecision,
    note: String, keepingPlace: String?
  ) async -> ApprovalRequest {
    let needs = asked.needs.isEmpty ? [PermissionNeed(.tool)] : asked.needs
    var preview = asked.preview
    preview.risks += TextRisks.of(asked.args, isCommand: category == .execute)
    return ApprovalRequest(
      toolName: call.name, category: category, args: asked.args, preview: preview,
      reason: decision.reason, note: note, parts: decision.reasons,
      asked: zip(needs, decision.reasons).filter { $1.policy == .ask }.map(\.0),
      grants: decision.proposals, isRememberable: decision.isRememberable,
      isChanged: asked.args != call.args, keepingPlace: decision.isRememberable ? keepingPlace : nil)
  }

  private func look(
    at args: JSON, of tool: any Tool, _ call: ToolCall, _ known: [PermissionNeed]? = nil
  ) async throws -> Asked {
    let context = toolContext(call, resumeData: nil, approved: nil)
    let preview = try await Session.preview(tool, args, context)
    let needs = if let known { known } else { try await Session.needs(of: tool, args) }
    return Asked(args: args, preview: preview, needs: needs)
  }

  /// The call as the person changed it; as it was, with the reason, when it could not be carried out like that.
  private func changed(
    _ asked: Asked, to args: JSON, _ tool: any Tool, _ call: ToolCall
  ) async -> (Asked, note: String?) {
    let problems = tool.spec.input.problems(in: args)
    guard problems.isEmpty else {
      return (asked, "your change does not fit: \(problems.joined(separator: "; "))")
    }
    do {
      let changed = try await look(at: args, of: tool, call)
      bus.emit(.detail(.callChanged(id: call.id, args: args)))
      return (changed, nil)
    } catch {
      return (asked, "your change cannot be carried out: \(error)")
    }
  }
}
