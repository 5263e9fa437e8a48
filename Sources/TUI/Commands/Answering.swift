import Harness
import Terminal

/// Going to what waits for the person, and answering questions and plans.
enum Answering {
  /// The way there.
  static let entry = [answer]

  static let all = [
    back, next, previous, sendReply, leaveReply, approvePlan, rejectPlan, rejectPlanBecause, choose, tick,
    choosePrevious, chooseNext,
    chooseNumber, ownAnswer, scrollUp, scrollDown, pageUp, pageDown,
  ]

  static let answer = Command(
    "answer", "Go to what waits for you", keys: ["tab"], slash: true,
    when: { $0.openPrompt != nil && $0.view.prompt.shownAt != nil && $0.completions.isEmpty }
  ) { context in
    guard let prompt = context.snapshot.openPrompt else { return }
    context.view.focusPrompt(prompt)
    if prompt.approval != nil { context.view.prompt.waitForQuiet(from: context.snapshot.now) }
  }

  static let back = Command(
    "answer-later", "Go back to the message box; it goes on waiting",
    keys: ["tab"], in: [.approval, .grant, .plan, .question, .reply], hint: { _ in "message box" }
  ) { $0.view.focus = .composer }

  static let next = Command(
    "next-request", "Go to the next of several that wait for you", keys: ["right"],
    in: [.approval, .plan, .question], when: { $0.session.prompts.count > 1 }
  ) { turn(by: 1, &$0) }

  static let previous = Command(
    "previous-request", "Go to the one before", keys: ["left"], in: [.approval, .plan, .question],
    when: { $0.session.prompts.count > 1 }
  ) { turn(by: -1, &$0) }

  private static func turn(by step: Int, _ context: inout CommandContext) {
    let prompts = context.session.prompts
    guard let open = context.view.prompt(of: context.session),
      let index = prompts.firstIndex(where: { $0.id == open.id })
    else { return }
    let prompt = prompts[(index + step + prompts.count) % prompts.count]
    context.view.prompt = PromptView(prompt)
    context.view.focusPrompt(prompt)
  }

  static let sendReply = Command(
    "send-answer", "Give the answer that is typed", keys: ["enter"], in: [.reply]
  ) { context in
    guard let prompt = context.snapshot.openPrompt else { return }
    if context.view.prompt.typing?.endsInBackslash == true {
      return context.edit { $0.breakLineAtBackslash() }
    }
    let text = context.view.prompt.typing?.expanded.trimmed ?? ""
    switch context.view.prompt.purpose {
    case .answer: break
    case .call: return Approving.answer(changedTo: text, &context)
    case .rules: return Offering.take(rules: text, &context)
    }
    switch prompt.kind {
    case .approval: Approving.answer(.decline(reason: text.isEmpty ? nil : text), &context)
    case .plan: decide("rejected", feedback: text, prompt, &context)
    case .question, .other:
      if text.isEmpty {
        context.view.hint = "Type an answer first; esc stops the run."
      } else {
        resume(.string(text), prompt, &context)
      }
    }
  }

  static let leaveReply = Command(
    "leave-answer",
    "Stop typing the answer (ctrl+c clears it first); with nothing else to choose, stop the run",
    keys: ["esc", "ctrl+c"], in: [.reply], hint: { $0.repliesByTextOnly ? "stop" : "back" }
  ) { context in
    if context.key == Key(.character("c"), .control), context.view.prompt.typing?.isEmpty == false {
      return context.edit { $0.clear() }
    }
    if context.snapshot.repliesByTextOnly {
      context.view.focus = .composer
      context.ask { await $0.abort() }
    }
    context.view.prompt.typing = nil
  }

  static let approvePlan = Command(
    "approve-plan", "Approve the plan", keys: ["y"], in: [.plan]
  ) { context in
    guard let prompt = context.snapshot.openPrompt, Approving.mayAllow(context.snapshot) else { return }
    decide("approved", feedback: "", prompt, &context)
  }

  static let rejectPlan = Command("reject-plan", "Reject the plan", keys: ["n"], in: [.plan]) { context in
    if let prompt = context.snapshot.openPrompt { decide("rejected", feedback: "", prompt, &context) }
  }

  static let rejectPlanBecause = Command(
    "reject-plan-because", "Reject the plan and say what to change", keys: ["e"], in: [.plan]
  ) { $0.view.type(for: .answer, Composer()) }

  static let choose = Command(
    "choose-answer", "Answer with what is chosen", keys: ["enter"], in: [.question]
  ) { context in
    guard let prompt = context.snapshot.openPrompt, let question = context.snapshot.openQuestion,
      Approving.mayAllow(context.snapshot)
    else { return }
    guard question.allowsSeveral else {
      let selection = context.view.prompt.selection
      guard question.options.indices.contains(selection) else { return }
      return resume(.string(question.options[selection].label), prompt, &context)
    }
    let labels = question.options.indices.filter(context.view.prompt.ticked.contains)
      .map { JSON.string(question.options[$0].label) }
    if labels.isEmpty {
      context.view.hint = "Nothing is ticked yet: space ticks."
    } else {
      resume(.array(labels), prompt, &context)
    }
  }

  static let tick = Command(
    "tick-answer", "Tick the answer, or untick it", keys: ["space"], in: [.question],
    when: { $0.openQuestion?.allowsSeveral == true }
  ) { $0.view.prompt.ticked.formSymmetricDifference([$0.view.prompt.selection]) }

  static let choosePrevious = Command(
    "previous-answer", "Choose the answer above", keys: ["up", "k", "ctrl+p"], in: [.question]
  ) { $0.view.prompt.selection = max(0, $0.view.prompt.selection - 1) }

  static let chooseNext = Command(
    "next-answer", "Choose the answer below", keys: ["down", "j", "ctrl+n"], in: [.question]
  ) { context in
    let last = (context.snapshot.openQuestion?.options.count ?? 1) - 1
    context.view.prompt.selection = min(last, context.view.prompt.selection + 1)
  }

  static let chooseNumber = Command(
    "answer-number", "Answer with, or tick, the answer of this number",
    keys: (1...9).map(String.init), in: [.question], when: { $0.openQuestion != nil }
  ) { context in
    guard let prompt = context.snapshot.openPrompt, let question = context.snapshot.openQuestion,
      let number = context.key?.typed?.wholeNumberValue, question.options.indices.contains(number - 1),
      Approving.mayAllow(context.snapshot)
    else { return }
    context.view.prompt.selection = number - 1
    if question.allowsSeveral {
      context.view.prompt.ticked.formSymmetricDifference([number - 1])
    } else {
      resume(.string(question.options[number - 1].label), prompt, &context)
    }
  }

  static let ownAnswer = Command(
    "own-answer", "Answer in your own words", keys: ["o", "e"], in: [.question], hint: { _ in "own words" }
  ) { $0.view.type(for: .answer, Composer()) }

  static let scrollUp = Command(
    "scroll-request-up", "Show the row above of what is asked", keys: ["up", "k"], in: [.approval, .plan]
  ) { scroll(by: -1, &$0) }

  static let scrollDown = Command(
    "scroll-request-down", "Show the row below of what is asked",
    keys: ["down", "j"], in: [.approval, .plan]
  ) { scroll(by: 1, &$0) }

  static let pageUp = Command(
    "page-request-up", "Show the page above of what is asked",
    keys: ["pageup", "ctrl+b", "b"], in: [.approval, .grant, .plan, .question]
  ) { scroll(by: -page($0), &$0) }

  static let pageDown = Command(
    "page-request-down", "Show the page below of what is asked",
    keys: ["pagedown", "ctrl+f", "space"], in: [.approval, .grant, .plan, .question],
    when: { $0.openQuestion?.allowsSeveral != true }
  ) { scroll(by: page($0), &$0) }

  private static func scroll(by rows: Int, _ context: inout CommandContext) {
    let size = Layout.promptSize(context.snapshot)
    let row = PromptPane.scrolled(by: rows, snapshot: context.snapshot, size: size)
    let last = PromptLayout(context.snapshot, size: size)?.lastBodyStart
    // Whoever went to the end stays there: seeing it brings more hints, which take rows from the request.
    context.view.prompt.scroll = row == last ? .max : row
  }

  /// The rows of a request that are in view; one of them stays, where that leaves a page of some size.
  private static func page(_ context: CommandContext) -> Int {
    let layout = PromptLayout(context.snapshot, size: Layout.promptSize(context.snapshot))
    let rows = layout?.bodyRows ?? 1
    return rows < 5 ? max(1, rows) : rows - 1
  }

  private static func resume(_ data: JSON, _ prompt: Prompt, _ context: inout CommandContext) {
    context.view.leavePrompt()
    context.ask { await $0.respondToToolSuspension(data, toolCallID: prompt.id) }
  }

  private static func decide(
    _ action: String, feedback: String, _ prompt: Prompt, _ context: inout CommandContext
  ) {
    let data = JSON.fields([
      "action": .string(action), "feedback": feedback.isEmpty ? nil : .string(feedback),
    ])
    resume(data, prompt, &context)
  }
}

extension Snapshot {
  /// The question that waits, if the oldest prompt is one.
  fileprivate var openQuestion: Question? {
    if case .question(let question) = openPrompt?.kind { question } else { nil }
  }

  /// Whether the prompt can be answered in words only.
  fileprivate var repliesByTextOnly: Bool {
    switch openPrompt?.kind {
    case .question(let question): question.options.isEmpty
    case .other: true
    case .approval, .plan, nil: false
    }
  }
}
