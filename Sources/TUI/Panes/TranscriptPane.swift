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
    var lines = view.lines
    if !view.isAtEnd, size.rows > 1 { lines.append(mark(view.entriesBelow, snapshot.theme, size.columns)) }
    return lines.map { $0.truncated(to: size.columns, ellipsis: snapshot.theme.glyphs.ellipsis) }
  }

  private func mark(_ below: Int, _ theme: Theme, _ columns: Int) -> Line {
    let count = below > 0 ? "+\(below) below" : "more below"
    return Line("\(count) \(theme.glyphs.separator) end: ctrl+end", theme.accent)
  }
}
