import Harness

/// A server that speaks chat completions: OpenAI, one of those that do as it does, a gateway, or a program on this
/// machine.
public struct ChatProvider: ModelProvider {
  /// What stands before the slash in its models' ids.
  public let id: String

  private let preset: ChatPreset
  private let settings: ProviderSettings
  private let server: Result<ModelServer, ProviderError>
  private let traits: SharedTraits<ServerTraits>
  private let responsesTraits: SharedTraits<ResponsesTraits>
  private let list: ModelList
  private let native: NativeFacts?
  /// Whether the server is the one that is meant, and not another in its place.
  private let isUsual: Bool
  /// Whether the person said that it is there.
  private let isAsked: Bool

  /// A provider for a known server, with what the environment and the settings say about it. What is no address makes
  /// every request fail with a sentence that says so.
  init(_ preset: ChatPreset, _ materials: ProviderMaterials) {
    id = preset.id
    self.preset = preset
    // The second name of a server is set with the first.
    let settings = materials.settings(of: preset.id == "openai-responses" ? "openai" : preset.id)
    self.settings = settings
    let found = materials.key(of: settings.id, names: preset.keyNames)
    let given = materials.variable(preset.addressName)
    isAsked = given != nil || settings.url != nil || found.key != nil
    server = Self.server(preset, settings, given, found, materials)
    var traits = preset.traits
    isUsual = (try? server.get().endpoint).map(preset.isUsual) ?? false
    // In the place of a known server there may be any other.
    if !isUsual { traits.lengthField = .maxTokens }
    traits.apply(settings.quirks)
    self.traits = SharedTraits(traits)
    responsesTraits = SharedTraits(ResponsesTraits(quirks: settings.quirks))
    list = ModelList(
      prefix: id, example: preset.example, keepsOnlyChat: preset.listsOtherUses && isUsual)
    native = preset.nativeForm.map { NativeFacts($0) }
  }

  private static func server(
    _ preset: ChatPreset, _ settings: ProviderSettings, _ given: String?,
    _ found: (key: KeptKey?, source: String), _ materials: ProviderMaterials
  ) -> Result<ModelServer, ProviderError> {
    let addressName =
      given == nil && settings.url != nil ? "providers.\(settings.id).url" : preset.addressName
    do throws(ProviderError) {
      let endpoint = try Endpoint(preset.address(given ?? settings.url), setting: addressName)
      let key = try ModelServer.key(found.key, setting: found.source)
      if key == nil, found.key?.late == nil, case .hosted = preset.place, preset.isUsual(endpoint) {
        throw ProviderError(.authentication, "no key: set \(found.source)")
      }
      return .success(
        ModelServer(
          endpoint: endpoint, key: key, lateKey: found.key?.late, keyName: found.source,
          addressName: addressName,
          transport: materials.transport, ownHeaders: settings.headerLines(materials.environment)))
    } catch {
      return .failure(error)
    }
  }

  /// The models the server lists, asked at most once a minute, for 5 s at most; 150 ms for a server of this machine
  /// that nobody said is there. One that says why when there is no list. None from a server that was not asked
  /// for, unless it is one that people expect to see.
  public func models() async -> [ModelInfo] {
    // The same server lists the same models as `openai`.
    if preset.id == "openai-responses" { return [] }
    switch (server, preset.place) {
    case (.success, .named) where !isAsked: return []
    case (.success(let server), .local) where !isAsked:
      return await listed(server, within: server.transport.patience)
    case (.success(let server), _): return await listed(server, within: nil)
    case (.failure(let error), _):
      return isAsked || id == ChatPreset.openAI.id ? [list.unavailable(error.message)] : []
    }
  }

  private func listed(_ server: ModelServer, within limit: Duration?) async -> [ModelInfo] {
    let start = ContinuousClock.now
    let listed = await list.result(of: server, within: limit)
    if let native, case .success(let models) = listed {
      let names = models.map { String($0.id.dropFirst(id.count + 1)) }
      // A server the person named may take its time.
      let left = limit.map { $0 - start.duration(to: .now) } ?? server.transport.patience * 10
      await native.learn(names, at: server, within: left)
    }
    return list.models(listed, settings: settings) { known($0, listed: $1) }
  }

  /// What is known: set, learned, told by the server, or published. A server of this machine is asked, for 150 ms at
  /// most, or ten times as long when the person named it.
  public func facts(of name: String) async -> ModelFacts {
    if let native, case .success(let server) = server {
      await native.learn([name], at: server, within: server.transport.patience * (isAsked ? 10 : 1))
    } else if case .local = preset.place, list.facts(of: name) == ModelFacts(),
      case .success(let server) = server
    {
      _ = await list.result(of: server, within: server.transport.patience)
    }
    return known(name, listed: list.facts(of: name))
  }

  private func known(_ name: String, listed: ModelFacts) -> ModelFacts {
    var facts = settings.facts(of: name).completed(by: native?.facts(of: name) ?? ModelFacts())
      .completed(by: listed)
    if isUsual { facts = facts.completed(by: KnownModels.facts(of: name, at: id)) }
    let isBlind =
      traits.value.modelsWithoutPictures.contains(name)
      || responsesTraits.value.modelsWithoutPictures.contains(name)
    if isBlind { facts.takesPictures = false }
    return facts
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
