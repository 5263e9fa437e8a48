import Harness

/// What the offline guide says.
enum GuideWords {
  /// The help text. `docs/offline.md` says the same at more length.
  static let help = """
    I am the offline guide: a small program inside rein, not a language model. I understand these requests, and \
    really carry them out with rein's tools:

    - `read FILE`, `list [DIR]`, `find GLOB`, `search TEXT [in DIR]`
    - `write FILE: CONTENT`, `replace "A" with "B" in FILE`, `run COMMAND`
    - `explore WHAT`, `delegate REQUEST`: a subagent does it
    - `plan TOPIC`, `ask QUESTION? A | B | C`, `ask many QUESTION? A | B`, `tasks TOPIC`
    - `say N words`, `think about TOPIC`, `help`

    Join several with `then`: `read README.md then list Sources`.

    For a real model, set `OPENAI_API_KEY`, or `OPENAI_BASE_URL` for a server of your own, and choose it.
    """

  /// The words that requests begin with, besides `help`.
  static let verbs = [
    "read", "list", "find", "search", "write", "replace", "run", "explore", "delegate", "plan", "ask",
    "tasks",
    "say", "think",
  ]

  /// The answer to anything else.
  static func notUnderstood(_ text: String) -> String {
    let said = text.split(separator: "\n").first.map { "“\($0.prefix(60))”" } ?? "an empty message"
    return """
      I am the offline guide, not a language model, and I do not understand \(said). What I understand begins with \
      one of these words: \(verbs.joined(separator: ", ")). `help` shows how each goes on. For a real model, set \
      `OPENAI_API_KEY` or `OPENAI_BASE_URL`.
      """
  }

  /// The answer when a tool is not there.
  static func notOffered(_ tool: String) -> String {
    "I would need the tool `\(tool)`, which this mode does not offer. Switch to another mode and ask again."
  }

  /// Thinking, and what came of it.
  static func thoughts(about topic: String) -> [GuideSpeech] {
    let subject = topic.isEmpty ? "that" : topic
    return [
      .thinking(
        "The person wants me to think about \(subject). I am a small program, so my thoughts are always these. "
          + "I turn \(subject) over once, find that I have no opinion, and decide to say so."),
      .text("I thought about \(subject). As a program without a model I have no opinion on it."),
    ]
  }

  /// How much was read.
  static func extent(_ outcome: GuideOutcome) -> String {
    for block in outcome.output.blocks {
      guard case .code(let code) = block else { continue }
      let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
      let count = lines.count - (code.text.hasSuffix("\n") ? 1 : 0)
      let first = lines.first { $0.contains { !$0.isWhitespace } }
      let begins = first.map { ", beginning with “\($0.prefix(60))”" } ?? ""
      return "\(count) \(count == 1 ? "line" : "lines")\(begins)"
    }
    return "it says “\(outcome.firstLine.prefix(60))”"
  }

  /// How many things were found; what the tool says when it lists none.
  static func items(_ outcome: GuideOutcome, _ one: String, _ many: String) -> String {
    var count = 0
    for block in outcome.output.blocks {
      if case .list(let items) = block { count += items.count }
    }
    guard count > 0 else { return "nothing found (“\(outcome.firstLine.prefix(80))”)" }
    return "\(count) \(count == 1 ? one : many)"
  }

  /// What is said when something was not allowed.
  static func declined(_ deed: String, _ outcome: GuideOutcome) -> String {
    if outcome.text.hasPrefix("Not allowed") {
      return
        "Nothing was changed by \(deed); what stood against it is said above. /permissions lists all of it."
    }
    let reason = outcome.reason.map { " Your reason: \($0)" } ?? ""
    return "You refused \(deed): nothing was changed.\(reason)"
  }

  /// Whether a command ran to an end of its own, however it ended.
  static func hasRun(_ outcome: GuideOutcome) -> Bool {
    outcome.output.blocks.contains { if case .terminal = $0 { true } else { false } }
  }

  /// How a command ended.
  static func ending(_ outcome: GuideOutcome) -> String {
    for block in outcome.output.blocks {
      guard case .terminal(let output) = block else { continue }
      let last = output.text.split(separator: "\n").last.map { " Its last line is “\($0.prefix(80))”." } ?? ""
      let code = output.exitCode.map { $0 == 0 ? "It succeeded." : "It ended with code \($0)." }
      return (code ?? "It was stopped: \(output.note).") + last
    }
    return "It says “\(outcome.firstLine.prefix(80))”."
  }

  /// Whether the answer to a plan lets the model go on.
  static func isApproval(_ outcome: GuideOutcome) -> Bool {
    outcome.output.details?["approved"]?.bool == true
  }

  /// What the person said about a plan.
  static func feedback(_ text: String) -> String {
    text.firstRange(of: "User feedback:").map { String(text[$0.upperBound...].drop(while: \.isWhitespace)) }
      ?? text
  }
}
