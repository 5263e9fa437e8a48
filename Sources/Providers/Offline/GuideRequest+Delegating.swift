import Harness

extension GuideRequest {
  /// A task for a subagent: one call, and then what it answered.
  func delegateMove(_ agentType: String, _ task: String, _ outcomes: [GuideOutcome]) -> GuideMove {
    guard let outcome = outcomes.first else {
      return .call(
        saying: "A subagent does that.", tool: "subagent",
        input: ["agentType": .string(agentType), "task": .string(task)])
    }
    if outcome.output.isError { return .done("The subagent could not do it: \(outcome.firstLine)") }
    return .done("The subagent says:\n\n\(outcome.text)")
  }

  /// What a subagent does with a task it has no verb for: it lists, searches for the longest word, reads the first file
  /// it found, and says what it saw.
  func investigateMove(_ topic: String, _ outcomes: [GuideOutcome]) -> GuideMove {
    let word = Self.longestWord(of: topic)
    switch outcomes.count {
    case 0: return .call(saying: "I look around.", tool: "list_files", input: .emptyObject)
    case 1 where !word.isEmpty:
      return .call(
        saying: "I search for `\(word)`.", tool: "search_content",
        input: ["pattern": .string(word), "ignoreCase": true])
    case 2:
      guard let path = Self.firstPath(outcomes[1]) else { break }
      return .call(saying: "I read `\(path)`.", tool: "read_file", input: ["path": .string(path)])
    default: break
    }
    return .done(Self.findings(word, outcomes))
  }

  private static func findings(_ word: String, _ outcomes: [GuideOutcome]) -> String {
    var lines = ["- The project: \(GuideWords.items(outcomes[0], "entry", "entries"))."]
    if outcomes.count > 1 {
      lines.append("- `\(word)`: \(GuideWords.items(outcomes[1], "match", "matches")).")
    }
    if outcomes.count > 2, let path = firstPath(outcomes[1]) {
      lines.append(
        outcomes[2].output.isError
          ? "- `\(path)` could not be read: \(outcomes[2].firstLine)"
          : "- `\(path)`: \(GuideWords.extent(outcomes[2])).")
    }
    return "I am the offline guide and no model: I looked, and understood nothing.\n\n"
      + lines.joined(separator: "\n")
  }

  /// The longest run of letters, digits and underscores: a pattern that means itself.
  private static func longestWord(of text: String) -> String {
    let words = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
    let longest = words.reduce("") { $1.count > $0.count ? $1 : $0 }
    return String(longest)
  }

  /// The file of the first match, which is named as `path:line`.
  private static func firstPath(_ outcome: GuideOutcome) -> String? {
    for case .list(let items) in outcome.output.blocks {
      guard let label = items.first?.label else { continue }
      return label.lastIndex(of: ":").map { String(label[..<$0]) } ?? label
    }
    return nil
  }
}
