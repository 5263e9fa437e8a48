import ArgumentParser
import Harness
import TUI
import Terminal

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Decides on a command or a path as a session would, and runs nothing.
struct PermissionsCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether a command would be allowed, asked about or denied, and why.",
    discussion: """
      A single word with a / or a . in it is a path, to be read and to be written.

      Exit status: 0 allowed, 1 error, 2 asked about, 3 denied.
      """)

  @Argument(
    parsing: .postTerminator,
    help: "The command, after --. Put it in quotes when it has signs of the shell: -- 'git log | head'.")
  var command: [String]

  func run() throws {
    let bench = try PermissionsBench.orExit()
    let text = command.joined(separator: " ")
    let trial = Blocking.run { await bench.trial(text) }
    let lines = PermissionsBench.text(PermissionLine.trial(trial)).split(separator: "\n")
    // What is printed may have been made to look like something else.
    let safe = lines.map { Sanitizer.prose(String($0)) + "\n" }.joined()
    write(all: "\(trial.policy.rawValue)\n\(safe)", to: STDOUT_FILENO)
    switch trial.policy {
    case .allow: return
    case .ask: throw ExitCode(2)
    case .deny: throw ExitCode(3)
    }
  }
}
