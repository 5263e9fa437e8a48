import Harness
import Terminal

/// What waits for the person: one prompt, in at most eight tenths of the rows (nine where there are few), its keys always in view.
public struct PromptPane: Pane {
  /// The pane.
  public init() {}

  /// The request and the keys that answer it.
  public func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    guard let layout = PromptLayout(snapshot, size: size) else { return [] }
    let ellipsis = snapshot.theme.glyphs.ellipsis
    return layout.lines.map { $0.truncated(to: size.columns, ellipsis: ellipsis) }
  }

  /// Where one types, while a reason or an answer is typed.
  public func cursor(_ snapshot: Snapshot, size: Size) -> Point? {
    guard snapshot.view.focus == .prompt else { return nil }
    return PromptLayout(snapshot, size: size)?.cursor
  }

  /// Where scrolling the request by some rows leads: the first row in view, within what there is.
  /// - Parameter size: the same as for `lines`.
  public static func scrolled(by rows: Int, snapshot: Snapshot, size: Size) -> Int {
    guard let layout = PromptLayout(snapshot, size: size) else { return 0 }
    return min(max(0, layout.firstBodyRow + rows), layout.lastBodyStart)
  }
}
