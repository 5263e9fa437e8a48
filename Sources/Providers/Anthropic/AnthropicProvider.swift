import Harness

/// Anthropic, or any server that speaks its messages.
public struct AnthropicProvider: ModelProvider {
  /// The address that is used when no other is given.
  public static let defaultBaseURL = "https://api.anthropic.com"

  /// `anthropic`.
  public let id = "anthropic"

  private let server: Result<ModelServer, ProviderError>
  private let traits = SharedMessagesTraits()
  private let list: ModelList

  /// A provider.
  ///
  /// - Parameters:
  ///   - baseURL: where the server is, with or without `/v1`; `nil` or empty is Anthropic itself. What is not an
  ///     address makes every request fail with a sentence that says so.
  ///   - key: the key; Anthropic itself needs one.
  ///   - token: sent as a bearer in place of a key, as gateways want it; a key goes before it.
  init(baseURL: String?, key: String?, token: String?, transport: Transport) {
    let given = baseURL.flatMap { $0.isEmpty ? nil : $0 }
    server = Self.server(given ?? Self.defaultBaseURL, key, token, transport)
    list = ModelList(
      prefix: id, example: "claude-sonnet-4-5", keepsOnlyChat: false, path: "/v1/models?limit=1000")
  }

  private static func server(
    _ address: String, _ key: String?, _ token: String?, _ transport: Transport
  ) -> Result<ModelServer, ProviderError> {
    do throws(ProviderError) {
      let endpoint = try Endpoint(address, setting: "ANTHROPIC_BASE_URL", without: ["/messages", "/v1"])
      let key = try ModelServer.key(key, setting: "ANTHROPIC_API_KEY")
      let token = try ModelServer.key(token, setting: "ANTHROPIC_AUTH_TOKEN")
      if key == nil, token == nil, endpoint.host == "api.anthropic.com" {
        throw ProviderError(.authentication, "no key: set ANTHROPIC_API_KEY")
      }
      return .success(
        ModelServer(
          endpoint: endpoint, key: key ?? token,
          keyName: key == nil && token != nil ? "ANTHROPIC_AUTH_TOKEN" : "ANTHROPIC_API_KEY",
          addressName: "ANTHROPIC_BASE_URL", transport: transport,
          keyHeader: key == nil ? .bearer : .named("x-api-key"),
          headers: [.init("anthropic-version", "2023-06-01")], addressHint: ""))
    } catch {
      return .failure(error)
    }
  }

  /// The models the server lists, asked at most once a minute. One that says why, when the key or the address
  /// is missing or wrong; none when the server does not answer within 5 s.
  public func models() async -> [ModelInfo] {
    switch server {
    case .success(let server): await list.models(of: server)
    case .failure(let error): [list.unavailable(error.message)]
    }
  }

  /// Answers a request; see `ModelProvider`. A failed request is repeated up to four times, with a notice, as
  /// long as nothing of an answer was seen; a turn the server pauses is continued.
  public func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
    switch server {
    case .success(let server):
      ModelAnswer.stream(MessagesDialect(server: server, provider: id, traits: traits), request)
    case .failure(let error): AsyncThrowingStream { throw error }
    }
  }
}
