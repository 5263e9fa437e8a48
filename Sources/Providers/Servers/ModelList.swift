import Harness
import Synchronization

/// The models of a server, remembered for a minute.
final class ModelList: Sendable {
  private let prefix: String
  private let example: String
  private let keepsOnlyChat: Bool
  private let path: String
  private let last = Mutex<(models: [ModelInfo], at: ContinuousClock.Instant)?>(nil)

  /// - Parameters:
  ///   - prefix: the provider's id.
  ///   - example: the name of a model to stand for all when the server does not let us see them.
  ///   - keepsOnlyChat: whether to leave out models that are known not to chat.
  ///   - path: where the list is.
  init(prefix: String, example: String, keepsOnlyChat: Bool, path: String = "/models") {
    self.prefix = prefix
    self.example = example
    self.keepsOnlyChat = keepsOnlyChat
    self.path = path
  }

  /// A list that is longer is cut: no server has as many pages of models.
  private static let mostPages = 20

  /// What the server lists, by id, or why it does not.
  ///
  /// - Parameter limit: how long the person waits in all; what comes later is not waited for.
  func result(
    of server: ModelServer, within limit: Duration? = nil
  ) async -> Result<[ModelInfo], ProviderError> {
    guard let limit else { return await ask(server) }
    if LoopbackPort.isClosed(server.endpoint.place) {
      return .failure(TransferFailure.refused(at: server.endpoint.place))
    }
    return await withTaskGroup(of: Result<[ModelInfo], ProviderError>?.self) { group in
      group.addTask { await self.ask(server) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
        ?? .failure(ProviderError(.network, "nothing answers at \(server.endpoint.place)"))
    }
  }

  /// The rows of a list: what the person listed first, then what the server did; one that says why there are none.
  ///
  /// - Parameter facts: all that is known about a model of that name, given what the server's list says.
  func models(
    _ listed: Result<[ModelInfo], ProviderError>, settings: ProviderSettings,
    facts: (_ name: String, _ listed: ModelFacts) -> ModelFacts
  ) -> [ModelInfo] {
    var models: [ModelInfo] = []
    var reason: String?
    switch listed {
    case .success(let all): models = all
    case .failure(let error):
      if settings.models.isEmpty { return [unavailable(error.message)] }
      // A server without a list may have models all the same.
      if error.kind == .network || error.kind == .authentication { reason = error.message }
    }
    let own = settings.models.map { ModelInfo(id: "\(prefix)/\($0.name)", unavailable: reason) }
    let ids = Set(own.map(\.id))
    return (own + models.filter { !ids.contains($0.id) }).map { model in
      var model = model
      model.facts = facts(String(model.id.dropFirst(prefix.count + 1)), model.facts)
      return model
    }
  }

  /// What the last list says about a model.
  func facts(of name: String) -> ModelFacts {
    last.withLock { $0?.models.first { $0.id == "\(prefix)/\(name)" }?.facts } ?? ModelFacts()
  }

  private func ask(_ server: ModelServer) async -> Result<[ModelInfo], ProviderError> {
    let known = last.withLock { $0 }
    if let known, known.at.duration(to: .now) < .seconds(60) { return .success(known.models) }
    var transport = server.transport
    transport.connectTimeout = min(transport.connectTimeout, transport.listTimeout)
    transport.idleTimeout = min(transport.idleTimeout, transport.listTimeout)
    var models: [ModelInfo] = []
    var page = path
    do {
      let server = try await server.withKey()
      for _ in 0..<Self.mostPages {
        let answer = try await transport.send(server.request(page))
        let body = try await answer.rest(limit: 8 << 20)
        guard answer.head.status == 200 else {
          let refusal = ServerRefusal(status: answer.head.status, body: body, secrets: server.secrets)
          let failure = server.failure(refusal, head: answer.head, model: "")
          return .failure(failure)
        }
        let json = try JSON(parsing: String(decoding: body, as: UTF8.self))
        models += read(json)
        guard json["has_more"]?.bool == true, let next = json["last_id"]?.string, Self.isPlain(next) else {
          break
        }
        page = "\(path)\(path.contains("?") ? "&" : "?")after_id=\(next)"
      }
    } catch let error as ProviderError {
      return .failure(error)
    } catch {
      return .failure(ProviderError(.malformed, "\(server.endpoint.place) sent no list of models"))
    }
    models.sort { $0.id < $1.id }
    last.withLock { [models] in $0 = (models, .now) }
    return .success(models)
  }

  /// One model that stands for all, and why there are none.
  func unavailable(_ reason: String) -> ModelInfo {
    ModelInfo(id: "\(prefix)/\(example)", unavailable: reason)
  }

  /// Whether a text can stand in an address as it is.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.:".contains($0)) }
  }

  private func read(_ json: JSON) -> [ModelInfo] {
    let entries = json["data"]?.array ?? json["models"]?.array ?? json.array ?? []
    return entries.compactMap { entry in
      guard var name = entry["id"]?.string ?? entry["name"]?.string, !name.isEmpty else { return nil }
      if name.hasPrefix("models/") { name = String(name.dropFirst("models/".count)) }
      if keepsOnlyChat, Self.otherUses.contains(where: { name.contains($0) }) { return nil }
      return ModelInfo(
        id: "\(prefix)/\(name)", name: entry["display_name"]?.string, facts: ListedFacts.of(entry))
    }
  }

  private static let otherUses = [
    "embedding", "whisper", "tts", "dall-e", "moderation", "image", "audio", "realtime", "transcribe",
    "davinci", "babbage", "sora", "imagen", "veo-", "aqa", "ocr",
  ]
}
