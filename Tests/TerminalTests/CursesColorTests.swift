import Terminal
import Testing

extension CursesTests {
  @UIActor
  @Suite struct Colors {
    /// What a style looks like.
    private func look(_ style: Style, _ environment: [String: String]) throws -> String {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses(environment)
      var frame = Frame(size: screen.size)
      frame.draw([Line([Span("x", style)])], in: Rect(screen.size))
      screen.paint(frame)
      terminal.update()
      screen.close()
      return terminal.look(column: 0, row: 0)
    }

    private let palette = ["TERM": "xterm-256color"]
    private let direct = ["TERM": "xterm-256color", "COLORTERM": "truecolor"]
    private let eight = ["TERM": "xterm"]

    @Test func `plain text has the terminal's own colours`() throws {
      for environment in [palette, direct, eight] { #expect(try look(.plain, environment) == "- -") }
    }

    @Test func `the sixteen colours are the person's own`() throws {
      for environment in [palette, direct] {
        #expect(try look(Style(.ansi(1), on: .ansi(4)), environment) == "1 4")
        #expect(try look(Style(.ansi(9), on: .ansi(15)), environment) == "9 15")
      }
    }

    @Test func `bright colours are bold where there are eight`() throws {
      #expect(try look(Style(.ansi(2)), eight) == "2 -")
      #expect(try look(Style(.ansi(10)), eight).hasPrefix("bold"))
    }

    @Test func `24 bits are shown as they are, or as the nearest there is`() throws {
      let style = Style(.rgb(255, 135, 0), on: .rgb(16, 17, 19))
      #expect(try look(style, direct) == "#ff8700 #101113")
      #expect(try look(style, palette) == "208 233")
      #expect(try look(Style(.rgb(250, 5, 5)), eight).hasSuffix("-"))
    }

    @Test func `the palette is there too`() throws {
      #expect(try look(Style(.indexed(208), on: .indexed(3)), palette) == "208 3")
      #expect(try look(Style(.indexed(208), on: .indexed(3)), direct) == "208 3")
    }

    @Test func `attributes are shown`() throws {
      let style = Style(.standard, [.bold, .italic, .underline, .reversed])
      #expect(try look(style, palette) == "bold italic underline reversed - -")
      #expect(try look(Style(.standard, .strikethrough), direct) == "struck - -")
      #expect(try look(Style(.standard, .strikethrough), palette) == "- -")
    }

    @Test func `a type nobody knows is taken for an xterm`() throws {
      #expect(try look(Style(.indexed(208)), ["TERM": "no-such-terminal"]) == "208 -")
    }

    @Test(arguments: [
      "xterm", "xterm-256color", "screen", "screen-256color", "tmux-256color", "linux", "vt220", "rxvt",
    ])
    func `every usual type shows text`(_ type: String) throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses(["TERM": type])
      var frame = Frame(size: screen.size)
      let styled = Span(
        "bold", Style(.rgb(1, 2, 200), on: .ansi(12), [.bold, .italic, .dim, .strikethrough]))
      frame.draw([Line([Span("日本 ─ "), styled]), "second"], in: Rect(screen.size))
      screen.paint(frame)
      terminal.update()
      #expect(terminal.text == "日本 ─ bold\nsecond")
      screen.close()
    }

    @Test(arguments: ["dumb", "", "unknown"])
    func `a terminal that cannot is refused in words`(_ type: String) throws {
      #expect(throws: TerminalError.tooSimple(type: type)) { try TerminalType(environment: ["TERM": type]) }
      #expect(TerminalError.tooSimple(type: type).description.contains("Set TERM"))
    }

    @Test func `terminfo's keys are the keys they name`() throws {
      for type in ["xterm-256color", "rxvt", "linux", "vt220", "screen", "tmux-256color"] {
        let terminal = try VirtualTerminal()
        defer { terminal.end() }
        let screen = try terminal.curses(["TERM": type])
        #expect(screen.keySequences.count >= 4)
        for (sequence, key) in screen.keySequences {
          var decoder = InputDecoder(extra: screen.keySequences)
          #expect(decoder.decode(sequence) == [.key(key)], "\(type) \(sequence)")
        }
        screen.close()
      }
    }

    @Test func `what is no terminal is refused`() {
      #expect(throws: TerminalError.noTerminal) { _ = try TTY(path: "/dev/null") }
      #expect(throws: TerminalError.noTerminal) { _ = try TTY(path: "/nowhere") }
    }

    @Test func `links are known to the terminal, and forgotten with their text`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      var frame = Frame(size: screen.size)
      frame.draw(
        [Line([Span("see "), Span("page", Style(.ansi(4)), link: "https://x.org/a")])], in: Rect(screen.size))
      frame.cursor = Point(column: 2, row: 5)
      screen.paint(frame)
      var sent = String(decoding: terminal.update(), as: UTF8.self)
      #expect(sent.contains(";https://x.org/a\u{1B}\\\u{1B}[0;34mpage\u{1B}]8;;\u{1B}\\"))
      #expect(terminal.text == "see page")
      #expect(terminal.look(column: 4, row: 0) == "4 -")
      #expect(terminal.cursor == Point(column: 2, row: 5))

      screen.paint(frame)
      #expect(terminal.update() == [])

      var unlinked = Frame(size: screen.size)
      unlinked.draw([Line([Span("see "), Span("page", Style(.ansi(4)))])], in: Rect(screen.size))
      unlinked.cursor = frame.cursor
      screen.paint(unlinked)
      sent = String(decoding: terminal.update(), as: UTF8.self)
      #expect(sent.contains("page"))
      #expect(!sent.contains("https"))
      screen.close()
    }
  }
}
