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

  /// What the server lists, by id, or one that says why there is no list.
  ///
  /// - Parameter limit: how long the person waits in all; what comes later is not waited for.
  func models(of server: ModelServer, within limit: Duration) async -> [ModelInfo] {
    if LoopbackPort.isClosed(server.endpoint.place) {
      return [unavailable("nothing answers at \(server.endpoint.place)")]
    }
    return await withTaskGroup(of: [ModelInfo]?.self) { group in
      group.addTask { await self.models(of: server) }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first ?? [unavailable("nothing answers at \(server.endpoint.place)")]
    }
  }

  /// What the server lists, by id, or one that says why there is no list.
  func models(of server: ModelServer) async -> [ModelInfo] {
    let known = last.withLock { $0 }
    if let known, known.at.duration(to: .now) < .seconds(60) { return known.models }
    var transport = server.transport
    transport.connectTimeout = min(transport.connectTimeout, .seconds(5))
    transport.idleTimeout = min(transport.idleTimeout, .seconds(5))
    var models: [ModelInfo] = []
    var page = path
    do {
      for _ in 0..<Self.mostPages {
        let answer = try await transport.send(server.request(page))
        let body = try await answer.rest(limit: 8 << 20)
        guard answer.head.status == 200 else {
          let refusal = ServerRefusal(status: answer.head.status, body: body, secret: server.key)
          let failure = server.failure(refusal, head: answer.head, model: "")
          return [unavailable(failure.message)]
        }
        let json = try JSON(parsing: String(decoding: body, as: UTF8.self))
        models += read(json)
        guard json["has_more"]?.bool == true, let next = json["last_id"]?.string, Self.isPlain(next) else {
          break
        }
        page = "\(path)\(path.contains("?") ? "&" : "?")after_id=\(next)"
      }
    } catch let error as ProviderError {
      return [unavailable(error.message)]
    } catch {
      return []
    }
    models.sort { $0.id < $1.id }
    last.withLock { [models] in $0 = (models, .now) }
    return models
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
        id: "\(prefix)/\(name)", name: entry["display_name"]?.string, contextLength: contextLength(entry))
    }
  }

  private func contextLength(_ entry: JSON) -> Int? {
    ["max_model_len", "context_length", "context_window", "max_context_length", "max_input_tokens"].lazy
      .compactMap { entry[$0]?.int }.first ?? entry["meta"]?["n_ctx_train"]?.int
  }

  private static let otherUses = [
    "embedding", "whisper", "tts", "dall-e", "moderation", "image", "audio", "realtime", "transcribe",
    "davinci", "babbage", "sora", "imagen", "veo-", "aqa", "ocr",
  ]
}
