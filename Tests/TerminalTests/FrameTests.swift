import Terminal
import Testing

@Suite struct FrameTests {
  private func frame(_ draw: (inout Frame) -> Void) -> String {
    var frame = Frame(size: Size(columns: 6, rows: 3))
    draw(&frame)
    return frame.text
  }

  private func rect(_ column: Int, _ row: Int, _ columns: Int, _ rows: Int) -> Rect {
    Rect(origin: Point(column: column, row: row), size: Size(columns: columns, rows: rows))
  }

  @Test func `lines are drawn from the top of their rectangle`() {
    #expect(frame { $0.draw(["ab", "cd"], in: rect(1, 1, 4, 2)) } == "\n ab\n cd")
  }

  @Test func `what does not fit is cut`() {
    #expect(frame { $0.draw(["abcdefgh", "x", "y", "z"], in: rect(4, 1, 9, 9)) } == "\n    ab\n    x")
    #expect(frame { $0.draw(["abcdef", "x", "y"], in: rect(0, 0, 3, 2)) } == "abc\nx\n")
    #expect(frame { $0.draw(["a", "b", "c"], in: rect(0, -1, 3, 3)) } == "b\nc\n")
    #expect(frame { $0.draw(["abcd"], in: rect(-2, 0, 5, 1)) } == "cd\n\n")
    #expect(frame { $0.draw(["abcd"], in: rect(6, 0, 5, 1)) } == "\n\n")
  }

  @Test func `what is drawn later covers what was there, over its whole width`() {
    #expect(
      frame {
        $0.draw(["aaaaaa", "bbbbbb"], in: rect(0, 0, 6, 2))
        $0.draw(["x"], in: rect(1, 0, 3, 1))
      } == "ax  aa\nbbbbbb\n")
  }

  @Test func `half a wide character is never shown`() {
    #expect(frame { $0.draw(["abcde日"], in: rect(0, 0, 6, 1)) } == "abcde\n\n")
    #expect(
      frame {
        $0.draw(["日本語"], in: rect(0, 0, 6, 1))
        $0.draw(["xx"], in: rect(1, 0, 2, 1))
      } == " xx 語\n\n")
  }

  @Test func `frames are equal when they show the same lines in the same places`() {
    var one = Frame(size: Size(columns: 6, rows: 3))
    var other = one
    one.draw(["ab"], in: rect(0, 0, 6, 1))
    #expect(one != other)
    other.draw(["zz"], in: rect(0, 0, 6, 1))
    other.draw(["ab"], in: rect(0, 0, 6, 1))
    #expect(one == other)
    other.cursor = Point(column: 0, row: 0)
    #expect(one != other)
  }
}
