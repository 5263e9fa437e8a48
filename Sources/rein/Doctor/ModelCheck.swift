import Harness
import Providers

/// Which providers can answer.
struct ModelCheck {
  var models: [ModelInfo]
  /// The providers there are, in their order.
  var providers: [String]
  /// Those the person did something for: a key, a section of the configuration.
  var wanted: Set<String>
  /// The model a start takes.
  var chosen: String?

  /// Seconds for all providers together.
  private static let patience = 15

  /// Asks the providers of a program that is put together.
  static func findings(_ assembly: Assembly, _ environment: [String: String]) -> [Finding] {
    let host = assembly.host
    guard let models = Blocking.run(atMost: patience, { await host.models() }) else {
      return [
        Finding(.doubtful, "models", "were not listed within \(patience) seconds; `rein models` waits longer")
      ]
    }
    let kept = (try? KeyFile(folder: Keys.folder).entries()) ?? [:]
    // The second name of OpenAI has the key of the first.
    let providers = host.configuration.providers.map(\.id).filter { $0 != "openai-responses" }
    let wanted = providers.filter { id in
      kept[id] != nil || assembly.settings.providers.contains { $0.id == id }
        || AllProviders.keyNames(of: id).contains { environment[$0]?.isEmpty == false }
    }
    return ModelCheck(
      models: models, providers: providers, wanted: Set(wanted),
      chosen: host.configuration.modelID ?? host.defaultMode.defaultModelID
    ).findings
  }

  var findings: [Finding] { start + providers.map(finding) }

  private var start: [Finding] {
    guard let chosen else { return [] }
    // A model that is in no list may be there all the same: not every server lists what it has.
    if let reason = models.first(where: { $0.id == chosen })?.unavailable {
      return [Finding(.broken, "model", "\(chosen) cannot be used: \(reason)")]
    }
    let isAlone = !models.contains { $0.unavailable == nil && !$0.id.hasPrefix("offline/") }
    guard isAlone else { return [Finding(.good, "model", chosen)] }
    return [
      Finding(
        .doubtful, "model",
        "\(chosen); only the built-in guide is ready: `rein login PROVIDER` keeps a key, a server on this machine "
          + "is found by itself")
    ]
  }

  private func finding(_ provider: String) -> Finding {
    let own = models.filter { $0.id.hasPrefix(provider + "/") }
    let ready = own.count { $0.unavailable == nil }
    let subject = "  " + provider
    if ready > 0 { return Finding(.good, subject, ready == 1 ? "1 model" : "\(ready) models") }
    let isWanted = wanted.contains(provider)
    return Finding(
      isWanted ? .doubtful : .absent, subject,
      own.lazy.compactMap(\.unavailable).first ?? (isWanted ? "lists no models" : "not set up"))
  }
}
