import Harness
import Testing

@testable import Providers

/// What is known about models, and from whom.
@Suite(.timeLimit(.minutes(1))) struct ModelFactsTests {
  @Test(arguments: [
    ("anthropic", "claude-sonnet-4-5-20250929", 3.0), ("anthropic", "claude-3-5-haiku-latest", 0.8),
    ("openai", "gpt-5", 1.25), ("openai", "gpt-5-mini", 0.25), ("openai-responses", "gpt-5", 1.25),
    ("openai", "gpt-5-mini-2025-08-07", 0.25),
  ])
  func `a date behind a name changes nothing`(provider: String, name: String, input: Double) {
    #expect(KnownModels.facts(of: name, at: provider).price?.input == input)
  }

  @Test(arguments: [("openai", "gpt-5.9"), ("openai", "gpt-5-max"), ("company", "gpt-5"), ("anthropic", "")])
  func `a model that is not in the table has no price`(provider: String, name: String) {
    #expect(KnownModels.facts(of: name, at: provider) == ModelFacts())
  }

  @Test func `what is cached costs less, what is written to the cache more`() {
    let price = ModelPrice(input: 3, output: 15, cachedInput: 0.3, cacheWrite: 3.75)
    let usage = TokenUsage(
      promptTokens: 1_000_000, completionTokens: 100_000, cachedInputTokens: 500_000,
      cacheCreationInputTokens: 200_000)
    #expect(abs(price.cost(of: usage) - (0.9 + 0.15 + 0.75 + 1.5)) < 1e-9)
    #expect(ModelPrice(input: 1, output: 2).cost(of: usage) == 1.2)
  }

  @Test func `a price of the table is not that of another server in the place`() async throws {
    let server = try LoopbackServer(always: [.head(404)])
    #expect(await ChatProvider(server, key: "k").facts(of: "gpt-5") == ModelFacts())
    #expect(await ChatProvider(key: "k").facts(of: "gpt-5").contextLength == 400_000)
  }

  @Test func `OpenRouter's list tells prices for one token, context and pictures`() throws {
    let entry = try JSON(
      parsing: #"""
        {"id":"x/y","context_length":1000,"architecture":{"input_modalities":["text","image"]},
        "pricing":{"prompt":"0.000003","completion":"0.000015","input_cache_read":"0.0000003"},
        "top_provider":{"max_completion_tokens":64}}
        """#)
    let facts = ListedFacts.of(entry)
    #expect(facts.contextLength == 1000 && facts.maxOutput == 64 && facts.takesPictures == true)
    #expect(facts.price.map { Int($0.input.rounded()) } == 3)
    #expect(facts.price.map { Int($0.output.rounded()) } == 15)
  }

  @Test func `Ollama is asked about each model, and a loaded one has the length it was loaded with`()
    async throws
  {
    let server = try LoopbackServer { request, _ in
      let body =
        switch request.path {
        case "/v1/models": #"{"data":[{"id":"a"},{"id":"b"},{"id":"c"}]}"#
        case "/api/ps": #"{"models":[{"name":"b","context_length":8192}]}"#
        case "/api/show" where request.body.contains("\"c\""):
          #"{"model_info":{"llama.context_length":131072},"parameters":"stop x\nnum_ctx 2048"}"#
        default: #"{"model_info":{"llama.context_length":131072},"capabilities":["completion","vision"]}"#
        }
      return [.head(type: "application/json"), .send(body)]
    }
    let known = try await facts(.ollama, of: ["a", "b", "c"], at: server)
    #expect(
      known == [
        ModelFacts(contextLength: 131072, takesPictures: true),
        ModelFacts(contextLength: 8192, takesPictures: true), ModelFacts(contextLength: 2048),
      ])
    #expect(server.received.first?.path == "/api/ps" && server.received.count == 4)
  }

  /// What a server tells in its own form, with all the patience a busy machine needs.
  private func facts(
    _ form: NativeFacts.Form, of names: [String], at server: LoopbackServer
  ) async throws -> [ModelFacts] {
    let native = NativeFacts(form)
    let endpoint = try Endpoint(server.address, setting: "X")
    let asked = ModelServer(
      endpoint: endpoint, key: nil, keyName: "", addressName: "", transport: Transport())
    await native.learn(names, at: asked, within: .seconds(30))
    return names.map { native.facts(of: $0) }
  }

  @Test func `llama-server tells the context it was started with`() async throws {
    let server = try LoopbackServer { request, _ in
      [
        .head(type: "application/json"),
        .send(
          request.path == "/props"
            ? #"{"default_generation_settings":{"n_ctx":4096},"modalities":{"vision":false}}"#
            : #"{"data":[{"id":"tiny","meta":{"n_ctx_train":131072}}]}"#),
      ]
    }
    #expect(
      try await facts(.llamaCpp, of: ["tiny"], at: server)
        == [ModelFacts(contextLength: 4096, takesPictures: false)])
    #expect(server.received.map(\.path) == ["/props"])
  }

  @Test func `LM Studio tells the context a model was loaded with, and whether it sees`() async throws {
    let list =
      #"{"data":[{"id":"a","type":"vlm","max_context_length":9000,"loaded_context_length":4096},"#
      + #"{"id":"b","type":"llm","max_context_length":9000}]}"#
    let server = try LoopbackServer(always: [.head(type: "application/json"), .send(list)])
    #expect(
      try await facts(.lmStudio, of: ["a", "b", "c"], at: server) == [
        ModelFacts(contextLength: 4096, takesPictures: true),
        ModelFacts(contextLength: 9000, takesPictures: false), ModelFacts(),
      ])
    #expect(server.received.map(\.path) == ["/api/v0/models"])
  }

  @Test func `what a server tells in its own form goes before its list`() async throws {
    let server = try LoopbackServer { request, _ in
      [
        .head(type: "application/json"),
        .send(
          request.path == "/props"
            ? #"{"n_ctx":4096}"# : #"{"data":[{"id":"tiny","meta":{"n_ctx_train":131072}}]}"#),
      ]
    }
    let preset = try #require(ChatPreset.others.first { $0.id == "llamacpp" })
    var transport = Transport()
    transport.patience = .seconds(30)
    let provider = ChatProvider(preset, baseURL: server.address, key: nil, transport: transport)
    #expect(await provider.models() == [ModelInfo(id: "llamacpp/tiny", contextLength: 4096)])
    #expect(await provider.facts(of: "tiny") == ModelFacts(contextLength: 4096))
    #expect(server.received.map(\.path) == ["/v1/models", "/props"])
  }
}
