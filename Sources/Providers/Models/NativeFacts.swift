import Harness
import Synchronization

/// What servers of this machine tell about their models in a form of their own, remembered for a minute.
final class NativeFacts: Sendable {
  /// The forms.
  enum Form: Hashable, Sendable {
    /// `/api/ps` for models that are loaded, `/api/show` for all.
    case ollama
    /// `/props`, about the one model there is.
    case llamaCpp
    /// `/api/v0/models`.
    case lmStudio
  }

  private struct Known {
    let facts: ModelFacts
    let at: ContinuousClock.Instant
  }

  private let form: Form
  private let known = Mutex<[String: Known]>([:])

  init(_ form: Form) {
    self.form = form
  }

  /// What was told about a model.
  func facts(of name: String) -> ModelFacts { known.withLock { $0[name]?.facts } ?? ModelFacts() }

  /// Asks about models that were not asked about for a minute. What does not come in time is not known.
  func learn(_ names: [String], at server: ModelServer, within limit: Duration) async {
    let missing = known.withLock { known in
      names.filter { name in known[name].map { $0.at.duration(to: .now) > .seconds(60) } ?? true }
    }
    guard !missing.isEmpty, limit > .zero else { return }
    await withTaskGroup { group in
      group.addTask { await self.ask(missing, server) }
      group.addTask { try? await Task.sleep(for: limit) }
      await group.next()
      group.cancelAll()
    }
    // Nobody waits for a slow server a second time.
    known.withLock { known in
      for name in missing where known[name] == nil { known[name] = Known(facts: ModelFacts(), at: .now) }
    }
  }

  private func ask(_ names: [String], _ server: ModelServer) async {
    switch form {
    case .ollama: await askOllama(names, server)
    case .llamaCpp:
      guard let props = await json("/props", server) else { return }
      let facts = ModelFacts(
        contextLength: props["default_generation_settings"]?["n_ctx"]?.int ?? props["n_ctx"]?.int,
        takesPictures: props["modalities"]?["vision"]?.bool)
      for name in names { remember(facts, of: name) }
    case .lmStudio:
      guard let list = await json("/api/v0/models", server) else { return }
      for entry in list["data"]?.array ?? [] {
        if let name = entry["id"]?.string { remember(ListedFacts.of(entry), of: name) }
      }
    }
  }

  /// A model that is loaded has the length it was loaded with, and cuts what is longer without a word; others may have
  /// one set, and else can have as much as they were made for.
  private func askOllama(_ names: [String], _ server: ModelServer) async {
    let loaded = await json("/api/ps", server)?["models"]?.array ?? []
    await withTaskGroup { group in
      for name in names {
        let length = loaded.first { $0["name"]?.string == name || $0["model"]?.string == name }?[
          "context_length"]?.int
        group.addTask {
          guard let shown = await self.json("/api/show", server, ["model": .string(name)]) else { return }
          let most = shown["model_info"]?.object?.first { $0.key.hasSuffix(".context_length") }?.value.int
          let facts = ModelFacts(
            contextLength: length ?? Self.setLength(shown["parameters"]?.string) ?? most,
            takesPictures: shown["capabilities"]?.array?.contains("vision"))
          self.remember(facts, of: name)
        }
      }
    }
  }

  /// The number behind `num_ctx` in lines of parameters.
  private static func setLength(_ parameters: String?) -> Int? {
    parameters?.split(whereSeparator: \.isNewline).lazy.compactMap { line in
      let words = line.split(separator: " ")
      return words.first == "num_ctx" ? words.last.flatMap { Int($0) } : nil
    }.first
  }

  private func remember(_ facts: ModelFacts, of name: String) {
    known.withLock { $0[name] = Known(facts: facts, at: .now) }
  }

  private func json(_ path: String, _ server: ModelServer, _ body: JSON? = nil) async -> JSON? {
    do {
      let server = try await server.withKey()
      let root = try Endpoint(server.endpoint.base, setting: "", without: ["/v1"])
      var request = server.request(path, body: body)
      request.endpoint = root
      let answer = try await server.transport.send(request)
      guard answer.head.status == 200 else { return nil }
      return try JSON(parsing: String(decoding: try await answer.rest(limit: 4 << 20), as: UTF8.self))
    } catch {
      return nil
    }
  }
}
