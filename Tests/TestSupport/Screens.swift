import Terminal
import Testing

/// Compares what a screen says with a picture of it. On a difference both are shown, row by row, and rows that
/// differ are marked. Blanks at the ends of rows and empty rows at the end do not count.
public func expectScreen(
  _ frame: Frame, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectScreen(frame.text, expected, sourceLocation: sourceLocation)
}

/// Compares the text of a screen with a picture of it; see `expectScreen(_:_:)` for frames.
public func expectScreen(
  _ text: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let actual = rows(of: text)
  let wanted = rows(of: expected)
  guard actual != wanted else { return }
  let height = max(actual.count, wanted.count)
  func picture(_ rows: [String], _ other: [String]) -> String {
    (0..<height).map { row in
      let here = row < rows.count ? rows[row] : nil
      let there = row < other.count ? other[row] : nil
      return "\(here == there ? " " : "!") \(here ?? "(no row)")"
    }.joined(separator: "\n")
  }
  Issue.record(
    "The screen shows\n\(picture(actual, wanted))\ninstead of\n\(picture(wanted, actual))",
    sourceLocation: sourceLocation)
}

private func rows(of text: String) -> [String] {
  var rows = text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
    String(row.reversed().drop { $0 == " " }.reversed())
  }
  while rows.last?.isEmpty == true { rows.removeLast() }
  return rows
}
