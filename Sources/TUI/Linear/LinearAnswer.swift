import Harness

/// What a typed line means to a prompt.
enum LinearAnswer: Hashable {
  /// An answer to an approval.
  case approval(ApprovalAnswer)
  /// The data of another answer.
  case data(JSON)
  /// None: what to say about it.
  case unclear(String)

  /// Reads a whole line. A yes is a word of its own: nothing that merely begins with one counts.
  init(_ line: String, to prompt: Prompt) {
    let text = line.trimmed
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let first = words.first?.lowercased() ?? ""
    let rest = words.count > 1 ? words[1].trimmed : ""
    let isYes = ["y", "yes"].contains(first) && rest.isEmpty
    let isNo = ["n", "no"].contains(first)
    switch prompt.kind {
    case .approval(let request):
      if isYes {
        self = .approval(.approve)
      } else if ["y", "yes"].contains(first), rest.lowercased() == "all", request.alikeLater > 0 {
        self = .approval(.approveAlike)
      } else if isNo {
        self = .approval(rest.isEmpty ? .refuse : .decline(reason: rest))
      } else if first == "session", let number = Int(rest), request.isRememberable,
        request.numberedOffers.indices.contains(number - 1)
      {
        self = .approval(.alwaysAllow(request.numberedOffers[number - 1]))
      } else {
        self = .unclear("That answers nothing. " + PromptWords.howTo(prompt))
      }
    case .plan:
      guard isYes || isNo else {
        self = .unclear("That answers nothing. " + PromptWords.howTo(prompt))
        return
      }
      self = .data(
        .fields([
          "action": .string(isYes ? "approved" : "rejected"),
          "feedback": rest.isEmpty ? nil : .string(rest),
        ]))
    case .question(let question): self = LinearAnswer.choice(text, of: question, prompt)
    case .other: self = text.isEmpty ? .unclear(PromptWords.howTo(prompt)) : .data(.string(text))
    }
  }

  private static func choice(_ text: String, of question: Question, _ prompt: Prompt) -> LinearAnswer {
    if text.isEmpty { return .unclear(PromptWords.howTo(prompt)) }
    let parts = text.split { " ,".contains($0) }.map { Int($0) }
    guard !question.options.isEmpty, !parts.contains(nil) else { return .data(.string(text)) }
    let numbers = parts.compactMap(\.self)
    let labels = numbers.filter { question.options.indices.contains($0 - 1) }
      .map { JSON.string(question.options[$0 - 1].label) }
    guard labels.count == numbers.count, question.allowsSeveral || labels.count == 1 else {
      return .unclear("There are the numbers 1 to \(question.options.count). " + PromptWords.howTo(prompt))
    }
    return .data(question.allowsSeveral ? .array(labels) : labels[0])
  }
}
