import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct MarkdownFuzzTests {
  private static let pieces = [
    "\n", "\n", "\n\n", " ", "  ", "    ", "\t", "# ", "- ", "* ", "1. ", "> ", "```", "~~~", "```swift\n",
    "`", "``", "**",
    "*", "_", "~~", "[a](b)", "[", "](", ")", "| a ", "|", "|---|---|\n", "---", "===", "<div>", "<!--",
    "-->", "&amp;",
    "&#0;", "\\", "word", "long words here", "漢字", "e\u{301}", "\u{1B}[2J", "\u{9B}", "\u{202E}", "\r",
    "\r\n", "- [x] ",
    "http://x.y/z", "👨‍👩‍👧", "\0",
  ]

  @Test func `no markdown makes rows that are too wide, at once or in pieces`() {
    for var fuzzing in Fuzzing.rounds(150) {
      let columns = Int.random(in: 12...60, using: &fuzzing)
      let whole = MarkdownLines(columns: columns, theme: Theme())
      var stream = MarkdownStream()
      var text = ""
      for _ in 0..<12 {
        text += fuzzing.text(of: Self.pieces, most: 5)
        stream.update(text, columns: columns, theme: Theme())
        let rows = stream.rows.head + stream.rows.tail
        let widest = rows.map(\.columns).max() ?? 0
        if widest > columns {
          Issue.record("seed \(fuzzing.seed): \(widest) of \(columns) columns: \(text.debugDescription)")
        }
        if whole.lines(text).map(\.columns).contains(where: { $0 > columns }) {
          Issue.record("seed \(fuzzing.seed): too wide at once: \(text.debugDescription)")
        }
      }
    }
  }
}
