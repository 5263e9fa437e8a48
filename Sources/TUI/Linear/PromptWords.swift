import Harness
import Terminal

/// What waits for the person, in lines, and how to answer it.
struct PromptWords {
  let columns: Int
  let theme: Theme

  /// All of it: what is not told cannot be agreed to.
  func lines(_ prompt: Prompt, others: Int) -> [String] {
    let asker = prompt.asker.isEmpty ? "" : Sanitizer.verbatim(prompt.asker.joined(separator: ", ")) + ": "
    let more =
      others > 0 ? " \(BlockLines.counted(others, "more")) \(others == 1 ? "waits" : "wait") after it." : ""
    var lines: [String]
    switch prompt.kind {
    case .approval(let request):
      let words = LookAlikes.spelledOut(request.preview.title)
      lines = [
        "Waiting for your answer. \(asker)\(Sanitizer.verbatim(words)), tool \(Sanitizer.verbatim(request.toolName)):"
      ]
      lines += ApprovalLines(columns: columns, theme: theme, isShort: false, isSideBySide: false)
        .lines(request).map(\.text).filter { !$0.isEmpty }.map { "  " + $0 }
    case .question(let question):
      lines = ["Waiting for your answer. \(asker)A question: \(question.text)"]
      for (index, option) in question.options.enumerated() {
        let description = option.description.isEmpty ? "" : ", \(option.description)"
        lines.append("  \(index + 1): \(option.label)\(description)")
      }
    case .plan(let plan):
      lines = ["Waiting for your answer. \(asker)Plan: \(plan.title)"]
      lines += MarkdownLines(columns: columns, theme: theme).lines(plan.text).map { "  " + $0.text }
    case .other(let tool, let payload):
      lines = [
        "Waiting for your answer. \(asker)\(Sanitizer.verbatim(tool)) asks: \(Sanitizer.verbatim(payload.text()))"
      ]
    }
    return lines + [Self.howTo(prompt) + more]
  }

  /// What can be typed.
  static func howTo(_ prompt: Prompt) -> String {
    switch prompt.kind {
    case .approval(let request):
      let last = request.isRememberable ? request.numberedOffers.count : 0
      let session =
        last == 0
        ? ""
        : last == 1
          ? "session 1 to allow it until you leave, "
          : "session 1 to session \(last) to allow that until you leave, "
      let alike =
        request.alikeLater == 0
        ? "" : "yes all for this once and all \(request.alikeLater + 1) calls that are alike, "
      return
        "Type yes for this once, \(alike)\(session)no to refuse and stop, or no and a reason. Then press enter."
    case .question(let question) where question.options.isEmpty: return "Type the answer and press enter."
    case .question(let question):
      let numbers = question.allowsSeveral ? "one or more numbers" : "a number"
      return "Type \(numbers), or an answer of your own, and press enter."
    case .plan: return "Type yes to approve it, no to reject it, or no and what to change. Then press enter."
    case .other: return "Type the answer and press enter."
    }
  }
}
