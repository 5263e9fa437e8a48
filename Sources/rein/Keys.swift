import ArgumentParser
import Providers
import Storage

/// What logging in and out have in common.
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
