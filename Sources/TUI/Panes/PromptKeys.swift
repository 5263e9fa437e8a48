import Harness
import Terminal

/// What keys do to a prompt, and the rows that say so. The keys are those of the command table.
enum PromptKeys {
  /// A key as hints write it, and what it does here.
  typealias Hint = (key: String, action: String)

  /// What keys do to a prompt now.
  static func of(_ prompt: Prompt, isTyping: Bool, _ snapshot: Snapshot) -> [Hint] {
    func key(_ command: String, _ action: String) -> [Hint] {
      snapshot.keyLabel(of: command).map { [($0, action)] } ?? []
    }
    guard snapshot.view.focus == .prompt else {
      return key("answer", "answer").map {
        ($0.key.prefix(1).uppercased() + $0.key.dropFirst() + ":", $0.action)
      }
    }
    switch prompt.kind {
    case .approval where isTyping:
      return key("send-answer", "no, for this reason") + key("leave-answer", "back")
    case .approval(let request):
      let always =
        request.category.flatMap {
          request.isRememberable ? key("approve-category", "always \($0.rawValue) this session") : nil
        } ?? []
      let last = request.numberedOffers.count
      let offers: [Hint] = last == 0 ? [] : [(last > 1 ? "1-\(last)" : "1", "this session, as offered")]
      return key("approve", "once") + offers + always + key("decline", "no")
        + key("decline-because", "no, with a reason")
    case .plan where isTyping: return key("send-answer", "reject with this") + key("leave-answer", "back")
    case .plan:
      return key("approve-plan", "approve") + key("reject-plan", "reject")
        + key("reject-plan-because", "reject, with feedback")
    case .question(let question) where !question.options.isEmpty && !isTyping:
      let last = min(9, question.options.count)
      let numbers: Hint = (last > 1 ? "1-\(last)" : "1", question.allowsSeveral ? "tick" : "answer")
      return [numbers] + (question.allowsSeveral ? key("tick-answer", "tick") : [])
        + key("choose-answer", "answer") + key("own-answer", "own words")
    case .question(let question):
      return key("send-answer", "answer") + key("leave-answer", question.options.isEmpty ? "stop" : "back")
    case .other: return key("send-answer", "answer") + key("leave-answer", "stop")
    }
  }

  /// Hints in as few rows as they need; a key and what it does stay together.
  static func lines(_ hints: [Hint], columns: Int, theme: Theme) -> [Line] {
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
