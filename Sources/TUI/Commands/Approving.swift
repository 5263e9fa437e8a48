import Harness
import Terminal

/// Saying yes or no to what a tool wants to do.
enum Approving {
  static let all =
    [approve, approveAlike, allowNumbered, alwaysApprove, decline, declineBecause, change, split]
    + Offering.all

  static let approve = Command(
    "approve", "Yes, this once", keys: ["y"], in: [.approval]
  ) { context in
    guard mayAllow(context.snapshot), hasSeenCommand(&context) else { return }
    answer(.approve, &context)
  }

  static let approveAlike = Command(
    "approve-alike",
    "Yes, this once, to all requests that are exactly the same, also those whose turn comes later",
    keys: ["t"],
    in: [.approval], when: { snapshot in snapshot.openPrompt.map { snapshot.alike($0) > 1 } ?? false }
  ) { context in
    if hasSeenEnd(&context) { answer(.approveAlike, &context) }
  }

  static let alwaysApprove = Command(
    "approve-category", "Yes, and don't ask for this kind of tool again in this session",
    keys: ["a"], in: [.approval],
    when: { $0.openApproval.map { $0.category != nil && $0.isRememberable } ?? false }
  ) { context in
    if hasSeenEnd(&context) { answer(.alwaysAllowCategory, &context) }
  }

  static let allowNumbered = Command(
    "approve-offer", "Yes, and don't ask again for the offer with this number in this session",
    keys: ["1", "2"], in: [.approval],
    when: { !($0.openApproval?.numberedOffers.isEmpty ?? true) }
  ) { context in
    guard let number = context.key?.typed?.wholeNumberValue,
      let offers = context.snapshot.openApproval?.numberedOffers, offers.indices.contains(number - 1),
      hasSeenEnd(&context)
    else { return }
    answer(.alwaysAllow(offers[number - 1]), &context)
  }

  static let decline = Command(
    "decline", "No, and stop (a subagent is told and goes on)", keys: ["n"], in: [.approval]
  ) { answer(.refuse, &$0) }

  static let declineBecause = Command(
    "decline-because", "No, with a reason that the model is told; it goes on",
    keys: ["e"], in: [.approval]
  ) { $0.view.type(for: .answer, Composer()) }

  static let change = Command(
    "change-call", "Change the command or the arguments; what you make of it is asked about anew",
    keys: ["c"], in: [.approval]
  ) { context in
    guard let request = context.snapshot.openApproval else { return }
    context.view.type(for: .call, Composer(CallText.text(of: request.args)))
  }

  static let split = Command(
    "split-diff", "Show old and new side by side, or in one column", keys: ["s"], in: [.approval],
    when: { snapshot in
      snapshot.openApproval?.preview.blocks.contains {
        if case .diff(let diff) = $0 { DiffLines.hasTwoSides(diff) } else { false }
      } == true
    }
  ) { context in
    guard canSplit(context.snapshot) else {
      let columns = context.view.size.columns
      context.view.hint = "Side by side needs \(columnsToSplit) columns; the window has \(columns)."
      return
    }
    context.view.splitsDiffs.toggle()
    context.view.prompt.scroll = 0
  }

  private static let columnsToSplit = DiffLines.columnsForTwo + 2

  /// Whether the window is wide enough for old and new side by side.
  static func canSplit(_ snapshot: Snapshot) -> Bool { snapshot.view.size.columns >= columnsToSplit }

  static func answer(_ answer: ApprovalAnswer, _ context: inout CommandContext) {
    guard let prompt = context.snapshot.openPrompt, let digest = prompt.digest else { return }
    switch answer {
    // A no needs less to be seen than a yes, but the request must be it.
    case .decline, .nobodyThere, .refuse: if !context.snapshot.isPromptSeen { return }
    case .approve, .approveAlike, .alwaysAllow, .alwaysAllowCategory, .alwaysAllowTool, .change:
      if !mayAllow(context.snapshot) { return }
    }
    context.view.leavePrompt()
    context.ask { await $0.respondToToolApproval(answer, toolCallID: prompt.id, digest: digest) }
  }

  /// The command or the arguments as they were changed.
  static func answer(changedTo text: String, _ context: inout CommandContext) {
    guard let request = context.snapshot.openApproval else { return }
    guard let args = CallText.args(of: text, changing: request.args) else {
      context.view.hint = "That is no JSON object."
      return
    }
    if args == request.args {
      context.view.hint = "Nothing is changed; esc goes back."
    } else {
      answer(.change(args), &context)
    }
  }

  /// Whether the request is on the screen, and was before the key.
  static func mayAllow(_ snapshot: Snapshot) -> Bool {
    snapshot.isPromptSeen && Layout.showsRequest(snapshot)
  }

  /// Whether what would run was seen to its end; says so when it was not.
  private static func hasSeenCommand(_ context: inout CommandContext) -> Bool {
    if context.snapshot.view.prompt.hasSeenCommand { return true }
    let key = context.snapshot.keyLabel(of: "page-request-down") ?? ""
    context.view.hint = "See the command to its end first: \(key)."
    return false
  }

  /// Whether the request was seen to its end; says so when it was not.
  static func hasSeenEnd(_ context: inout CommandContext) -> Bool {
    if context.snapshot.view.prompt.hasSeenEnd { return true }
    let key = context.snapshot.keyLabel(of: "page-request-down") ?? ""
    context.view.hint = "See the request to its end first: \(key)."
    return false
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
    prompt.grant = nil
    prompt.mayTakeFocus = false
  }

  /// Opens a field in the prompt.
  mutating func type(for purpose: PromptView.Purpose, _ text: Composer) {
    prompt.purpose = purpose
    prompt.typing = text
  }
}
