import Dispatch
import Harness
import Providers

/// The keys that `rein login` kept, as providers take them.
struct KeptKeys: Sendable {
  /// By provider.
  let all: [String: KeptKey]
  /// Those that must not be in anything rein writes.
  let secrets: Secrets

  /// - Parameter secrets: gets each key, those of the keyring when they are first needed.
  /// - Throws: `Failure` when the file cannot be read.
  init(_ file: KeyFile, _ environment: [String: String], secrets: Secrets) throws {
    self.secrets = secrets
    var all: [String: KeptKey] = [:]
    for (provider, entry) in try file.entries() {
      switch entry {
      case .key(let key):
        secrets.add(key)
        all[provider] = .text(key)
      case .inKeyring:
        all[provider] = .late(
          LateKey {
            let found = await Self.ask(provider, environment)
            if case .success(let key) = found { secrets.add(key) }
            return found
          })
      }
    }
    self.all = all
  }

  private static func ask(
    _ provider: String, _ environment: [String: String]
  ) async -> Result<String, ProviderError> {
    guard let keyring = Keyring.here(environment) else {
      return .failure(
        ProviderError(
          .authentication,
          "the key is in the keyring of the desktop, which is not to be had here: set it in the environment, or use "
            + "`rein login --file \(provider)`"))
    }
    let key = await withCheckedContinuation { done in
      DispatchQueue(label: "rein.keyring").async { done.resume(returning: keyring.key(of: provider)) }
    }
    return key.map { .success($0) }
      ?? .failure(
        ProviderError(
          .authentication,
          "the keyring gave no key: unlock it and ask again, or use `rein login \(provider)`"))
  }
}
