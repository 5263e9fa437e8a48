import Harness
import Terminal

/// Makes rows of what an approval is about: first all that would run, then what is risky, why it is asked, and what else
/// could be allowed.
struct ApprovalLines {
  let columns: Int
  let theme: Theme
  /// Whether there is little room: then nothing is set apart by empty rows.
  let isShort: Bool
  /// Whether diffs show old and new side by side.
  let isSideBySide: Bool

  func lines(_ request: ApprovalRequest) -> [Line] {
    let lines = call(request)
    let why = risks(request) + why(request)
    let gap = !isShort && !lines.isEmpty && !why.isEmpty ? [Line()] : []
    return lines + gap + why + offers(request.numberedOffers)
  }

  /// What would run, and where.
  func call(_ request: ApprovalRequest) -> [Line] {
    var lines = notes(request)
    for (index, block) in request.preview.blocks.enumerated() {
      if index > 0 { lines.append(Line()) }
      lines += BlockLines(columns: columns, theme: theme, isSideBySide: isSideBySide).verbatimLines(block)
    }
    if let folder = request.preview.folder {
      lines += Line([Span("in ", theme.faint), Span(verbatim: LookAlikes.spelledOut(folder), theme.faint)])
        .wrapped(to: columns, hanging: 3)
    }
    return lines
  }

  private func risks(_ request: ApprovalRequest) -> [Line] {
    unique(request.preview.risks).flatMap {
      TextLines.beside(
        Line("! ", theme.bad), Line([Span(verbatim: $0, theme.warning)]), columns: columns)
    }
  }

  /// Each once, in the order they came.
  private func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }

  private func notes(_ request: ApprovalRequest) -> [Line] {
    var lines: [Line] = []
    if request.isChanged { lines += Line("You changed this call.", theme.accent).wrapped(to: columns) }
    if !request.note.isEmpty {
      lines += Line([Span(verbatim: request.note, theme.warning)]).wrapped(to: columns)
    }
    return lines
  }

  /// The reason; of a call with several parts, which of them asks and which is allowed.
  private func why(_ request: ApprovalRequest) -> [Line] {
    let told = request.preview.risks
    let parts = unique(request.parts)
    if request.parts.count > 1 {
      return parts.flatMap { part(told.contains($0.words) ? $0.withoutWords : $0) }
    }
    // What is told as a risk need not be told as the reason too.
    let isTold = request.reason.isEmpty || told.contains(request.reason)
    return isTold ? [] : Line([Span(verbatim: request.reason, theme.faint)]).wrapped(to: columns)
  }

  private func part(_ part: PermissionReason) -> [Line] {
    let glyphs = theme.glyphs
    let (mark, style) =
      switch part.policy {
      case .allow: (glyphs.done, theme.good)
      case .ask: (glyphs.waiting, theme.warning)
      case .deny: (glyphs.failed, theme.bad)
      }
    var line = Line()
    if !part.part.isEmpty {
      line += Span(
        verbatim: LookAlikes.spelledOut(part.part), part.policy == .allow ? theme.faint : theme.text)
      line += Span("  ", theme.faint)
    }
    line += Span(verbatim: part.words, theme.faint)
    if line.isEmpty { return [] }
    return TextLines.beside(Line(mark + " ", style), line, columns: columns)
  }

  /// What may be allowed for the session, after the request, which goes first where room is short.
  private func offers(_ offers: [GrantProposal]) -> [Line] {
    var lines: [Line] = offers.isEmpty || isShort ? [] : [Line()]
    for (index, offer) in offers.enumerated() {
      let line = Line([
        Span("this session: ", theme.faint), Span(verbatim: LookAlikes.spelledOut(offer.text), theme.text),
      ])
      lines += TextLines.beside(Line("\(index + 1) ", theme.accent), line, columns: columns)
    }
    return lines
  }
}

extension PermissionReason {
  /// The same, where the words stand elsewhere.
  fileprivate var withoutWords: PermissionReason { PermissionReason(part: part, policy: policy, words: "") }
}
