import Harness
import Terminal

/// Makes rows of the step before more than this once is allowed: the rules word for word, for how long, and where they
/// are kept.
struct GrantLines {
  let columns: Int
  let theme: Theme

  func title(_ grant: GrantStep) -> String {
    switch grant.place {
    case .session: "Allow until the session ends"
    case .project: "Always allow in this project"
    }
  }

  func body(_ grant: GrantStep, _ request: ApprovalRequest) -> [Line] {
    switch grant.proposal(for: request) {
    case .failure(let problem):
      return Line([Span(verbatim: problem.text, theme.bad)]).wrapped(to: columns)
    case .success(let proposal):
      var lines: [Line] = []
      let rules = proposal.scope.rules ?? []
      if rules.isEmpty { lines += Line([Span(verbatim: proposal.text, theme.text)]).wrapped(to: columns) }
      for rule in rules {
        lines += Line([Span(verbatim: LookAlikes.spelledOut(rule.text), theme.text)])
          .wrapped(to: columns, hanging: 2)
      }
      switch grant.place {
      case .session: lines.append(Line("/grants takes it back.", theme.faint))
      case .project:
        lines += Line([
          Span("kept in ", theme.faint), Span(verbatim: request.keepingPlace ?? "", theme.faint),
        ]).wrapped(to: columns, hanging: 2)
      }
      return lines
    }
  }

  /// What can be chosen, from narrow to wide; what the person wrote is none of them.
  func choices(_ grant: GrantStep, _ request: ApprovalRequest) -> (lines: [Line], selectedRow: Int) {
    var lines: [Line] = []
    var selectedRow = 0
    for (index, offer) in request.grants.prefix(9).enumerated() {
      let isSelected = grant.ownRules == nil && index == grant.selection
      if isSelected { selectedRow = lines.count }
      let style = isSelected ? theme.accent : theme.text
      lines += TextLines.beside(
        Line("\(isSelected ? theme.glyphs.pointer : " ") \(index + 1) ", style),
        Line([Span(verbatim: LookAlikes.spelledOut(offer.text), style)]), columns: columns)
    }
    return (lines, selectedRow)
  }
}
