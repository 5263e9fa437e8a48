import Terminal
import Testing

@testable import TUI

@Suite struct MarkdownStreamTests {
  private let text = """
    # Title

    A paragraph with **bold** text
    over two rows.

    - one
    - two

      still two

    ```python
    # code

    def f(): pass
    ```

    | a | b |
    |---|---|
    | 1 | 2 |

    > quoted

    1. first
    2. second

    Then code:
    ~~~~ swift
    /* one
    ~~~
    \tlet two */ let x = "a line that is too long for one row"

    ~~~~
    and text, ``code`` in
    ```text``` too
    ```
    ```

    ```

    The end.
    """

  @Test func `at every prefix the rows are those of the whole text parsed at once`() {
    var stream = MarkdownStream()
    let whole = MarkdownLines(columns: 30, theme: Theme())
    var prefix = ""
    for character in text {
      prefix.append(character)
      stream.update(prefix, columns: 30, theme: Theme())
      let shown = stream.rows.head + stream.rows.tail
      #expect(shown.map(\.text) == whole.lines(prefix).map(\.text), "after \(prefix.suffix(20))")
    }
    #expect(stream.rows.head + stream.rows.tail == whole.lines(text))
  }

  @Test func `what is settled is parsed once, however long the message grows`() {
    var stream = MarkdownStream()
    var message = ""
    for index in 0..<500 {
      message += "Paragraph \(index) with a few words.\n\n"
      stream.update(message, columns: 60, theme: Theme())
    }
    #expect(stream.parsedBytes < 3 * message.utf8.count)
    let before = message.utf8.count
    message += "```swift\n"
    for index in 0..<500 {
      message += "let x\(index) = /* open\n"
      stream.update(message, columns: 60, theme: Theme())
    }
    #expect(stream.parsedBytes < 3 * before + 3 * message.utf8.count)
  }

  @Test func `a text that is not the old one with more is parsed anew`() {
    var stream = MarkdownStream()
    stream.update("One.\n\nTwo.\n\nThree.", columns: 30, theme: Theme())
    stream.update("Other.\n\nTwo words here.\n\nThree.", columns: 30, theme: Theme())
    #expect(
      (stream.rows.head + stream.rows.tail).map(\.text) == ["Other.", "", "Two words here.", "", "Three."])
    stream.update("Short.", columns: 30, theme: Theme())
    #expect((stream.rows.head + stream.rows.tail).map(\.text) == ["Short."])
  }
}
