import Terminal
import Testing

extension CursesTests {
  /// Nothing a foreign text says reaches the terminal as a command.
  @UIActor
  @Suite struct Safety {
    nonisolated static let attacks: [String] = [
      "\u{1B}]0;owned\u{07}", "\u{1B}]2;owned\u{1B}\\", "\u{9D}0;owned\u{9C}", "\u{1B}]52;c;b3duZWQ=\u{07}",
      "\u{1B}[2J\u{1B}[H", "\u{1B}[6n\u{1B}[c\u{1B}[>c\u{1B}[5n", "\u{1B}P$q\"p\u{1B}\\",
      "\u{1B}[?1049l\u{1B}[?25l",
      "\u{1B}[?1000h\u{1B}[?1006h", "\u{1B}c", "\u{1B}[!p", "\u{9B}2J", "\u{1B}#8", "\u{05}", "\u{07}\u{07}",
      "\u{1B}]0;never ended", "\u{1B}P never ended", "\u{1B}[", "\u{1B}", "\u{0E}\u{0F}",
      "\r\u{08}\u{08}\u{0B}\u{0C}",
      "\u{1B}(0", "\u{1B}[3;1H\u{1B}[31mover the frame", "\u{1B}\u{1B}]0;x\u{07}", "\u{1B}[\u{1B}]0;x\u{07}",
      "\u{85}\u{84}\u{8D}\u{90}\u{98}\u{9E}\u{9F}", "\u{202E}desrever", "\u{E0041}\u{200B}\u{FEFF}",
    ]

    @Test(arguments: attacks)
    func `it changes no state and asks no question`(_ attack: String) throws {
      let terminal = try VirtualTerminal(columns: 60, rows: 5)
      defer { terminal.end() }
      let screen = try terminal.curses()
      var first = Frame(size: screen.size)
      first.draw(["top", "middle", "bottom"], in: Rect(screen.size))
      screen.paint(first)
      terminal.update()
      let state = terminal.state

      var frame = Frame(size: screen.size)
      let lines = [
        Line("top"), Line([Span("x\(attack)y", link: "https://x.org/\(attack)"), Span(verbatim: attack)]),
        Line("bottom"),
      ]
      frame.draw(lines, in: Rect(screen.size))
      screen.paint(frame)
      screen.setTitle("thread")
      let sent = terminal.update()

      var expected = state
      expected.titles += 1
      #expect(terminal.state == expected)
      #expect(terminal.replies == [])
      #expect(terminal.text == frame.text.split(separator: "\n").joined(separator: "\n"))
      #expect(!sent.contains(0x9D))
      screen.close()
    }

    @Test func `a title cannot end its own sequence`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      terminal.update()
      screen.setTitle("a\u{07}b\u{1B}\\c\u{9C}\u{1B}[2Jd\ne")
      #expect(String(decoding: terminal.update(), as: UTF8.self).hasSuffix("\u{1B}]2;abcd e\u{07}"))
      screen.close()
    }

    @Test(arguments: [
      "CJK 日本語한국어中文", "emoji 😀🚀👍", "combining e\u{301}a\u{308}o\u{302}\u{323}", "flags 🇩🇪🇫🇷🇯🇵",
      "family 👨\u{200D}👩\u{200D}👧\u{200D}👦", "heart ❤\u{FE0F} keycap 1\u{FE0F}\u{20E3}", "skin 👍\u{1F3FD}",
      "rainbow 🏳\u{FE0F}\u{200D}🌈", "fullwidth ＡＢＣ", "box ─│┌┐ … “ ”", "soft a\u{AD}b", "hindi नि क्षि",
      "thai ที่นี่",
      "new \u{1FAE8}", "arabic السلام", "private \u{E0A0}",
      "zalgo a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}b",
    ])
    func `the width we count is the width it takes`(_ text: String) throws {
      let terminal = try VirtualTerminal(columns: 60, rows: 3)
      defer { terminal.end() }
      let screen = try terminal.curses()
      let line = Line(text)
      var frame = Frame(size: screen.size)
      frame.draw([line + Line("|")], in: Rect(screen.size))
      screen.paint(frame)
      terminal.update()
      #expect(terminal.scalar(column: line.columns, row: 0) == "|")
      // And the terminal by itself, without curses, goes as far.
      terminal.feed(Array("\u{1B}[2;1H".utf8) + Array(line.text.utf8))
      #expect(terminal.cursor.column == line.columns)
      screen.close()
    }
  }
}
