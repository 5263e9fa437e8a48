import ArgumentParser
import Harness
import Providers
import Storage
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

/// Forgets the key of a provider.
struct LogoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "Forget the key that `rein login` kept.")

  @Argument(help: "The provider.")
  var provider: String

  func run() throws {
    try Keys.tellingFaults {
      let file = KeyFile(folder: Keys.folder)
      guard try file.keys()[provider] != nil else {
        throw Failure("There is no key of \(provider) in \(file.path).")
      }
      try file.set(nil, of: provider)
      put("The key of \(provider) is forgotten.\n")
    }
  }
}

/// What the two have in common.
enum Keys {
  /// Where keys are kept.
  static var folder: String {
    let database = SQLiteThreadStore.defaultPath
    return String(database[..<(database.lastIndex(of: "/") ?? database.startIndex)])
  }

  static func tellingFaults(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      complain("rein: \(error)")
      throw ExitCode(1)
    }
  }

  /// Refuses providers that are not there, or need no key.
  static func check(_ provider: String, _ environment: [String: String]) throws {
    let settings = try Settings(contentsOf: Settings.folder(environment) + "/config.toml")
    // The second name of OpenAI has the key of the first.
    let known =
      AllProviders.knownIDs.filter { $0 != "offline" && $0 != "openai-responses" }
      + settings.providers.map(\.id)
    guard known.contains(provider) else {
      throw Failure("There is no provider \(provider). There are \(known.joined(separator: ", ")).")
    }
  }

  /// The key without the blanks around it.
  static func checked(_ text: String?) throws -> String {
    let key = (text ?? "").drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
    guard !key.isEmpty else { throw Failure("No key was given; nothing was changed.") }
    guard key.allSatisfy({ $0.isASCII && $0 > " " && $0 < "\u{7F}" }) else {
      throw Failure("That has characters that no key has: was it copied whole? Nothing was changed.")
    }
    return String(key)
  }
}
