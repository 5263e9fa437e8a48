import Harness
import Terminal

/// Makes rows of what an approval is about: why it is asked, what is risky, and all that would run.
struct ApprovalLines {
  let columns: Int
  let theme: Theme
  /// Whether there is little room: then what will run goes before why it is asked.
  let isShort: Bool
  /// Whether diffs show old and new side by side.
  let isSideBySide: Bool

  func lines(_ request: ApprovalRequest) -> [Line] {
    let why = why(request)
    var lines = notes(request)
    if !isShort { lines += why }
    for risk in request.preview.risks {
      lines += TextLines.beside(
        Line("! ", theme.bad), Line([Span(verbatim: risk, theme.warning)]), columns: columns)
    }
    for block in request.preview.blocks {
      if !lines.isEmpty { lines.append(Line()) }
      lines += BlockLines(columns: columns, theme: theme, isSideBySide: isSideBySide).verbatimLines(block)
    }
    if let folder = request.preview.folder {
      lines += Line([Span("in ", theme.faint), Span(verbatim: LookAlikes.spelledOut(folder), theme.faint)])
        .wrapped(to: columns, hanging: 3)
    }
    if isShort { lines += why }
    return lines + offers(request.numberedOffers)
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
    if request.parts.count > 1 { return request.parts.flatMap(part) }
    // What is told as a risk need not be told as the reason too.
    let isTold = request.reason.isEmpty || request.preview.risks.contains(request.reason)
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
    return TextLines.beside(Line(mark + " ", style), line, columns: columns)
  }

  /// What may be allowed for the session, after the request, which goes first where room is short.
  private func offers(_ offers: [GrantProposal]) -> [Line] {
    var lines: [Line] = offers.isEmpty ? [] : [Line()]
    for (index, offer) in offers.enumerated() {
      let line = Line([
        Span("this session: ", theme.faint), Span(verbatim: LookAlikes.spelledOut(offer.text), theme.text),
      ])
      lines += TextLines.beside(Line("\(index + 1) ", theme.accent), line, columns: columns)
    }
    return lines
  }
}
