import Harness

/// The one list of providers: a new one is a folder of its own and a line here.
public enum AllProviders {
  /// Ids of the providers that need no settings.
  public static var knownIDs: [String] { ["anthropic"] + presets.map(\.id) + ["offline"] }

  /// Variables of the environment a known provider's key may be in, the first first; none for an unknown one.
  public static func keyNames(of id: String) -> [String] {
    id == "anthropic"
      ? ["ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN"] : presets.first { $0.id == id }?.keyNames ?? []
  }

  /// The variable of the environment a known provider's address may be in.
  public static func addressName(of id: String) -> String? {
    id == "anthropic" ? "ANTHROPIC_BASE_URL" : presets.first { $0.id == id }?.addressName
  }

  private static var presets: [ChatPreset] { [.openAI] + ChatPreset.others }

  /// All providers, the one that works without any setting last. Each is there, so that naming one of its models
  /// says what is missing; each lists models only when it may have some.
  ///
  /// - Parameters:
  ///   - environment: read are the keys and addresses that `docs/configuration.md` lists, `SSL_CERT_FILE`
  ///     (certificates to trust in place of the system's) and `REIN_OFFLINE_DELAY_MS` (milliseconds a word of the
  ///     offline guide takes; 12 when it is missing or no number). Proxies are read by libcurl from the program's
  ///     environment.
  ///   - settings: what the person set, for known providers and for others.
  ///   - keys: keys by provider, for those whose key is not in the environment.
  public static func make(
    environment: [String: String], settings: [ProviderSettings] = [], keys: [String: KeptKey] = [:]
  ) -> [any ModelProvider] {
    var transport = Transport()
    transport.certificates = environment["SSL_CERT_FILE"]
    let materials = ProviderMaterials(
      environment: environment, settings: settings, keys: keys, transport: transport)
    let chat = presets.map { ChatProvider($0, materials) }
    let others = settings.filter { !knownIDs.contains($0.id) }.map { own($0, materials) }
    let delay = environment["REIN_OFFLINE_DELAY_MS"].flatMap(Int.init).map {
      Duration.milliseconds(max(0, $0))
    }
    let offline = delay.map { OfflineProvider(delay: $0) } ?? OfflineProvider()
    return [AnthropicProvider(materials)] + others + chat + [offline]
  }

  private static func own(_ settings: ProviderSettings, _ materials: ProviderMaterials) -> any ModelProvider {
    if settings.speaks == .anthropic { return AnthropicProvider(materials, id: settings.id) }
    let preset = ChatPreset(
      settings.id, .own(settings.url ?? ""), address: "providers.\(settings.id).url",
      responses: settings.speaks == .responses ? .always : .never)
    return ChatProvider(preset, materials)
  }
}
