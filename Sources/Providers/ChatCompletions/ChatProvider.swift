import Harness

/// A server that speaks chat completions: OpenAI, one of those that do as it does, a gateway, or a program on this
/// machine.
public struct ChatProvider: ModelProvider {
  /// What stands before the slash in its models' ids.
  public let id: String

  private let preset: ChatPreset
  private let server: Result<ModelServer, ProviderError>
  private let traits: SharedTraits
  private let responsesTraits = SharedResponsesTraits()
  private let list: ModelList
  /// Whether the person said that it is there.
  private let isAsked: Bool

  /// A provider for a known server, with what the environment says about it.
  init(_ preset: ChatPreset, environment: [String: String], transport: Transport) {
    let keyName = preset.keyNames.first { environment[$0]?.isEmpty == false }
    self.init(
      preset, baseURL: environment[preset.addressName],
      key: keyName.flatMap { environment[$0] }, keyName: keyName, transport: transport)
  }

  /// A provider for a known server.
  ///
  /// - Parameters:
  ///   - baseURL: where it is; `nil` or empty is its usual address. What is no address makes every request fail with
  ///     a sentence that says so.
  ///   - key: the key, if there is one.
  ///   - keyName: the setting the key comes from, when it is not the first.
  init(
    _ preset: ChatPreset, baseURL: String?, key: String?, keyName: String? = nil, transport: Transport
  ) {
    id = preset.id
    self.preset = preset
    let given = baseURL.flatMap { $0.isEmpty ? nil : $0 }
    isAsked = given != nil || key != nil
    server = Self.server(preset, given, key, keyName ?? preset.keyNames.first ?? "", transport)
    var traits = preset.traits
    let isUsual = (try? server.get().endpoint).map(preset.isUsual) ?? false
    // In the place of a known server there may be any other.
    if !isUsual { traits.lengthField = .maxTokens }
    self.traits = SharedTraits(traits)
    list = ModelList(
      prefix: id, example: preset.example, keepsOnlyChat: preset.listsOtherUses && isUsual)
  }

  private static func server(
    _ preset: ChatPreset, _ given: String?, _ key: String?, _ keyName: String, _ transport: Transport
  ) -> Result<ModelServer, ProviderError> {
    do throws(ProviderError) {
      let endpoint = try Endpoint(preset.address(given), setting: preset.addressName)
      let key = try ModelServer.key(key, setting: keyName)
      if key == nil, case .hosted = preset.place, preset.isUsual(endpoint) {
        throw ProviderError(.authentication, "no key: set \(keyName)")
      }
      return .success(
        ModelServer(
          endpoint: endpoint, key: key, keyName: keyName, addressName: preset.addressName,
          transport: transport))
    } catch {
      return .failure(error)
    }
  }

  /// How long is waited for a server nobody said is there: a person who opens a menu should not notice.
  static let patience = Duration.milliseconds(150)

  /// The models the server lists, asked at most once a minute, for 5 s at most; 150 ms for a server of this machine
  /// that nobody said is there. One that says why when there is no list. None from a server that was not asked
  /// for, unless it is one that people expect to see.
  public func models() async -> [ModelInfo] {
    // The same server lists the same models as `openai`.
    if preset.responses == .always { return [] }
    return switch (server, preset.place) {
    case (.success(let server), .local) where !isAsked: await list.models(of: server, within: Self.patience)
    case (.success, .named) where !isAsked: []
    case (.success(let server), _): await list.models(of: server)
    case (.failure(let error), _):
      isAsked || id == ChatPreset.openAI.id ? [list.unavailable(error.message)] : []
    }
  }

  /// Answers a request; see `ModelProvider`. A failed request is repeated up to four times, with a notice, as
  /// long as nothing of an answer was seen.
  public func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
    switch server {
    case .success(let server) where speaksResponses(server, request.model):
      ModelAnswer.stream(ResponsesDialect(server: server, provider: id, traits: responsesTraits), request)
    case .success(let server):
      ModelAnswer.stream(ChatDialect(server: server, provider: id, traits: traits), request)
    case .failure(let error): AsyncThrowingStream { throw error }
    }
  }

  private func speaksResponses(_ server: ModelServer, _ model: String) -> Bool {
    switch preset.responses {
    case .never: false
    case .whereBetter: preset.isUsual(server.endpoint) && ResponsesDialect.isBetter(for: model)
    case .always: true
    }
  }
}
