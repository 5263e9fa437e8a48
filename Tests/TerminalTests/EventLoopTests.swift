import CSys
import TestSupport
import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension CursesTests {
  @UIActor
  @Suite struct Looping {
    /// What a loop told its program.
    private final class Record {
      var inputs: [Input] = []
      var frames = 0
    }

    private func loop(on screen: any Screen) -> (EventLoop, Record) {
      let loop = EventLoop(screen: screen)
      let record = Record()
      loop.onInput = { record.inputs += $0 }
      loop.onFrame = { record.frames += 1 }
      return (loop, record)
    }

    @Test func `typing reaches the program, and is painted at once`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      let (loop, record) = loop(on: screen)
      loop.begin()
      #expect(record.frames == 1)
      terminal.type("a\u{1B}[A")
      loop.onInput = {
        record.inputs += $0
        loop.requestFrame()
      }
      #expect(loop.wait())
      loop.work()
      #expect(record.inputs == [.key(Key(typed: "a")), .key(Key(.up))])
      #expect(record.frames == 2)
      screen.close()
    }

    @Test func `a lone Escape is told when nothing followed it`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      let (loop, record) = loop(on: screen)
      loop.begin()
      terminal.type("\u{1B}")
      while record.inputs.isEmpty {
        _ = loop.wait()
        loop.work()
      }
      #expect(record.inputs == [.key(Key(.escape))])
      screen.close()
    }

    @Test func `an Escape cut in two is no key`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      let (loop, record) = loop(on: screen)
      loop.begin()
      terminal.type("\u{1B}")
      _ = loop.wait()
      terminal.type("[B")
      _ = loop.wait()
      loop.work()
      #expect(record.inputs == [.key(Key(.down))])
      screen.close()
    }

    @Test func `a terminal that goes away is told once`() throws {
      let terminal = try VirtualTerminal()
      let screen = try terminal.curses()
      let (loop, record) = loop(on: screen)
      loop.begin()
      terminal.end()
      _ = loop.wait()
      loop.work()
      #expect(record.inputs == [.closed])
      loop.requestFrame()
      _ = loop.wait()
      loop.work()
      #expect(record.inputs == [.closed])
      screen.close()
    }

    @Test func `a new size is told`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      let (loop, record) = loop(on: screen)
      loop.begin()
      terminal.resize(Size(columns: 33, rows: 7))
      kill(getpid(), SIGWINCH)
      while record.inputs.isEmpty {
        _ = loop.wait()
        loop.work()
      }
      #expect(record.inputs == [.resized(Size(columns: 33, rows: 7))])
      #expect(record.frames == 2)
      screen.close()
    }

    @Test func `a size that changed while another program had the terminal is told`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      let (loop, record) = loop(on: screen)
      loop.begin()
      screen.suspend {
        terminal.resize(Size(columns: 50, rows: 5))
        kill(getpid(), SIGWINCH)
      }
      while record.inputs.isEmpty {
        _ = loop.wait()
        loop.work()
      }
      #expect(record.inputs == [.resized(Size(columns: 50, rows: 5))])
      #expect(screen.size == Size(columns: 50, rows: 5))
      screen.close()
    }

    @Test func `the program is stopped by the screen, and painted when it goes on`() {
      let screen = MemoryScreen()
      let (loop, record) = loop(on: screen)
      loop.begin()
      loop.suspendProcess()
      #expect(screen.acts == [.stopped])
      while record.frames < 2 {
        _ = loop.wait()
        loop.work()
      }
    }

    @Test func `frames asked for in a stream of changes come no faster than screens show them`() {
      let screen = MemoryScreen()
      let (loop, record) = loop(on: screen)
      let clock = ContinuousClock()
      let start = clock.now
      loop.begin()
      for _ in 0..<5 {
        let before = record.frames
        loop.requestFrame()
        while record.frames == before {
          _ = loop.wait()
          loop.work()
        }
      }
      #expect(record.frames == 6)
      #expect(clock.now - start >= EventLoop.frameInterval * 5)
    }

    @Test func `with nothing to do it sleeps until something happens`() throws {
      let terminal = try VirtualTerminal()
      defer { terminal.end() }
      let screen = try terminal.curses()
      let (loop, record) = loop(on: screen)
      loop.begin()
      #expect(record.frames == 1)
      #expect(loop.timeout() == -1)
      loop.requestFrame(after: .seconds(60))
      #expect((30_000...60_000).contains(loop.timeout()))
      loop.requestFrame(after: .seconds(90))
      #expect(loop.timeout() <= 60_000)
      screen.close()
    }

    @Test func `nothing is painted while the terminal is busy`() {
      let screen = MemoryScreen()
      let (loop, record) = loop(on: screen)
      screen.isBusy = true
      loop.begin()
      #expect(record.frames == 0)
      screen.isBusy = false
      loop.work()
      #expect(record.frames == 1)
    }

    @Test func `many may publish at once, and the last word is heard`() async {
      let mailbox = Mailbox(-1)
      _ = UIActor.executor.takeFrameRequest()
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<8 {
          group.addTask {
            for value in 0..<2000 { mailbox.publish(value) }
          }
        }
        for _ in 0..<2000 where UIActor.executor.takeFrameRequest() { #expect(mailbox.latest() >= 0) }
        await group.waitForAll()
      }
      mailbox.publish(9999)
      #expect(mailbox.latest() == 9999)
    }

    @Test func `a mailbox keeps the newest value and asks for one frame`() async {
      let screen = MemoryScreen()
      let (loop, record) = loop(on: screen)
      loop.begin()
      let mailbox = Mailbox(0)
      for value in 1...1000 { mailbox.publish(value) }
      while record.frames < 2 {
        _ = loop.wait()
        loop.work()
      }
      #expect(mailbox.latest() == 1000)
      #expect(!UIActor.executor.takeFrameRequest())
      mailbox.publish(7)
      #expect(UIActor.executor.takeFrameRequest())
      #expect(mailbox.latest() == 7)
    }
  }
}
