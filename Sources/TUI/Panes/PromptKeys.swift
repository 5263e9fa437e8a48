import Harness
import Terminal

/// What keys do to a prompt, and the rows that say so. The keys are those of the command table.
enum PromptKeys {
  /// A key as hints write it, and what it does here.
  typealias Hint = (key: String, action: String)

  /// What keys do to a prompt now.
  static func of(_ prompt: Prompt, _ view: PromptView, _ snapshot: Snapshot) -> [Hint] {
    func key(_ command: String, _ action: String) -> [Hint] {
      snapshot.keyLabel(of: command).map { [($0, action)] } ?? []
    }
    guard snapshot.view.focus == .prompt else {
      return key("answer", "answer").map {
        ($0.key.prefix(1).uppercased() + $0.key.dropFirst() + ":", $0.action)
      }
    }
    let isTyping = view.typing != nil
    let others = snapshot.session.prompts.count > 1 && !isTyping ? key("next-request", "next") : []
    switch prompt.kind {
    case .approval where isTyping:
      let done =
        switch view.purpose {
        case .answer: "no, for this reason"
        case .call: "take this instead"
        case .rules: "take these rules"
        }
      return key("send-answer", done) + key("leave-answer", "back")
    case .approval(let request):
      if let grant = view.grant { return step(grant, request, view, key) }
      return approval(request, alike: snapshot.alike(prompt), view, snapshot, key) + others
    case .plan where isTyping: return key("send-answer", "reject with this") + key("leave-answer", "back")
    case .plan:
      return key("approve-plan", "approve") + key("reject-plan", "reject")
        + key("reject-plan-because", "reject, with feedback") + others
    case .question(let question) where !question.options.isEmpty && !isTyping:
      let last = min(9, question.options.count)
      let numbers: Hint = (last > 1 ? "1-\(last)" : "1", question.allowsSeveral ? "tick" : "answer")
      return [numbers] + (question.allowsSeveral ? key("tick-answer", "tick") : [])
        + key("choose-answer", "answer") + key("own-answer", "own words") + others
    case .question(let question):
      return key("send-answer", "answer") + key("leave-answer", question.options.isEmpty ? "stop" : "back")
    case .other: return key("send-answer", "answer") + key("leave-answer", "stop")
    }
  }

  private static func approval(
    _ request: ApprovalRequest, alike: Int, _ view: PromptView, _ snapshot: Snapshot,
    _ key: (String, String) -> [Hint]
  ) -> [Hint] {
    var hints = key("approve", "once")
    if alike > 1 { hints += key("approve-alike", "once, all \(alike) alike") }
    // Before what allows more, so that they are in view where there is room for few.
    hints += key("decline", "no") + key("decline-because", "no, because")
    let last = request.numberedOffers.count
    if request.isRememberable, !view.hasSeenEnd {
      hints += key("page-request-down", "more answers")
    } else if request.isRememberable {
      if last > 0 { hints.append((last > 1 ? "1-\(last)" : "1", "this session")) }
      if request.keepingPlace != nil, !request.grants.isEmpty {
        hints += key("allow-in-project", "this project")
      }
      if !request.grants.isEmpty { hints += key("choose-grant", "other rule") }
      if let category = request.category { hints += key("approve-category", "all \(category.rawValue)") }
    }
    hints += key("change-call", "change")
    if Approving.split.isAvailable(snapshot), Approving.canSplit(snapshot) {
      hints += key("split-diff", snapshot.view.splitsDiffs ? "one column" : "side by side")
    }
    return hints
  }

  private static func step(
    _ grant: GrantStep, _ request: ApprovalRequest, _ view: PromptView, _ key: (String, String) -> [Hint]
  ) -> [Hint] {
    var hints: [Hint] = []
    if case .success = grant.proposal(for: request) {
      hints +=
        view.shownGrant == grant
        ? key("give-grant", "yes, allow this") : key("page-request-down", "to the end, then y")
    }
    hints += key("leave-grant", "back")
    if request.keepingPlace != nil {
      hints += key("change-place", grant.place == .session ? "this project" : "this session")
    }
    return hints + key("change-rule", "change the rule")
  }

  /// Hints in so many rows at most; a key and what it does stay together. Where not all fit, the last one leads to the
  /// rest.
  static func lines(_ hints: [Hint], columns: Int, most: Int, rest: Hint?, theme: Theme) -> [Line] {
    let all = lines(hints, columns: columns, theme: theme)
    guard all.count > most, let rest else { return all }
    for count in stride(from: hints.count - 1, through: 1, by: -1) {
      let lines = lines(hints.prefix(count) + [rest], columns: columns, theme: theme)
      if lines.count <= most { return lines }
    }
    return all
  }

  private static func lines(_ hints: [Hint], columns: Int, theme: Theme) -> [Line] {
    var lines: [Line] = []
    for hint in hints {
      let item = Line([Span(hint.key, theme.accent), Span(" " + hint.action, theme.text)])
      if let last = lines.last, last.columns + 3 + item.columns <= columns {
        lines[lines.count - 1] = last + Line("   ") + item
      } else {
        lines.append(item)
      }
    }
    return lines
  }
}
