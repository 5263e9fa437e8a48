import ArgumentParser
import Dispatch
import Harness
import TUI
import Terminal

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The chat in lines: no screen is taken, nothing is painted anew.
enum LinearScreen {
  /// Seconds that the session may take to end.
  private static let patience = 2

  /// Whether it is wanted: by flag, configuration, or the variable that other programs go by as well.
  static func isWanted(_ launch: Launch, _ settings: Settings, _ environment: [String: String]) -> Bool {
    launch.isLinear || settings.look.isLinear
      || environment["ACCESSIBLE"].map { !$0.isEmpty && $0 != "0" } ?? false
  }

  /// Runs until the person leaves.
  static func run(_ session: Session, _ surroundings: Surroundings) {
    // A program that reads through a pipe gets lines as they come; it types nothing.
    let keys = isatty(STDOUT_FILENO) == 1 ? KeyByKey() : nil
    let terminal = LineTerminal()
    let chat = Blocking.run { @HarnessActor in
      LinearChat(session, surroundings: surroundings, columns: columns) { terminal.tell($0) }
    }
    signal(SIGPIPE, SIG_IGN)
    let interrupts = StopSignals([SIGINT], patience: nil) { _ in Task { await chat.interrupt() } }
    let stops = keys.map { keys in StopSignals([SIGTSTP], patience: nil) { _ in keys.stop() } }
    let ends = StopSignals([SIGTERM, SIGHUP], patience: patience) { number in
      Task {
        await session.close()
        exit(128 + number)
      }
    }
    keys?.begin()
    Blocking.run { await chat.start() }
    var input = LineInput(keys == nil ? nil : terminal)
    var stays = true
    while stays {
      switch input.next() {
      case .line(let line):
        stays = Blocking.run {
          await chat.take(line.text, isPasted: line.isPasted, isUnheard: line.isUnheard)
        }
      case .leave: stays = Blocking.run { await chat.take("/quit") }
      case .pause:
        terminal.wait()
        Blocking.run { await chat.passTime() }
      case .over: stays = false
      }
    }
    // What came through a pipe is answered before its end is the end.
    if isatty(STDIN_FILENO) == 0 { Blocking.run { await session.settled() } }
    terminal.tell("Leaving.")
    terminal.drain(atMost: patience)
    keys?.end()
    withExtendedLifetime((interrupts, stops, ends)) {}
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
