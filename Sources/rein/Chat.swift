import ArgumentParser
import Harness
import Storage
import Synchronization
import TUI
import Terminal
import Workspace

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

/// The chat, on a screen or (with `-p`) without one.
struct Chat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Open the chat (the default), or answer one prompt with -p.")

  @Option(
    name: [.short, .customLong("print")], help: "Answer this prompt without a screen; reads more from a pipe."
  )
  var prompt: String?

  @Option(help: "What -p prints: text, json or stream-json.")
  var outputFormat: PrintMode.Format = .text

  @OptionGroup var flags: LaunchFlags

  /// Seconds that a session may take to end when its program does.
  private static let patience = 2
  /// Most notes about files of rules that `-p` prints.
  private static let noteLimit = 5

  func run() throws {
    if let prompt { return try print(prompt) }
    try Chat.openScreen(flags.launch)
  }

  /// Opens the chat, and returns when the person leaves it. - Throws: `ExitCode`.
  static func openScreen(_ launch: Launch) throws {
    let assembly = try Assembly.orExit(launch)
    let environment = ProcessInfo.processInfo.environment
    let host = assembly.host
    let resourceID = assembly.resourceID
    let session = Blocking.run { await host.session(resourceID: resourceID) }
    let problem = Blocking.run { await session.open(launch) }
    if let problem, launch.thread != nil {
      complain("rein: \(problem)")
      throw ExitCode(1)
    }
    if let notice = assembly.fenceNotice { Blocking.run { await session.tell(notice) } }
    for text in assembly.commandProblems { Blocking.run { await session.notify(Notice(.warning, text)) } }
    if let rescue = assembly.rescue {
      Blocking.run { await session.notify(Notice(.warning, rescue.sentences)) }
    }
    if let words = assembly.workspace.leftBehind() {
      Blocking.run { await session.notify(Notice(.warning, words)) }
    }
    let surroundings = Surroundings(assembly, environment: environment)
    if LinearScreen.isWanted(launch, assembly.settings, environment) {
      LinearScreen.run(session, surroundings)
      Blocking.run(atMost: Chat.patience) { await session.close() }
      assembly.workspace.removeTemporaryFiles()
      return
    }
    let threads = OpenThreads(session)
    // So that the first frame shows the thread, and no second one has to.
    let first = Blocking.run { await threads.shown }
    let running = Mutex<EventLoop?>(nil)
    do {
      try EventLoop.run {
        let type = try TerminalType(environment: environment)
        let screen = try CursesScreen(tty: TTY(), type: type)
        let app = App(
          threads, on: screen, showing: first, surroundings: surroundings,
          decoder: InputDecoder(extra: screen.keySequences, seeksBursts: !type.marksPastes))
        let loop = app.start()
        running.withLock { $0 = loop }
        return loop
      }
    } catch {
      complain("rein: \(error)")
      throw ExitCode(1)
    }
    // The terminal may have gone away, or a signal ended the loop: keep what is not kept yet. A tool that does not
    // hear the stop does not keep the program.
    Blocking.run(atMost: Chat.patience) { await threads.close() }
    assembly.workspace.removeTemporaryFiles()
    let loop = running.withLock { $0 }
    if let number = UIActor.assumeIsolated({ loop?.endingSignal }) { throw ExitCode(128 + number) }
  }

  private func print(_ prompt: String) throws {
    let piped = isatty(STDIN_FILENO) == 0 ? String(decoding: readAll(STDIN_FILENO), as: UTF8.self) : ""
    guard let text = PrintMode.message(prompt: prompt, piped: piped) else {
      complain("rein: there is nothing to answer: -p has no text, and nothing came from a pipe.")
      throw ExitCode(1)
    }
    let launch = flags.launch
    let assembly = try Assembly.orExit(launch, isBrief: true)
    for note in assembly.host.configuration.permissions.notes.prefix(Chat.noteLimit) {
      complain("rein: \(Sanitizer.prose(note))")
    }
    if let rescue = assembly.rescue { complain("rein: \(rescue.sentences)") }
    let format = outputFormat
    let host = assembly.host
    let resourceID = assembly.resourceID
    let mode = Blocking.run {
      await PrintMode(session: host.session(resourceID: resourceID), format: format)
    }
    // When nobody reads any more, that is a stop like others, and not the sudden end of the process.
    signal(SIGPIPE, SIG_IGN)
    let signals = StopSignals(patience: Chat.patience) { number in
      Task { await mode.interrupt(by: number) }
    }
    let outcome = Blocking.run {
      await mode.run(text, own: prompt, in: launch.thread, mode: launch.mode, model: launch.model)
    }
    withExtendedLifetime(signals) {}
    assembly.workspace.removeTemporaryFiles()
    throw ExitCode(outcome.status)
  }
}

extension PrintMode.Format: ExpressibleByArgument {}
