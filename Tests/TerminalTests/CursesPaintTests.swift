import Terminal
import Testing

extension CursesTests {
  @UIActor
  @Suite struct Painting {
    @Test func `a frame is what the terminal shows`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.close() }
      let screen = try terminal.curses()
      var frame = Frame(size: screen.size)
      frame.draw(["Hello, 世界", "second"], in: Rect(screen.size))
      frame.cursor = Point(column: 3, row: 1)
      screen.paint(frame)
      terminal.update()
      #expect(terminal.text == "Hello, 世界\nsecond")
      #expect(terminal.cursor == Point(column: 3, row: 1))
      #expect(terminal.state.isCursorShown)
      screen.close()
    }
  }
}
