import Harness
import Synchronization

/// The models of a server, remembered for a minute.
final class ModelList: Sendable {
  private let prefix: String
  private let example: String
  private let keepsOnlyChat: Bool
  private let last = Mutex<(models: [ModelInfo], at: ContinuousClock.Instant)?>(nil)

  /// - Parameters:
  ///   - prefix: the provider's id.
  ///   - example: the name of a model to stand for all when the server does not let us see them.
  ///   - keepsOnlyChat: whether to leave out models that are known not to chat.
  init(prefix: String, example: String, keepsOnlyChat: Bool) {
    self.prefix = prefix
    self.example = example
    self.keepsOnlyChat = keepsOnlyChat
  }

  /// What the server lists, by id; empty when it does not answer.
  func models(of server: ChatServer) async -> [ModelInfo] {
    let known = last.withLock { $0 }
    if let known, known.at.duration(to: .now) < .seconds(60) { return known.models }
    var transport = server.transport
    transport.connectTimeout = min(transport.connectTimeout, .seconds(5))
    transport.idleTimeout = min(transport.idleTimeout, .seconds(5))
    do {
      let answer = try await transport.send(server.request("/models"))
      let body = try await answer.rest(limit: 8 << 20)
      guard answer.head.status == 200 else {
        let refusal = ServerRefusal(status: answer.head.status, body: body, secret: server.key)
        let failure = server.failure(refusal, head: answer.head, model: "")
        return failure.kind == .authentication
          ? [ModelInfo(id: "\(prefix)/\(example)", unavailable: failure.message)] : []
      }
      let json = try JSON(parsing: String(decoding: body, as: UTF8.self))
      let models = read(json)
      last.withLock { $0 = (models, .now) }
      return models
    } catch {
      return []
    }
  }

  private func read(_ json: JSON) -> [ModelInfo] {
    let entries = json["data"]?.array ?? json["models"]?.array ?? json.array ?? []
    return entries.compactMap { entry in
      guard var name = entry["id"]?.string ?? entry["name"]?.string, !name.isEmpty else { return nil }
      if name.hasPrefix("models/") { name = String(name.dropFirst("models/".count)) }
      if keepsOnlyChat, Self.otherUses.contains(where: { name.contains($0) }) { return nil }
      return ModelInfo(id: "\(prefix)/\(name)", contextLength: contextLength(entry))
    }
    .sorted { $0.id < $1.id }
  }

  private func contextLength(_ entry: JSON) -> Int? {
    ["max_model_len", "context_length", "context_window", "max_context_length"].lazy
      .compactMap { entry[$0]?.int }.first ?? entry["meta"]?["n_ctx_train"]?.int
  }

  private static let otherUses = [
    "embedding", "whisper", "tts", "dall-e", "moderation", "image", "audio", "realtime", "transcribe",
    "davinci", "babbage", "sora",
  ]
}
