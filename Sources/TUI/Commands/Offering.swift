import Harness
import Terminal

/// Allowing more than this once: the rule is shown, can be changed, and says where it is kept, before it is given.
enum Offering {
  static let all = [inProject, chooseGrant, give, place, changeRule, above, below, number, leave]

  static let inProject = Command(
    "allow-in-project", "Always allow it in this project: shows the rule and the file first", keys: ["p"],
    in: [.approval],
    when: { $0.openApproval.map { $0.keepingPlace != nil && !$0.grants.isEmpty } ?? false }
  ) { open(.project, &$0) }

  static let chooseGrant = Command(
    "choose-grant", "Choose or change the rule to allow: shows it first", keys: ["g"], in: [.approval],
    when: { $0.openApproval.map { !$0.grants.isEmpty } ?? false }
  ) { open(.session, &$0) }

  static let give = Command(
    "give-grant", "Yes, allow what is shown, for as long as is shown", keys: ["y"], in: [.grant]
  ) { context in
    guard let prompt = context.snapshot.openPrompt, let request = prompt.approval,
      let grant = context.view.prompt.grant, context.view.prompt.shownGrant == grant,
      Layout.showsRequest(context.snapshot)
    else { return }
    switch grant.proposal(for: request) {
    case .failure(let problem): context.view.hint = problem.text
    case .success(let proposal):
      context.view.leavePrompt()
      context.ask { session in
        switch grant.place {
        case .session:
          await session.respondToToolApproval(
            .alwaysAllow(proposal), toolCallID: prompt.id, digest: request.digest)
        case .project:
          await session.allowInProject(proposal, toolCallID: prompt.id, digest: request.digest)
        }
      }
    }
  }

  static let place = Command(
    "change-place", "For this session only, or always in this project", keys: ["p"], in: [.grant],
    when: { $0.openApproval?.keepingPlace != nil }
  ) { context in
    let isSession = context.view.prompt.grant?.place == .session
    context.view.prompt.grant?.place = isSession ? .project : .session
  }

  static let changeRule = Command(
    "change-rule", "Change the rule; it must cover what is asked", keys: ["c"], in: [.grant]
  ) { context in
    guard let request = context.snapshot.openApproval, let grant = context.view.prompt.grant else { return }
    var text = grant.ownRules ?? ""
    if grant.ownRules == nil, case .success(let proposal) = grant.proposal(for: request) {
      text = (proposal.scope.rules ?? []).map(\.text).joined(separator: "\n")
    }
    context.view.type(for: .rules, Composer(text))
  }

  static let above = Command("grant-above", "The narrower offer", keys: ["up", "k"], in: [.grant]) {
    choose(($0.view.prompt.grant?.selection ?? 0) - 1, &$0)
  }

  static let below = Command("grant-below", "The wider offer", keys: ["down", "j"], in: [.grant]) {
    choose(($0.view.prompt.grant?.selection ?? 0) + 1, &$0)
  }

  static let number = Command(
    "grant-number", "The offer of this number", keys: (1...9).map(String.init), in: [.grant]
  ) { context in
    if let number = context.key?.typed?.wholeNumberValue { choose(number - 1, &context) }
  }

  static let leave = Command(
    "leave-grant", "Go back to the request", keys: ["esc", "ctrl+c"], in: [.grant], hint: { _ in "back" }
  ) { context in
    context.view.prompt.grant = nil
    context.view.prompt.scroll = 0
  }

  /// The rules that were typed; they are shown once more before they are given.
  static func take(rules text: String, _ context: inout CommandContext) {
    guard let request = context.snapshot.openApproval, var grant = context.view.prompt.grant else { return }
    grant.ownRules = text
    if case .failure(let problem) = grant.proposal(for: request) {
      context.view.hint = problem.text
      return
    }
    context.view.prompt.grant = grant
    context.view.prompt.typing = nil
    context.view.prompt.scroll = 0
  }

  private static func open(_ place: GrantStep.Place, _ context: inout CommandContext) {
    guard Approving.mayAllow(context.snapshot), Approving.hasSeenEnd(&context) else { return }
    context.view.prompt.grant = GrantStep(place)
    context.view.prompt.scroll = 0
  }

  private static func choose(_ index: Int, _ context: inout CommandContext) {
    let count = context.snapshot.openApproval?.grants.count ?? 0
    guard (0..<count).contains(index) else { return }
    context.view.prompt.grant?.selection = index
    context.view.prompt.grant?.ownRules = nil
    context.view.prompt.scroll = 0
  }
}
