import Terminal
import Testing

extension CursesTests {
  @UIActor
  @Suite struct Painting {
    /// A frame of these lines.
    private func frame(_ lines: [Line], _ size: Size, cursor: Point? = nil) -> Frame {
      var frame = Frame(size: size)
      frame.draw(lines, in: Rect(size))
      frame.cursor = cursor
      return frame
    }

    @Test func `a frame is what the terminal shows`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      screen.paint(frame(["Hello, 世界", "second"], screen.size, cursor: Point(column: 3, row: 1)))
      terminal.update()
      #expect(terminal.text == "Hello, 世界\nsecond")
      #expect(terminal.cursor == Point(column: 3, row: 1))
      #expect(terminal.state == VirtualTerminal.State(isAlternate: true, isCursorShown: true))
      screen.paint(frame(["Hello, 世界", "second"], screen.size))
      terminal.update()
      #expect(!terminal.state.isCursorShown)
      screen.close()
    }

    @Test func `only rows that changed are rewritten`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      screen.paint(frame(["one", "two", "three"], screen.size))
      #expect(screen.rowsRewritten == 10)
      terminal.update()
      screen.paint(frame(["one", "2", "three"], screen.size))
      #expect(screen.rowsRewritten == 1)
      let sent = terminal.update()
      #expect(sent.count < 60)
      #expect(terminal.text == "one\n2\nthree")
      screen.paint(frame(["one", "2", "three"], screen.size))
      #expect(screen.rowsRewritten == 0)
      #expect(terminal.update() == [])
      screen.close()
    }

    @Test func `a frame is one synchronized piece`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      screen.paint(frame(["one", "two"], screen.size))
      let sent = String(decoding: terminal.update(), as: UTF8.self)
      #expect(sent.hasPrefix("\u{1B}[?2026h"))
      #expect(sent.hasSuffix("\u{1B}[?2026l"))
      #expect(sent.split(separator: "\u{1B}[?2026h").count == 1)
      screen.close()
    }

    @Test func `invalidating sends everything again`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      screen.paint(frame(["one", "two"], screen.size))
      terminal.update()
      terminal.feed(Array("\u{1B}[H\u{1B}[2Jgarbage".utf8))
      #expect(terminal.text == "garbage")
      screen.invalidate()
      screen.paint(frame(["one", "two"], screen.size))
      terminal.update()
      #expect(terminal.text == "one\ntwo")
      screen.close()
    }

    @Test func `a resized terminal is followed`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      screen.paint(frame(["one", "two"], screen.size))
      terminal.update()
      for size in [Size(columns: 20, rows: 4), Size(columns: 100, rows: 30), Size(columns: 3, rows: 1)] {
        terminal.resize(size)
        #expect(screen.updateSize() == size)
        #expect(screen.updateSize() == nil)
        let wide = String(repeating: "x", count: size.columns)
        let rows = Array(repeating: Line(wide), count: size.rows)
        screen.paint(frame(rows, size))
        terminal.update()
        #expect(terminal.text == Array(repeating: wide, count: size.rows).joined(separator: "\n"))
      }
      screen.close()
    }

    @Test func `a frame of another size is cut, not smeared`() throws {
      let terminal = try VirtualTerminal(columns: 10, rows: 3)
      defer { terminal.end() }
      let screen = try terminal.curses()
      screen.paint(frame(["aaaaaaaaaaaaaaa", "b", "c", "d"], Size(columns: 15, rows: 4)))
      terminal.update()
      #expect(terminal.text == "aaaaaaaaaa\nb\nc")
      screen.paint(frame(["xy"], Size(columns: 2, rows: 1)))
      terminal.update()
      #expect(terminal.text == "xy")
      screen.close()
    }

    @Test func `a slow terminal never blocks and misses no byte`() throws {
      let terminal = try VirtualTerminal(columns: 200, rows: 60)
      defer { terminal.end() }
      let screen = try terminal.curses()
      var painted = 0
      var last = Frame(size: screen.size)
      // Nobody reads: the pty fills up.
      while !screen.isBusy, painted < 1000 {
        let letter = String(UnicodeScalar(UInt8(97 + painted % 26)))
        last = frame(Array(repeating: Line(String(repeating: letter, count: 200)), count: 60), screen.size)
        screen.paint(last)
        painted += 1
      }
      #expect(screen.isBusy)
      screen.paint(frame(["not shown"], screen.size))
      while screen.isBusy {
        terminal.update()
        screen.sendPending()
      }
      terminal.update()
      #expect(terminal.text == last.text)
      screen.paint(frame(["shown"], screen.size))
      terminal.update()
      #expect(terminal.text == "shown")
      screen.close()
    }

    @Test func `random frames always end as what they say`() throws {
      let terminal = try VirtualTerminal(columns: 30, rows: 8)
      defer { terminal.end() }
      let screen = try terminal.curses(["TERM": "xterm-256color", "COLORTERM": "truecolor"])
      var random = SeededGenerator(seed: 1)
      let pieces = ["a", "word ", "日", "本語", "e\u{301}", "🇩🇪", "😀", "─", "  ", "…"]
      // The last column stays empty: libvterm 0.1.4 loses marks there.
      for _ in 0..<200 {
        var next = Frame(size: screen.size)
        for row in 0..<8 {
          let spans = (0..<8).map { _ in
            Span(
              pieces.randomElement(using: &random) ?? "",
              Style(.ansi(UInt8.random(in: 0...15, using: &random))))
          }
          let column = Int.random(in: 0..<14, using: &random)
          let area = Rect(origin: Point(column: column, row: row), size: Size(columns: 15, rows: 1))
          next.draw(
            [Line(spans)], in: Rect(origin: Point(column: 0, row: row), size: Size(columns: 29, rows: 1)))
          next.draw([Line(spans)], in: area)
        }
        screen.paint(next)
        terminal.update()
        let expected = next.text.split(separator: "\n", omittingEmptySubsequences: false)
        let seen = terminal.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(Array(expected.prefix(seen.count)) == seen)
      }
      screen.close()
    }
  }
}
