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
    let chat = Blocking.run { @HarnessActor in
      LinearChat(session, surroundings: surroundings, columns: columns) { put($0 + "\n") }
    }
    signal(SIGPIPE, SIG_IGN)
    let interrupts = StopSignals([SIGINT], patience: nil) { _ in Task { await chat.interrupt() } }
    let ends = StopSignals([SIGTERM, SIGHUP], patience: patience) { number in
      Task {
        await session.close()
        exit(128 + number)
      }
    }
    Blocking.run { await chat.start() }
    var input = LineInput()
    while let (text, isPasted) = input.next() {
      guard Blocking.run({ await chat.take(text, isPasted: isPasted) }) else { break }
    }
    // What came through a pipe is answered before its end is the end.
    if isatty(STDIN_FILENO) == 0 { Blocking.run { await session.settled() } }
    put("Leaving.\n")
    withExtendedLifetime((interrupts, ends)) {}
  }

  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
