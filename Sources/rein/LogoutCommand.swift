import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Forgets the key of a provider.
struct LogoutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "logout", abstract: "Forget the key that `rein login` kept.")

  @Argument(help: "The provider.")
  var provider: String

  func run() throws {
    try Keys.tellingFaults {
      let file = KeyFile(folder: Keys.folder)
      guard let entry = try file.entries()[provider] else {
        throw Failure("There is no key of \(provider) in \(file.path).")
      }
      let isGone =
        entry != .inKeyring
        || Keyring.here(ProcessInfo.processInfo.environment)?.forget(provider) == true
      try file.set(nil, of: provider)
      put("The key of \(provider) is forgotten.\n")
      if !isGone {
        put("The keyring may still have it, as “rein: \(provider)”: it was not to be had from here.\n")
      }
    }
  }
}
