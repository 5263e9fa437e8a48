import ArgumentParser
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

  @OptionGroup var launch: Launch

  func run() throws {
    let assembly = try Assembly.orExit(launch, isBrief: prompt != nil)
    if let prompt {
      throw ExitCode(print(prompt, assembly).rawValue)
    }
    try openScreen(assembly)
  }

  private func openScreen(_ assembly: Assembly) throws {
    let environment = ProcessInfo.processInfo.environment
    let isMonochrome = assembly.settings.isMonochrome || environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let host = assembly.host
    let resourceID = assembly.resourceID
    let startsNew = launch.new
    let wanted = launch.thread
    let session = Blocking.run { await host.session(resourceID: resourceID) }
    let problem = Blocking.run { await session.open(wanted, startsNew: startsNew) }
    if let problem, wanted != nil {
      complain("rein: \(problem)")
      throw ExitCode(1)
    }
    do {
      try EventLoop.run {
        let screen = try CursesScreen(tty: TTY(), type: TerminalType(environment: environment))
        let app = App(
          session, on: screen, theme: isMonochrome ? .monochrome : Theme(),
          decoder: InputDecoder(extra: screen.keySequences))
        return app.start()
      }
    } catch {
      complain("rein: \(error)")
      throw ExitCode(1)
    }
    // The terminal may have gone away, or a signal ended the loop: keep what is not kept yet.
    Blocking.run { await session.close() }
  }

  private func print(_ prompt: String, _ assembly: Assembly) -> PrintMode.Outcome {
    var text = prompt
    if isatty(STDIN_FILENO) == 0 {
      let more = String(decoding: readAll(STDIN_FILENO), as: UTF8.self)
      if !more.isEmpty { text += "\n\n" + more }
    }
    let format = outputFormat
    let wanted = launch.thread
    let saying = text
    let host = assembly.host
    let resourceID = assembly.resourceID
    let mode = Blocking.run {
      await PrintMode(session: host.session(resourceID: resourceID), format: format)
    }
    let signals = StopSignals()
    signals.onStop { Task { await mode.interrupt() } }
    return Blocking.run { await mode.run(saying, in: wanted) }
  }
}

extension PrintMode.Format: ExpressibleByArgument {}

extension Session {
  /// Begins: opens the wanted thread, else the one of the project used last; without one, the first message makes it.
  /// - Returns: why a thread could not be opened.
  fileprivate func open(_ wanted: String?, startsNew: Bool) async -> String? {
    start()
    do {
      if let wanted {
        try await switchThread(wanted)
      } else if !startsNew, let newest = try await thread.list().first {
        try await switchThread(newest.id)
      }
      return nil
    } catch let error as ThreadLockError {
      // The screen offers what can be done.
      await tellInUse(error)
      return nil
    } catch {
      notify(Notice(.warning, "\(error) This is a new thread."))
      return "\(error)"
    }
  }
}
