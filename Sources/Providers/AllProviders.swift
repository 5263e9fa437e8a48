import Harness

/// The one list of providers: a new one is a folder of its own and a line here.
public enum AllProviders {
  /// All providers, the one that works without any setting last. Each is there, so that naming one of its models
  /// says what is missing; each lists models only when it may have some.
  ///
  /// - Parameter environment: read are the keys and addresses that `docs/configuration.md` lists, `SSL_CERT_FILE`
  ///   (certificates to trust in place of the system's) and `REIN_OFFLINE_DELAY_MS` (milliseconds a word of the
  ///   offline guide takes; 12 when it is missing or no number). Proxies are read by libcurl from the program's
  ///   environment.
  public static func make(environment: [String: String]) -> [any ModelProvider] {
    var transport = Transport()
    transport.certificates = environment["SSL_CERT_FILE"]
    let anthropic = AnthropicProvider(
      baseURL: environment["ANTHROPIC_BASE_URL"], key: environment["ANTHROPIC_API_KEY"],
      token: environment["ANTHROPIC_AUTH_TOKEN"], transport: transport)
    let chat = ([.openAI] + ChatPreset.others).map {
      ChatProvider($0, environment: environment, transport: transport)
    }
    let delay = environment["REIN_OFFLINE_DELAY_MS"].flatMap(Int.init).map {
      Duration.milliseconds(max(0, $0))
    }
    let offline = delay.map { OfflineProvider(delay: $0) } ?? OfflineProvider()
    return [anthropic] + chat + [offline]
  }
}
