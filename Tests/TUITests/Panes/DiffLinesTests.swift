import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct DiffLinesTests {
  private func diff(_ lines: [FileDiff.Line]) -> FileDiff {
    FileDiff(path: "a", change: .modified, hunks: [FileDiff.Hunk(oldStart: 1, newStart: 1, lines: lines)])
  }

  private func lines(_ diff: FileDiff, columns: Int = 60, isSideBySide: Bool = false) -> [Line] {
    DiffLines(columns: columns, theme: Theme(), isSideBySide: isSideBySide).lines(diff)
  }

  /// The marked parts of a row.
  private func marked(_ line: Line) -> [String] {
    line.spans.filter { $0.style.attributes.contains(.reversed) }.map(\.text)
  }

  @Test(
    arguments: [
      ("let a = 1", "let a = 2", ["1"], ["2"]),
      ("foo(bar, baz)", "foo(baz)", ["bar, "], []),
      ("a b c d", "a x c y", ["b", "d"], ["x", "y"]),
      ("  return nil", "    return nil", [], []),
      ("the same", "the same ", [], []),
      ("completely", "different line", [], []),
      ("naïve café", "naïve cafés", ["café"], ["cafés"]),
    ] as [(String, String, [String], [String])])
  func `the words that differ are marked`(_ old: String, _ new: String, _ gone: [String], _ come: [String]) {
    let rows = lines(diff([FileDiff.Line(.removed, old), FileDiff.Line(.added, new)]))
    #expect(marked(rows[0]) == gone)
    #expect(marked(rows[1]) == come)
    #expect(
      rows.map { $0.text.filter { $0 != " " } } == ["1-" + old, "1+" + new].map { $0.filter { $0 != " " } })
  }

  @Test func `each removed line is compared with the added line that takes its place`() {
    let rows = lines(
      diff([
        FileDiff.Line(.removed, "let a = 1"), FileDiff.Line(.removed, "let b = 1"),
        FileDiff.Line(.added, "let a = 2"), FileDiff.Line(.added, "let b = 3"),
        FileDiff.Line(.removed, "let c = 1"), FileDiff.Line(.added, "let c = 4"),
      ]))
    #expect(
      rows.map(\.text).map { String($0.suffix(9)) } == [
        "let a = 1", "let b = 1", "let a = 2", "let b = 3", "let c = 1", "let c = 4",
      ])
    #expect(rows.map(marked) == [["1"], ["1"], ["2"], ["3"], ["1"], ["4"]])
  }

  @Test func `side by side each half is wrapped by itself, and no row is too wide`() {
    let long = String(repeating: "word ", count: 20)
    let rows = lines(
      diff([
        FileDiff.Line(.context, "start"), FileDiff.Line(.removed, long + "old"), FileDiff.Line(.added, "new"),
        FileDiff.Line(.added, "more"),
      ]), columns: 100, isSideBySide: true)
    expectScreen(
      rows.map(\.text).joined(separator: "\n"),
      """
      1   start                                        │ 1   start
      2 - word word word word word word word word word │ 2 + new
          word word word word word word word word word │
          word word old                                │
                                                       │ 3 + more
      """)
    #expect(rows.allSatisfy { $0.columns <= 100 })
  }

  @Test func `a new file, and a narrow screen, have one column`() {
    let new = diff([FileDiff.Line(.added, "new")])
    #expect(lines(new, columns: 100, isSideBySide: true) == lines(new, columns: 100))
    let both = diff([FileDiff.Line(.removed, "old"), FileDiff.Line(.added, "new")])
    #expect(lines(both, columns: 95, isSideBySide: true) == lines(both, columns: 95))
  }

  @Test func `what hides something in a line is spelt out`() {
    let blanks = String(repeating: " ", count: 50)
    let rows = lines(diff([FileDiff.Line(.added, "\(blanks)p\u{430}th\(blanks)\u{202E}x")]), columns: 100)
    #expect(rows.map(\.text) == ["1 + <50 blanks>p<U+0430>th<50 blanks><U+202E>x"])
  }
}
