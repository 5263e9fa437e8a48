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
    commandName: "login",
    abstract: "Keep the key of a provider: in the keyring, or in a file only you can read.",
    discussion: """
      The key is asked for without showing it, or read from a pipe. It is never an argument: those can be seen by \
      others. A variable of the environment (OPENAI_API_KEY) goes before it.

      Where the desktop has a keyring (secret-tool of libsecret-tools, or that of macOS), the key is kept there, else in \
      a file of yours that nobody else can read.
      """)

  @Argument(help: "The provider: openai, anthropic, openrouter, ... or one of the configuration.")
  var provider: String

  @Flag(help: "Keep it in the file, also where there is a keyring.")
  var file = false

  func run() throws {
    try Keys.tellingFaults {
      let environment = ProcessInfo.processInfo.environment
      try Keys.check(provider, environment)
      let kept = KeyFile(folder: Keys.folder)
      let keyring = Keyring.here(environment)
      let line =
        isatty(STDIN_FILENO) == 1
        ? HiddenLine.ask("Key for \(provider) (it is not shown): ")
        : String(decoding: readAll(STDIN_FILENO), as: UTF8.self).split(whereSeparator: \.isNewline).first
          .map(String.init)
      let key = try Keys.checked(line)
      if !file, let keyring, keyring.keep(key, of: provider) {
        try kept.set(.inKeyring, of: provider)
        put("Kept in the keyring (\(keyring.program.rawValue)).\n")
      } else {
        if !file, keyring != nil { put("The keyring did not take it: is it locked?\n") }
        if try kept.entries()[provider] == .inKeyring { _ = keyring?.forget(provider) }
        try kept.set(.key(key), of: provider)
        put("Kept in \(kept.path), which only you can read.\n")
      }
      if let name = AllProviders.keyNames(of: provider).first(where: { environment[$0]?.isEmpty == false }) {
        put("\(name) is set in the environment and goes before it.\n")
      }
    }
  }
}
