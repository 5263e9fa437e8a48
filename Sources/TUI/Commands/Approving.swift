import Harness

/// Saying yes or no to what a tool wants to do.
enum Approving {
  static let all = [approve, alwaysApprove, decline, declineBecause]

  static let approve = Command(
    "approve", "Yes, this once", keys: ["y"], in: [.approval]
  ) { answer(.approve, &$0) }

  static let alwaysApprove = Command(
    "approve-category", "Yes, and don't ask for this kind of tool again in this session",
    keys: ["a"], in: [.approval],
    when: { $0.openApproval.map { $0.category != nil && $0.isRememberable } ?? false }
  ) { answer(.alwaysAllowCategory, &$0) }

  static let decline = Command(
    "decline", "No", keys: ["n"], in: [.approval]
  ) { answer(.decline(reason: nil), &$0) }

  static let declineBecause = Command(
    "decline-because", "No, with a reason that the model is told",
    keys: ["e"], in: [.approval]
  ) { $0.view.prompt.typing = Composer() }

  static func answer(_ answer: ApprovalAnswer, _ context: inout CommandContext) {
    guard let prompt = context.snapshot.openPrompt, let digest = prompt.digest else { return }
    context.view.leavePrompt()
    context.ask { await $0.respondToToolApproval(answer, toolCallID: prompt.id, digest: digest) }
  }
}

extension Snapshot {
  /// The approval that waits, if the oldest prompt is one.
  fileprivate var openApproval: ApprovalRequest? {
    if case .approval(let request) = openPrompt?.kind { request } else { nil }
  }
}

extension ViewState {
  /// The prompt is answered: the keys go to the message box again.
  mutating func leavePrompt() {
    focus = .composer
    prompt.isAnswered = true
    prompt.typing = nil
    prompt.mayTakeFocus = false
  }
}
