import ArgumentParser

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
