import ArgumentParser
import Providers
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

/// Keeps the key of a provider.
struct LoginCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "login", abstract: "Keep the key of a provider in a file only you can read.",
    discussion: """
      The key is asked for without showing it, or read from a pipe. It is never an argument: those can be seen by \
      others. A variable of the environment (OPENAI_API_KEY) goes before it.
      """)

  @Argument(help: "The provider: openai, anthropic, openrouter, ... or one of the configuration.")
  var provider: String

  func run() throws {
    try Keys.tellingFaults {
      let environment = ProcessInfo.processInfo.environment
      try Keys.check(provider, environment)
      let file = KeyFile(folder: Keys.folder)
      let line =
        isatty(STDIN_FILENO) == 1
        ? HiddenLine.ask("Key for \(provider) (it is not shown): ")
        : String(decoding: readAll(STDIN_FILENO), as: UTF8.self).split(whereSeparator: \.isNewline).first
          .map(String.init)
      let key = try Keys.checked(line)
      try file.set(key, of: provider)
      put("Kept in \(file.path).\n")
      if let name = AllProviders.keyNames(of: provider).first(where: { environment[$0]?.isEmpty == false }) {
        put("\(name) is set in the environment and goes before it.\n")
      }
    }
  }
}
