import Harness
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a prompt has to say, not yet cut to the room there is.
struct PromptParts {
  /// Who asks, and what for.
  private(set) var title: [Line] = []
  /// The request itself.
  private(set) var body: [Line] = []
  /// The ready answers, and the row of the one under the cursor.
  private(set) var choices: [Line] = []
  private(set) var selectedRow = 0
  /// What is being typed.
  private(set) var input: (lines: [Line], cursor: Point)?
  /// What keys do now.
  private(set) var keys: [Line] = []

  private let prompt: Prompt
  private let view: PromptView
  private let theme: Theme
  private let columns: Int
  /// Whether there is little room: then what will run goes before why it is asked.
  private let isShort: Bool

  init(_ prompt: Prompt, view: PromptView, snapshot: Snapshot, columns: Int, isShort: Bool) {
    self.prompt = prompt
    self.view = view
    theme = snapshot.theme
    self.columns = columns
    self.isShort = isShort
    title = titleLines(count: snapshot.session.prompts.count)
    body = bodyLines(snapshot.cache)
    if case .question(let question) = prompt.kind { addChoices(question) }
    if let typing = view.typing ?? (takesText ? Composer() : nil) {
      input = ComposerLines.lines(typing, columns: columns, prefix: inputPrefix, theme: theme)
    }
    keys = keyLines(snapshot)
  }

  /// Whether an answer is typed in any case.
  private var takesText: Bool {
    switch prompt.kind {
    case .question(let question): question.options.isEmpty
    case .other: true
    case .approval, .plan: false
    }
  }

  private func titleLines(count: Int) -> [Line] {
    let asker = prompt.asker.joined(separator: " \(theme.glyphs.pointer) ")
    var line = Line()
    switch prompt.kind {
    case .approval(let request):
      if !asker.isEmpty { line += Span(verbatim: asker + ": ", theme.text) }
      line += Span(verbatim: request.preview.title, theme.warning)
    case .question: line += Span(verbatim: asker.isEmpty ? "A question" : "\(asker) asks", theme.accent)
    case .plan(let plan):
      if !asker.isEmpty { line += Span(verbatim: asker + ": ", theme.text) }
      line += Span(plan.title.isEmpty ? "A plan" : "Plan: " + plan.title, theme.accent)
    case .other(let tool, _): line += Span(verbatim: "\(tool) waits for an answer", theme.accent)
    }
    if count > 1 { line += Span("  1 of \(count)", theme.faint) }
    let mark = Line(theme.glyphs.waiting + " ", theme.warning)
    return TextLines.beside(mark, line, columns: columns)
  }

  private func bodyLines(_ cache: LineCache) -> [Line] {
    let indent = columns > 20 ? 2 : 0
    let width = columns - indent
    func make() -> [Line] {
      let lines =
        switch prompt.kind {
        case .approval(let request): approval(request, columns: width)
        case .question(let question): MarkdownLines(columns: width, theme: theme).lines(question.text)
        case .plan(let plan): MarkdownLines(columns: width, theme: theme).lines(plan.text)
        case .other(_, let payload):
          BlockLines(columns: width, theme: theme).verbatimLines(.text(payload.string ?? payload.text()))
        }
      return lines.map { $0.isEmpty ? $0 : $0.indented(by: indent) }
    }
    guard case .approval(let request) = prompt.kind else { return make() }
    // A long diff is laid out once and not for every frame. Answers name the digest: it stands for all of it.
    let key = LineCache.Key(
      entry: .min, createdAt: .distantPast,
      revision: ([prompt.id, request.preview.digest, "\(isShort)"] + request.grants.map(\.text)).hashValue,
      columns: width, isUnfolded: true)
    return cache.lines(key, make)
  }

  private func approval(_ request: ApprovalRequest, columns: Int) -> [Line] {
    var lines: [Line] = []
    // What is told as a risk need not be told as the reason too.
    let isTold = request.reason.isEmpty || request.preview.risks.contains(request.reason)
    let reason = isTold ? [] : Line(request.reason, theme.faint).wrapped(to: columns)
    if !isShort { lines += reason }
    for risk in request.preview.risks {
      lines += TextLines.beside(
        Line("! ", theme.bad), Line([Span(verbatim: risk, theme.warning)]), columns: columns)
    }
    for block in request.preview.blocks {
      if !lines.isEmpty { lines.append(Line()) }
      lines += BlockLines(columns: columns, theme: theme).verbatimLines(block)
    }
    if isShort { lines += reason }
    return lines + offers(request.numberedOffers, columns: columns)
  }

  /// What may be allowed for the session, after the request, which goes first where room is short.
  private func offers(_ offers: [GrantProposal], columns: Int) -> [Line] {
    var lines: [Line] = offers.isEmpty ? [] : [Line()]
    for (index, offer) in offers.enumerated() {
      let line = Line([Span("this session: ", theme.faint), Span(verbatim: offer.text, theme.text)])
      lines += TextLines.beside(Line("\(index + 1) ", theme.accent), line, columns: columns)
    }
    return lines
  }

  private mutating func addChoices(_ question: Question) {
    for (index, option) in question.options.enumerated() {
      let isSelected = index == view.selection
      if isSelected { selectedRow = choices.count }
      let pointer = isSelected ? theme.glyphs.pointer : " "
      // Beyond the ninth there is no key for it.
      let number = index < 9 ? String(index + 1) : " "
      let box = question.allowsSeveral ? (view.ticked.contains(index) ? "[x] " : "[ ] ") : ""
      let style = isSelected ? theme.accent : theme.text
      var line = Line([Span(option.label, style)])
      if !option.description.isEmpty { line += Span("  " + option.description, theme.faint) }
      choices += TextLines.beside(Line("\(pointer) \(number) \(box)", style), line, columns: columns)
    }
  }

  private var inputPrefix: String {
    switch prompt.kind {
    case .approval: "reason: "
    case .plan: "feedback: "
    case .question, .other: "\(theme.glyphs.pointer) "
    }
  }

  private func keyLines(_ snapshot: Snapshot) -> [Line] {
    if view.isAnswered { return [Line("Your answer is on its way.", theme.faint)] }
    return PromptKeys.lines(
      PromptKeys.of(prompt, isTyping: view.typing != nil, snapshot), columns: columns, theme: theme)
  }
}
