import Harness

/// OpenAI, or any server that speaks its chat completions: a gateway, or a program on this machine.
public struct OpenAIProvider: ModelProvider {
  /// The address that is used when no other is given.
  public static let defaultBaseURL = "https://api.openai.com/v1"

  /// `openai`.
  public let id = "openai"

  private let server: Result<ModelServer, ProviderError>
  private let traits: SharedTraits
  private let list: ModelList

  /// A provider.
  ///
  /// - Parameters:
  ///   - baseURL: where the server is, up to and with its `/v1`; `nil` or empty is OpenAI itself. What is not an
  ///     address makes every request fail with a sentence that says so.
  ///   - key: the key; needed for OpenAI itself.
  ///   - certificates: a file of certificates to trust in place of the system's.
  public init(baseURL: String? = nil, key: String? = nil, certificates: String? = nil) {
    var transport = Transport()
    transport.certificates = certificates
    self.init(baseURL: baseURL, key: key, transport: transport)
  }

  init(baseURL: String?, key: String?, transport: Transport) {
    let given = baseURL.flatMap { $0.isEmpty ? nil : $0 }
    server = Self.server(given ?? Self.defaultBaseURL, key: key, transport)
    let isOpenAI = (try? server.get().endpoint.host) == Self.openAIHost
    traits = SharedTraits(ServerTraits(lengthField: isOpenAI ? .maxCompletionTokens : .maxTokens))
    list = ModelList(prefix: id, example: Self.exampleModel, keepsOnlyChat: isOpenAI)
  }

  private static let openAIHost = "api.openai.com"
  private static let exampleModel = "gpt-5"

  private static func server(_ address: String, key: String?, _ transport: Transport) -> Result<
    ModelServer, ProviderError
  > {
    do throws(ProviderError) {
      let endpoint = try Endpoint(address, setting: "OPENAI_BASE_URL")
      let key = try ModelServer.key(key, setting: "OPENAI_API_KEY")
      if key == nil, endpoint.host == openAIHost {
        throw ProviderError(.authentication, "no key: set OPENAI_API_KEY")
      }
      return .success(
        ModelServer(
          endpoint: endpoint, key: key, keyName: "OPENAI_API_KEY", addressName: "OPENAI_BASE_URL",
          transport: transport))
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
  /// long as nothing of an answer was seen.
  public func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
    switch server {
    case .success(let server): ModelAnswer.stream(ChatDialect(server: server, traits: traits), request)
    case .failure(let error): AsyncThrowingStream { throw error }
    }
  }
}
