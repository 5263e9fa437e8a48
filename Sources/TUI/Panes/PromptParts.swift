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
  /// What else waits, one row each, when several do; and the row of the one in view.
  private(set) var waiting: [Line] = []
  private(set) var waitingRow = 0
  /// The request itself.
  private(set) var body: [Line] = []
  /// Rows of the request that are the command, as long as it was not seen to its end.
  private(set) var commandRows = 0
  /// The ready answers, and the row of the one under the cursor.
  private(set) var choices: [Line] = []
  private(set) var selectedRow = 0
  /// What is being typed.
  private(set) var input: (lines: [Line], cursor: Point)?
  /// What keys do while the end of the request is out of view, and what they do when it is in view: as many rows, so
  /// that seeing the end hides nothing of it.
  private(set) var keys: [Line] = []
  private(set) var keysAtEnd: [Line] = []

  private let prompt: Prompt
  private let view: PromptView
  private let theme: Theme
  private let columns: Int

  /// - Parameter keyRows: into how many rows the keys should go.
  init(
    _ prompt: Prompt, view: PromptView, snapshot: Snapshot, columns: Int, isShort: Bool, keyRows: Int
  ) {
    self.prompt = prompt
    self.view = view
    theme = snapshot.theme
    self.columns = columns
    title = titleLines(snapshot)
    body = bodyLines(snapshot, isShort: isShort)
    commandRows = rowsOfCommand(snapshot, isShort: isShort)
    switch prompt.kind {
    case .question(let question): addChoices(question)
    case .approval(let request):
      if let grant = view.grant {
        (choices, selectedRow) = GrantLines(columns: columns, theme: theme).choices(grant, request)
      }
    case .plan, .other: break
    }
    addWaiting(snapshot)
    if let typing = view.typing ?? (takesText ? Composer() : nil) {
      input = ComposerLines.lines(typing, columns: columns, prefix: inputPrefix, theme: theme)
    }
    var beforeEnd = view
    beforeEnd.hasSeenEnd = false
    beforeEnd.shownGrant = nil
    var atEnd = view
    atEnd.hasSeenEnd = true
    atEnd.shownGrant = view.grant
    keysAtEnd = keyLines(atEnd, snapshot, most: keyRows)
    keys = keyLines(beforeEnd, snapshot, most: keyRows)
    let rows = max(keys.count, keysAtEnd.count)
    if view == atEnd { keys = keysAtEnd }
    keys += Array(repeating: Line(), count: rows - keys.count)
    keysAtEnd += Array(repeating: Line(), count: rows - keysAtEnd.count)
  }

  /// Whether an answer is typed in any case.
  private var takesText: Bool {
    switch prompt.kind {
    case .question(let question): question.options.isEmpty
    case .other: true
    case .approval, .plan: false
    }
  }

  private func titleLines(_ snapshot: Snapshot) -> [Line] {
    var line = Line()
    if let grant = view.grant {
      line += Span(GrantLines(columns: columns, theme: theme).title(grant), theme.warning)
    } else {
      let (asker, words) = Self.words(prompt, theme)
      if !asker.isEmpty { line += Span(verbatim: asker + ": ", theme.text) }
      var style = theme.accent
      if case .approval = prompt.kind { style = theme.warning }
      line += Span(verbatim: LookAlikes.spelledOut(words), style)
      if case .approval(let request) = prompt.kind, !request.preview.risks.isEmpty {
        // They stand below what would run and may be out of view.
        let count = BlockLines.counted(Set(request.preview.risks).count, "risk")
        let fits = line.columns + count.count + 6 <= columns
        // Of a title that is cut, its beginning is what stays.
        line =
          fits
          ? line + Line("  ! \(count)", theme.bad) : Line("! \(count)", theme.bad) + Line("  ") + line
      }
    }
    let prompts = snapshot.session.prompts
    var place: [String] = []
    if prompts.count > 1, let index = prompts.firstIndex(where: { $0.id == prompt.id }) {
      place.append("\(index + 1) of \(prompts.count)")
    }
    let alike = snapshot.alike(prompt)
    if alike > 1 { place.append("\(alike) alike") }
    if !place.isEmpty { line += Span("  " + place.joined(separator: ", "), theme.faint) }
    return TextLines.beside(Line(theme.glyphs.waiting + " ", theme.warning), line, columns: columns)
  }

  /// Who asks, outermost first, and what for.
  private static func words(_ prompt: Prompt, _ theme: Theme) -> (asker: String, words: String) {
    let asker = prompt.asker.joined(separator: " \(theme.glyphs.pointer) ")
    return switch prompt.kind {
    case .approval(let request): (asker, request.preview.title)
    case .question: ("", asker.isEmpty ? "A question" : "\(asker) asks")
    case .plan(let plan): (asker, plan.title.isEmpty ? "A plan" : "Plan: " + plan.title)
    case .other(let tool, _): ("", "\(tool) waits for an answer")
    }
  }

  private mutating func addWaiting(_ snapshot: Snapshot) {
    let prompts = snapshot.session.prompts
    guard prompts.count > 1 else { return }
    for (index, other) in prompts.enumerated() {
      let isShown = other.id == prompt.id
      if isShown { waitingRow = index }
      let (asker, words) = Self.words(other, theme)
      let style = isShown ? theme.accent : theme.faint
      var line = Line("\(isShown ? theme.glyphs.pointer : " ") \(index + 1) ", style)
      if !asker.isEmpty { line += Span(verbatim: asker + ": ", style) }
      line += Span(verbatim: LookAlikes.spelledOut(words), style)
      if case .approval(let request) = other.kind, let main = ToolArgument.main(of: request.args),
        main.key == nil || !words.contains(main.text)
      {
        line += Span(verbatim: " " + LookAlikes.spelledOut(main.text), style)
      }
      waiting.append(line.truncated(to: columns, ellipsis: theme.glyphs.ellipsis))
    }
  }

  private func rowsOfCommand(_ snapshot: Snapshot, isShort: Bool) -> Int {
    guard case .approval(let request) = prompt.kind, request.category == .execute, view.grant == nil,
      !view.hasSeenCommand
    else { return 0 }
    let columns = columns - (columns > 20 ? 2 : 0)
    return ApprovalLines(
      columns: columns, theme: theme, isShort: isShort, isSideBySide: snapshot.view.splitsDiffs
    ).call(request).count
  }

  private func bodyLines(_ snapshot: Snapshot, isShort: Bool) -> [Line] {
    let indent = columns > 20 ? 2 : 0
    let width = columns - indent
    let isSideBySide = snapshot.view.splitsDiffs
    func make() -> [Line] {
      let lines =
        switch prompt.kind {
        case .approval(let request):
          if let grant = view.grant {
            GrantLines(columns: width, theme: theme).body(grant, request)
          } else {
            ApprovalLines(columns: width, theme: theme, isShort: isShort, isSideBySide: isSideBySide)
              .lines(request)
          }
        case .question(let question): MarkdownLines(columns: width, theme: theme).lines(question.text)
        case .plan(let plan): MarkdownLines(columns: width, theme: theme).lines(plan.text)
        case .other(_, let payload):
          BlockLines(columns: width, theme: theme).verbatimLines(.text(payload.string ?? payload.text()))
        }
      return lines.map { $0.isEmpty ? $0 : $0.indented(by: indent) }
    }
    guard case .approval(let request) = prompt.kind, view.grant == nil else { return make() }
    // A long diff is laid out once and not for every frame. The digest stands for all of it.
    let key = LineCache.Key(
      entry: .min, createdAt: .distantPast,
      revision: [prompt.id, request.digest, "\(isShort)", "\(isSideBySide)"].hashValue, columns: width,
      isUnfolded: true)
    return snapshot.cache.lines(key, make)
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
    case .approval:
      switch view.purpose {
      case .answer: "reason: "
      case .call: "run: "
      case .rules: "allow: "
      }
    case .plan: "feedback: "
    case .question, .other: "\(theme.glyphs.pointer) "
    }
  }

  private func keyLines(_ view: PromptView, _ snapshot: Snapshot, most: Int) -> [Line] {
    if view.isAnswered { return [Line("Your answer is on its way.", theme.faint)] }
    return PromptKeys.lines(
      PromptKeys.of(prompt, view, snapshot), columns: columns, most: most,
      rest: view.typing == nil ? snapshot.keyLabel(of: "keys").map { ($0, "more") } : nil, theme: theme)
  }
}
