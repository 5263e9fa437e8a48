import ArgumentParser
import Harness
import TUI
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The chat, on a screen or (with `-p`) without one.
struct Chat: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chat", abstract: "Open the chat (the default), or answer one prompt with -p.")

  @Option(name: [.short, .customLong("print")], help: "Answer this prompt without a screen; reads more from a pipe.")
  var prompt: String?

  @Option(help: "What -p prints: text, json or stream-json.")
  var outputFormat: PrintMode.Format = .text

  @OptionGroup var launch: Launch

  func run() throws {
    let assembly = try Assembly.orExit(launch)
    if let prompt {
      throw ExitCode(print(prompt, assembly).rawValue)
    }
    try openScreen(assembly)
  }

  private func openScreen(_ assembly: Assembly) throws {
    throw ExitCode(1)
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
    let signals = StopSignals()
    return Blocking.run {
      let session = await assembly.host.session(resourceID: assembly.resourceID)
      let mode = await PrintMode(session: session, format: format)
      signals.onStop { Task { await mode.interrupt() } }
      if let wanted {
        do {
          try await session.switchThread(wanted)
        } catch {
          complain("rein: \(error)")
          return .failed
        }
      }
      return await mode.run(saying)
    }
  }
}

extension PrintMode.Format: ExpressibleByArgument {}
