import Harness
import Terminal

/// The conversation: its end, or what the person scrolled to.
public struct TranscriptPane: Pane {
  /// The pane.
  public init() {}

  /// The rows in view; below them, when they are not the end, one that says so.
  public func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    guard size.rows > 0, size.columns > 0 else { return [] }
    let view = TranscriptView(snapshot, size: size).visibleLines()
    var lines = SearchMarks(snapshot).map { marks in view.lines.map(marks.marked) } ?? view.lines
    if let chosen = snapshot.view.selection?.range {
      for index in lines.indices where chosen.contains(view.positions[index]) {
        lines[index] = reversed(lines[index])
      }
    }
    if !view.isAtEnd, size.rows > 1 { lines.append(mark(view.entriesBelow, snapshot)) }
    return lines.map { $0.truncated(to: size.columns, ellipsis: snapshot.theme.glyphs.ellipsis) }
  }

  private func reversed(_ line: Line) -> Line {
    if line.isEmpty { return Line(" ", Style.plain.adding(.reversed)) }
    return Line(line.spans.map { Span($0.text, $0.style.adding(.reversed), link: $0.link) })
  }

  private func mark(_ below: Int, _ snapshot: Snapshot) -> Line {
    let theme = snapshot.theme
    let new = snapshot.session.transcript.places.upperBound - snapshot.view.seen.transcriptEnd
    let count = new > 0 ? "+\(new) new" : below > 0 ? "\(below) below" : "more below"
    let key = snapshot.keyLabel(of: "to-end").map { " \(theme.glyphs.separator) end: \($0)" } ?? ""
    return Line(count + key, theme.accent)
  }
}
