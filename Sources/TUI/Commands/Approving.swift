import Harness
import Terminal

/// Saying yes or no to what a tool wants to do.
enum Approving {
  static let all = [approve, alwaysApprove, allowNumbered, decline, declineBecause]

  static let approve = Command(
    "approve", "Yes, this once", keys: ["y"], in: [.approval]
  ) { answer(.approve, &$0) }

  static let alwaysApprove = Command(
    "approve-category", "Yes, and don't ask for this kind of tool again in this session",
    keys: ["a"], in: [.approval],
    when: { $0.openApproval.map { $0.category != nil && $0.isRememberable } ?? false }
  ) { answer(.alwaysAllowCategory, &$0) }

  static let allowNumbered = Command(
    "approve-offer", "Yes, and don't ask again for the offer with this number in this session",
    keys: ["1", "2"], in: [.approval],
    when: { !($0.openApproval?.numberedOffers.isEmpty ?? true) }
  ) { context in
    guard let number = context.key?.typed?.wholeNumberValue,
      let offers = context.snapshot.openApproval?.numberedOffers, offers.indices.contains(number - 1)
    else { return }
    answer(.alwaysAllow(offers[number - 1]), &context)
  }

  static let decline = Command(
    "decline", "No", keys: ["n"], in: [.approval]
  ) { answer(.decline(reason: nil), &$0) }

  static let declineBecause = Command(
    "decline-because", "No, with a reason that the model is told",
    keys: ["e"], in: [.approval]
  ) { $0.view.prompt.typing = Composer() }

  static func answer(_ answer: ApprovalAnswer, _ context: inout CommandContext) {
    guard let prompt = context.snapshot.openPrompt, let digest = prompt.digest else { return }
    if case .decline = answer {} else if !Layout.showsRequest(context.snapshot) { return }
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

extension ApprovalRequest {
  /// The offers that have a number: those narrower than a whole tool, from narrow to wide.
  var numberedOffers: [GrantProposal] {
    grants.filter { if case .rules = $0.scope { true } else { false } }
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
