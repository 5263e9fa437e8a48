import Terminal

/// What is said on a screen that has no room for anything else.
struct TooSmall: Pane {
  func lines(_ snapshot: Snapshot, size: Size) -> [Line] {
    let text =
      "Too small: \(size.columns)x\(size.rows). rein needs \(Layout.minimum.columns)x\(Layout.minimum.rows)."
    return Line(text, snapshot.theme.warning).wrapped(to: size.columns).prefix(size.rows)
      .map { $0.truncated(to: size.columns, ellipsis: snapshot.theme.glyphs.ellipsis) }
  }
}
