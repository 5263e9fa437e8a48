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
    let preset = try #require(ChatPreset.others.first { $0.id == "ollama" })
    let provider = ChatProvider(server, preset)
    #expect(
      await provider.models().map { "\($0.id) \($0.contextLength ?? 0) \($0.facts.takesPictures ?? false)" }
        == ["ollama/a 131072 true", "ollama/b 8192 true", "ollama/c 2048 false"])
    #expect(await provider.facts(of: "b").contextLength == 8192)
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
    let preset = try #require(ChatPreset.others.first { $0.id == "llamacpp" })
    let models = await ChatProvider(server, preset).models()
    #expect(
      models == [
        ModelInfo(id: "llamacpp/tiny", facts: ModelFacts(contextLength: 4096, takesPictures: false))
      ])
  }
}
