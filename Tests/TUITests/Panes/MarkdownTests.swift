import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct MarkdownTests {
  private func expectMarkdown(
    _ text: String, columns: Int = 40, _ expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var scene = Scene()
    scene.say(.assistant, text)
    expectScreen(
      scene.transcript(columns: columns, rows: 60), expected, sourceLocation: sourceLocation)
  }

  @Test func `headings, paragraphs and rules stand apart`() {
    expectMarkdown(
      "# Title\nSome text that is long enough to be wrapped at this width.\n## Part\nMore\nof it.\n\n---\nEnd  \nhere",
      """
      Title

      Some text that is long enough to be
      wrapped at this width.

      Part

      More of it.

      ────────────────────────────────────────

      End
      here
      """)
  }

  @Test func `lists keep their numbers and set their items in`() {
    expectMarkdown(
      """
      - one item that is too long for a single row of this width
      - two
        - inner
          1. deep
          2. deeper, and with so many words that it wraps
      - [x] done
      - [ ] open

      9. nine

         with a second paragraph
      10. ten
      """,
      """
      • one item that is too long for a single
        row of this width
      • two
        • inner
          1. deep
          2. deeper, and with so many words
             that it wraps
      [x] done
      [ ] open

       9. nine

          with a second paragraph

      10. ten
      """)
  }

  @Test func `quotes have a bar and code is set in as it is`() {
    expectMarkdown(
      "> quoted *text* that goes on and on until it wraps\n>\n> - item\n\n```swift\nlet a  =  1 // *not* markup\n\n\tb()\n```\n",
      """
      │ quoted text that goes on and on until
      │ it wraps
      │
      │ • item

        let a  =  1 // *not* markup

            b()
      """)
  }

  @Test func `a link says where it leads unless its text does`() {
    expectMarkdown(
      "[docs](https://example.org/a) <https://example.org> https://b.example "
        + "[https://good.example](https://evil.example) ![a cat](cat.png)", columns: 60,
      """
      docs (https://example.org/a) https://example.org
      https://b.example https://good.example
      (https://evil.example) [image: a cat] (cat.png)
      """)
  }

  @Test func `a table takes the room it needs and wraps in its columns when there is less`() {
    let table = """
      | Name | Count | What it is |
      |:-----|------:|:----------:|
      | a | 1 | short |
      | long name | 20 | something that has many words |
      """
    expectMarkdown(
      table, columns: 60,
      """
      Name      │ Count │          What it is
      ──────────┼───────┼──────────────────────────────
      a         │     1 │             short
      long name │    20 │ something that has many words
      """)
    expectMarkdown(
      table, columns: 40,
      """
      Name      │ Count │      What it is
      ──────────┼───────┼─────────────────────
      a         │     1 │        short
      long name │    20 │  something that has
                │       │      many words
      """)
    expectMarkdown(
      table, columns: 16,
      """
      Name: a
      Count: 1
      What it is:
        short

      Name: long name
      Count: 20
      What it is:
        something that
        has many words
      """)
  }

  @Test func `markup of HTML and references is text`() {
    expectMarkdown(
      "a <b>bold</b> &amp; &lt;tag&gt; &#65; &unknown; AT&T\n\n<script>x</script>",
      """
      a <b>bold</b> & <tag> A &unknown; AT&T

      <script>x</script>
      """)
  }

  @Test func `emphasis and code in prose are seen by their style`() {
    var scene = Scene()
    scene.say(.assistant, "a *b* **c** `d` ~~e~~ ***f***")
    let lines = TranscriptPane().lines(scene.snapshot, size: Size(columns: 40, rows: 5))
    let styles = lines[0].spans.filter { $0.text != " " }.map { [$0.text: $0.style] }
    #expect(
      styles == [
        ["a ": .plain], ["b": Style(.standard, .italic)], ["c": Style(.standard, .bold)],
        ["d": scene.theme.code], ["e": Style(.standard, .strikethrough)],
        ["f": Style(.standard, [.bold, .italic])],
      ])
  }

  @Test func `a table made to blow up is not made, and shown as text`() {
    let bomb =
      String(repeating: "a|", count: 2_000) + "\n" + String(repeating: "---|", count: 2_000) + "\n"
      + String(repeating: "x\n", count: 2_000)
    let isRefused = MarkdownParser.blocks(of: bomb) == nil
    #expect(isRefused)
    #expect(MarkdownLines(columns: 80, theme: Theme()).lines(bomb).last?.text == "x")
  }

  @Test func `nothing nests deeper than can be shown`() {
    for text in [String(repeating: ">", count: 20_000), String(repeating: "- ", count: 10_000)] {
      let lines = MarkdownLines(columns: 80, theme: Theme()).lines(text + "end")
      #expect(lines.allSatisfy { $0.columns <= 80 })
      #expect(lines.last?.text.hasSuffix("end") == true)
    }
  }
}
