import Harness

/// Anthropic, or any server that speaks its messages.
public struct AnthropicProvider: ModelProvider {
  /// The address that is used when no other is given.
  public static let defaultBaseURL = "https://api.anthropic.com"

  /// `anthropic`, or the id of another server of that kind.
  public let id: String

  private let server: Result<ModelServer, ProviderError>
  private let settings: ProviderSettings
  private let isUsual: Bool
  private let traits: SharedTraits<MessagesTraits>
  private let list: ModelList

  /// A provider with what the environment and the settings say about it.
  ///
  /// The address may be given with or without `/v1`; what is not an address makes every request fail with a sentence that
  /// says so. Anthropic itself needs a key. `ANTHROPIC_AUTH_TOKEN` is sent as a bearer, as gateways want it; a key goes
  /// before it.
  init(_ materials: ProviderMaterials, id: String = "anthropic") {
    self.id = id
    settings = materials.settings(of: id)
    server = Self.server(id, settings, materials)
    isUsual = (try? server.get().endpoint.host) == "api.anthropic.com"
    traits = SharedTraits(MessagesTraits(quirks: settings.quirks))
    list = ModelList(
      prefix: id, example: "claude-sonnet-4-5", keepsOnlyChat: false, path: "/v1/models?limit=1000")
  }

  private static func server(
    _ id: String, _ settings: ProviderSettings, _ materials: ProviderMaterials
  ) -> Result<ModelServer, ProviderError> {
    let isKnown = id == "anthropic"
    let ownName = "providers.\(id).url"
    let variable = isKnown ? materials.variable("ANTHROPIC_BASE_URL") : nil
    let addressName = variable == nil && settings.url != nil ? ownName : "ANTHROPIC_BASE_URL"
    let (found, source) = materials.key(of: id, names: isKnown ? ["ANTHROPIC_API_KEY"] : [])
    let token = isKnown && found == nil ? materials.variable("ANTHROPIC_AUTH_TOKEN") : nil
    do throws(ProviderError) {
      let endpoint = try Endpoint(
        variable ?? settings.url ?? defaultBaseURL, setting: addressName, without: ["/messages", "/v1"])
      let key = try ModelServer.key(found, setting: source)
      let bearer = try ModelServer.key(token, setting: "ANTHROPIC_AUTH_TOKEN")
      if key == nil, bearer == nil, found?.late == nil, endpoint.host == "api.anthropic.com" {
        throw ProviderError(.authentication, "no key: set \(source)")
      }
      return .success(
        ModelServer(
          endpoint: endpoint, key: key ?? bearer, lateKey: found?.late,
          keyName: bearer == nil ? source : "ANTHROPIC_AUTH_TOKEN", addressName: addressName,
          transport: materials.transport, keyHeader: bearer == nil ? .named("x-api-key") : .bearer,
          headers: [.init("anthropic-version", "2023-06-01")]
            + settings.headerLines(materials.environment), addressHint: ""))
    } catch {
      return .failure(error)
    }
  }

  /// The models the server lists, asked at most once a minute. One that says why, when the key or the address
  /// is missing or wrong; none when the server does not answer within 5 s.
  public func models() async -> [ModelInfo] {
    switch server {
    case .success(let server):
      let listed = await list.result(of: server)
      return list.models(listed, settings: settings) { facts(of: $0, listed: $1) }
    case .failure(let error): return [list.unavailable(error.message)]
    }
  }

  /// What is known: set, listed by the server, or published.
  public func facts(of name: String) async -> ModelFacts {
    facts(of: name, listed: list.facts(of: name))
  }

  private func facts(of name: String, listed: ModelFacts) -> ModelFacts {
    var facts = settings.facts(of: name).completed(by: listed)
    if isUsual { facts = facts.completed(by: KnownModels.facts(of: name, at: id)) }
    if traits.value.modelsWithoutPictures.contains(name) { facts.takesPictures = false }
    return facts
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
