import ArgumentParser
import Harness
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

/// Shows what the model is told before the conversation.
struct PromptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Print the system prompt, part by part, with where each part comes from."
  )

  @Option(help: "The mode whose instructions are shown; default: the one to start in.")
  var mode: String?

  func run() throws {
    let launch = try Launch.parse(mode.map { ["--mode", $0] } ?? [])
    let assembly = try Assembly.orExit(launch)
    var parts = assembly.instructions.parts(now: Timestamp.now)
    let mode = assembly.host.defaultMode
    if !mode.instructions.isEmpty {
      parts.append(Instructions.Part(origin: "mode \(mode.id)", text: mode.instructions))
    }
    let isTerminal = isatty(STDOUT_FILENO) == 1
    for part in parts {
      put("=== \(part.origin), \(part.text.utf8.count) bytes", isTerminal)
      if let note = part.note { put("(\(note))", isTerminal) }
      put(part.text + "\n", isTerminal)
    }
  }

  private func put(_ text: String, _ isTerminal: Bool) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let safe = isTerminal ? lines.map { Sanitizer.prose(String($0)) }.joined(separator: "\n") : text
    write(all: safe + "\n", to: STDOUT_FILENO)
  }
}
