/// What providers are made from.
struct ProviderMaterials: Sendable {
  /// The variables of the environment.
  var environment: [String: String] = [:]
  /// What the person set.
  var settings: [ProviderSettings] = []
  /// Keys by provider, for those whose key is not in the environment.
  var keys: [String: KeptKey] = [:]
  /// How to wait for servers.
  var transport = Transport()

  /// What the person set about a provider.
  func settings(of id: String) -> ProviderSettings {
    settings.first { $0.id == id } ?? ProviderSettings(id: id)
  }

  /// A variable; one that is set to nothing is not set.
  func variable(_ name: String) -> String? {
    environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The key of a provider and where it comes from: the first variable that is set, else the one that was kept. Without
  /// a key, what could be done about it.
  func key(of id: String, names: [String]) -> (key: KeptKey?, source: String) {
    let names = settings(of: id).keyName.map { [$0] } ?? names
    for name in names {
      if let key = variable(name) { return (.text(key), name) }
    }
    let login = "rein login \(id)"
    if let key = keys[id] { return (key, login) }
    return (nil, names.first.map { "\($0), or use `\(login)`" } ?? login)
  }
}
