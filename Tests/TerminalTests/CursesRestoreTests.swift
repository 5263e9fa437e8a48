import CSys
import Terminal
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension CursesTests {
  /// The terminal is given back as it was found.
  @UIActor
  @Suite struct Restoring {
    private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test func `closing takes everything back in the opposite order`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let found = (terminal.lineModes, terminal.state)
      let screen = try terminal.curses()
      screen.captureMouse(true)
      screen.setTitle("rein")
      var frame = Frame(size: screen.size)
      frame.draw([Line([Span("x", Style(.ansi(1), [.bold]))])], in: Rect(screen.size))
      screen.paint(frame)
      terminal.update()
      #expect(terminal.lineModes != found.0)
      #expect(terminal.state.isAlternate)
      #expect(terminal.state.mouse != 0)

      screen.close()
      screen.close()
      let sent = text(terminal.update())
      #expect(terminal.lineModes == found.0)
      var expected = found.1
      expected.titles = terminal.state.titles
      #expect(terminal.state == expected)
      let raw = text(terminal.raw)
      for (on, off) in [
        ("\u{1B}[?2004h", "\u{1B}[?2004l"), ("\u{1B}[?1004h", "\u{1B}[?1004l"),
        ("\u{1B}[>4;1m", "\u{1B}[>4m"),
        ("\u{1B}[>1u", "\u{1B}[<u"), ("\u{1B}[?1006h", "\u{1B}[?1006l"), ("\u{1B}[22;2t", "\u{1B}[23;2t"),
        ("\u{1B}[?1049h", "\u{1B}[?1049l"),
      ] {
        #expect(raw.contains(on))
        #expect(sent.contains(off))
      }
      // Terminals keep keyboard modes for each screen: push after entering it, pop before leaving it.
      let pushed = try #require(raw.firstRange(of: "\u{1B}[>1u"))
      let entered = try #require(raw.firstRange(of: "\u{1B}[?1049h"))
      #expect(entered.lowerBound < pushed.lowerBound)
      let popped = try #require(sent.firstRange(of: "\u{1B}[<u"))
      let left = try #require(sent.firstRange(of: "\u{1B}[?1049l"))
      #expect(popped.lowerBound < left.lowerBound)
    }

    @Test func `without a second screen the shell goes on in an empty row`() throws {
      for name in ["linux", "vt100"] {
        let terminal = try VirtualTerminal()
        defer { terminal.end() }
        let screen = try terminal.curses(["TERM": name])
        var frame = Frame(size: screen.size)
        frame.draw([Line("last")], in: Rect(screen.size))
        screen.paint(frame)
        terminal.update()
        screen.close()
        #expect(text(terminal.update()).hasSuffix("\r\u{1B}[K"), "\(name)")
      }
    }

    @Test func `another program finds the terminal as it was, and then it is ours again`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let found = (terminal.lineModes, terminal.state)
      let screen = try terminal.curses()
      var frame = Frame(size: screen.size)
      frame.draw(["ours"], in: Rect(screen.size))
      screen.paint(frame)
      terminal.update()
      screen.suspend {
        terminal.update()
        #expect(terminal.lineModes == found.0)
        #expect(terminal.state == found.1)
        terminal.feed(Array("their text\u{1B}[31m".utf8))
      }
      terminal.update()
      #expect(terminal.state.isAlternate)
      #expect(terminal.lineModes != found.0)
      screen.paint(frame)
      terminal.update()
      #expect(terminal.text == "ours")
      #expect(terminal.look(column: 0, row: 0) == "- -")
      screen.resume()
      screen.paint(frame)
      let again = text(terminal.update())
      #expect(again.contains("\u{1B}[>1u"))
      #expect(terminal.text == "ours")
      #expect(terminal.state.isAlternate)
      screen.close()
      terminal.update()
      #expect(terminal.lineModes == found.0)
      #expect(!terminal.state.isAlternate)
    }

    @Test func `a screen that could not be made leaves the terminal alone`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let found = terminal.lineModes
      // A printer: known, but without cursor movement.
      let type = try TerminalType(environment: ["TERM": "dumb-emacs-ansi"])
      let tty = try terminal.tty()
      if let screen = try? CursesScreen(tty: tty, type: type) { screen.close() }
      #expect(terminal.lineModes == found)
    }

    @Test func `the clipboard gets base64`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      terminal.update()
      for (given, encoded) in [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("héy\n", "aMOpeQo="),
      ] {
        #expect(screen.copyToClipboard(given))
        #expect(text(terminal.update()) == "\u{1B}]52;c;\(encoded)\u{07}")
      }
      screen.bell()
      terminal.update()
      #expect(terminal.state.bells == 1)
      screen.close()
    }

    @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTERM, 0])
    func `a process that dies puts the terminal right`(_ signal: Int32) async throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let found = terminal.lineModes
      let path = try #require(terminal.path)
      let expected: ExitTest.Condition = signal == 0 ? .exitCode(3) : .signal(signal)
      await #expect(processExitsWith: expected) { [path = path as String, signal = signal as Int32] in
        await Self.die(on: path, by: signal)
      }
      let sent = text(terminal.update())
      #expect(sent.contains("\u{1B}[?1049h"))
      #expect(sent.contains("\u{1B}[<u"))
      #expect(sent.contains("\u{1B}[?2004l"))
      #expect(terminal.lineModes == found)
      #expect(!terminal.state.isAlternate)
      #expect(terminal.state.isCursorShown)
    }

    @Test func `Ctrl+C in another program is not for us`() async throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let path = try #require(terminal.path)
      await #expect(processExitsWith: .exitCode(7)) { [path = path as String] in
        await Self.lend(path)
      }
    }

    private static func lend(_ path: String) {
      guard let tty = try? TTY(path: path),
        let type = try? TerminalType(environment: ["TERM": "xterm-256color"]),
        let screen = try? CursesScreen(tty: tty, type: type)
      else { return }
      unblockSignals()
      screen.suspend {
        raise(SIGINT)
        raise(SIGQUIT)
        raise(SIGCONT)
      }
      exit(csys_signals_take() == 0 ? 7 : 1)
    }

    /// Threads of the runtime block most signals; the main thread of a program does not.
    private static func unblockSignals() {
      var none = sigset_t()
      sigemptyset(&none)
      pthread_sigmask(SIG_SETMASK, &none, nil)
    }

    private static func die(on path: String, by signal: Int32) {
      guard let tty = try? TTY(path: path),
        let type = try? TerminalType(environment: ["TERM": "xterm-256color"]),
        let screen = try? CursesScreen(tty: tty, type: type)
      else { return }
      screen.setTitle("about to die")
      if signal == 0 { exit(3) }
      unblockSignals()
      raise(signal)
      // The first request to end waits for the loop, which will not come; the second does not wait.
      if signal == SIGTERM { raise(signal) }
    }
  }
}
