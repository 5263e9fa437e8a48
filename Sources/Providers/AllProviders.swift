import Harness

/// The one list of providers: a new one is a folder of its own and a line here.
public enum AllProviders {
  /// All providers, the one that works without any setting last.
  ///
  /// - Parameter environment: read are `ANTHROPIC_BASE_URL`, `ANTHROPIC_API_KEY`, `ANTHROPIC_AUTH_TOKEN`,
  ///   `OPENAI_BASE_URL`, `OPENAI_API_KEY`, `SSL_CERT_FILE` (certificates to
  ///   trust in place of the system's) and `REIN_OFFLINE_DELAY_MS` (milliseconds a word of the offline guide
  ///   takes; 12 when it is missing or no number). Proxies are read by libcurl from the program's environment.
  public static func make(environment: [String: String]) -> [any ModelProvider] {
    let delay = environment["REIN_OFFLINE_DELAY_MS"].flatMap(Int.init).map {
      Duration.milliseconds(max(0, $0))
    }
    return [
      AnthropicProvider(
        baseURL: environment["ANTHROPIC_BASE_URL"], key: environment["ANTHROPIC_API_KEY"],
        token: environment["ANTHROPIC_AUTH_TOKEN"], certificates: environment["SSL_CERT_FILE"]),
      OpenAIProvider(
        baseURL: environment["OPENAI_BASE_URL"], key: environment["OPENAI_API_KEY"],
        certificates: environment["SSL_CERT_FILE"]),
      delay.map { OfflineProvider(delay: $0) } ?? OfflineProvider(),
    ]
  }
}
