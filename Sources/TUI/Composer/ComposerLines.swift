import Terminal

/// What a composer looks like in a pane.
public enum ComposerLines {
  /// The rows around the cursor, at most `maxRows` of at most `columns` cells, and where the cursor stands among
  /// them. The first row of the text begins with `prefix`, the others are indented as far.
  public static func lines(
    _ composer: Composer, columns: Int, prefix: String, theme: Theme, maxRows: Int = .max
  ) -> (lines: [Line], cursor: Point) {
    let indent = Width.columns(of: Span(prefix).text)
    let rows = ComposerRows(composer.units, columns: room(columns: columns, prefix: prefix))
    let place = rows.place(of: composer.position)
    let shown = min(max(1, maxRows), rows.ranges.count)
    let first = min(max(0, place.row - shown / 2), rows.ranges.count - shown)
    let lines = (first..<first + shown).map { row in
      let text = line(composer.units[rows.ranges[row]], theme)
      let line = row == 0 ? Line(prefix, theme.accent) + text : text.indented(by: indent)
      return line.truncated(to: columns, ellipsis: theme.glyphs.ellipsis)
    }
    let column = min(indent + place.column, max(0, columns - 1))
    return (lines, Point(column: column, row: place.row - first))
  }

  /// The cells of a row that text may take: one is kept for the cursor behind it.
  static func room(columns: Int, prefix: String) -> Int {
    max(1, columns - Width.columns(of: Span(prefix).text) - 1)
  }

  private static func line(_ units: ArraySlice<Composer.Unit>, _ theme: Theme) -> Line {
    var line = Line()
    var text = ""
    for unit in units {
      if case .pasted = unit {
        if !text.isEmpty { line += Span(text, theme.text) }
        text = ""
        line += Span(unit.shown, theme.accent)
      } else {
        text += unit.shown
      }
    }
    if !text.isEmpty { line += Span(text, theme.text) }
    return line
  }
}
