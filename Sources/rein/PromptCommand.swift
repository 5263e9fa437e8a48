import ArgumentParser
import Harness

/// Shows what the model is told before the conversation.
struct PromptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Print the system prompt, part by part, with where each part comes from."
  )

  @Option(help: "The mode whose instructions are shown; default: the one to start in.")
  var mode: String?

  func run() throws {
    let assembly = try Assembly.orExit(Launch(mode: mode))
    var parts = assembly.instructions.parts(now: Timestamp.now)
    let mode = assembly.host.defaultMode
    if !mode.instructions.isEmpty {
      parts.append(Instructions.Part(origin: "mode \(mode.id)", text: mode.instructions))
    }
    for part in parts {
      put("=== \(part.origin), \(part.text.utf8.count) bytes\n")
      if let note = part.note { put("(\(note))\n") }
      put(part.text + "\n\n")
    }
  }
}
