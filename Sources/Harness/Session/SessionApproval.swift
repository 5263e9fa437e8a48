/// Where a run waits for a person's yes. One request is asked at a time; others wait behind it.
@HarnessActor
public final class SessionApproval {
  /// How a request was answered.
  enum Answer: Hashable, Sendable {
    case approved(ApprovalAnswer)
    case declined(reason: String?)
    case cancelled
  }

  private struct Waiting {
    var prompt: Prompt
    var request: ApprovalRequest
    var isGranted: () -> Bool
    var answer: CheckedContinuation<Answer, Never>
  }

  private let bus: EventBus
  private var queue: [Waiting] = []
  /// How requests were decided, in words, until whoever asked takes them.
  private var decisions: [String: String] = [:]

  nonisolated init(bus: EventBus) {
    self.bus = bus
  }

  /// Whether a request waits for an answer.
  public var isArmed: Bool { !queue.isEmpty }
  /// The call that is asked about now.
  public var armedCallID: String? { queue.first?.prompt.id }

  /// Asks, and waits for the answer.
  /// - Parameters:
  ///   - asker: the names of the subagents that ask, outermost first; empty for the session itself.
  ///   - parentCallID: the call that started the outermost of them.
  ///   - isGranted: whether it need not be asked any more, because of an answer to another request.
  func ask(
    _ callID: String, asker: [String], parentCallID: String?, _ request: ApprovalRequest,
    isGranted: @escaping () -> Bool
  ) async -> Answer {
    guard !Task.isCancelled else { return .cancelled }
    return await withCheckedContinuation { continuation in
      let prompt = Prompt(
        id: callID, asker: asker, parentCallID: parentCallID, kind: .approval(request))
      queue.append(
        Waiting(prompt: prompt, request: request, isGranted: isGranted, answer: continuation))
      if queue.count == 1 { show() }
    }
  }

  private func show() {
    while let first = queue.first, first.isGranted() {
      queue.removeFirst()
      first.answer.resume(returning: .approved(.approve))
    }
    guard let first = queue.first else { return }
    let request = first.request
    bus.emit(
      .tool(.approvalRequired(id: first.prompt.id, name: request.toolName, args: request.args)))
    bus.emit(.detail(.promptOpened(first.prompt)))
  }

  /// Answers the request that is asked now. Does nothing when that is another call, or shows something else than the
  /// person saw.
  /// - Parameter grant: told the request that was answered, before the next one is looked at.
  func respond(
    _ answer: ApprovalAnswer, callID: String?, digest: String?, grant: (ApprovalRequest) -> Void
  ) {
    guard let first = queue.first, callID == nil || callID == first.prompt.id,
      digest == nil || digest == first.request.preview.digest
    else { return }
    close(first, decision: words(for: answer, first.request))
    grant(first.request)
    if case .decline(let reason) = answer {
      first.answer.resume(returning: .declined(reason: reason))
    } else {
      first.answer.resume(returning: .approved(answer))
    }
    show()
  }

  private func words(for answer: ApprovalAnswer, _ request: ApprovalRequest) -> String {
    switch answer {
    case .approve: "you allowed it once"
    case .alwaysAllowCategory:
      "you allowed \(request.category?.rawValue ?? request.toolName) for this session"
    case .alwaysAllowTool: "you allowed \(request.toolName) for this session"
    case .alwaysAllow(let proposal): "you allowed for this session: \(proposal.text)"
    case .decline(.none): "you refused"
    case .decline(.some(let reason)): "you refused: \(reason)"
    }
  }

  /// How the request for a call was decided, in words; `nil` when it need not be asked any more. Told once.
  func takeDecision(on callID: String) -> String? {
    decisions.removeValue(forKey: callID)
  }

  private func close(_ waiting: Waiting, decision: String) {
    queue.removeFirst()
    decisions[waiting.prompt.id] = decision
    bus.emit(.detail(.promptClosed(id: waiting.prompt.id, decision: decision)))
  }

  /// Answers every request with "cancelled": the run is stopped.
  func cancelAll() {
    while let first = queue.first {
      close(first, decision: "cancelled")
      first.answer.resume(returning: .cancelled)
    }
  }

  /// Answers the request that is asked now with a no, in the program's words.
  func declineArmed(because reason: String) {
    guard let first = queue.first else { return }
    close(first, decision: reason)
    first.answer.resume(returning: .declined(reason: reason))
    show()
  }
}
