import Harness
import Testing

@testable import Providers

/// The servers that are known by name.
@Suite(.timeLimit(.minutes(1))) struct ChatPresetTests {
  private func preset(_ id: String) throws -> ChatPreset {
    try #require(ChatPreset.others.first { $0.id == id })
  }

  @Test func `all providers, from nothing but the environment`() async throws {
    let providers = AllProviders.make(environment: [:])
    #expect(
      providers.map(\.id) == [
        "anthropic", "openai", "openai-responses", "gemini", "openrouter", "mistral", "groq", "deepseek",
        "xai", "ollama",
        "lmstudio", "llamacpp", "vllm", "litellm", "offline",
      ])
    let hosted = providers.filter { !["ollama", "lmstudio", "llamacpp", "vllm"].contains($0.id) }
    var models: [ModelInfo] = []
    for provider in hosted { models += await provider.models() }
    #expect(
      models.map { "\($0.id) \($0.unavailable ?? "ready")" } == [
        "anthropic/claude-sonnet-4-5 no key: set ANTHROPIC_API_KEY, or use `rein login anthropic`",
        "openai/gpt-5 no key: set OPENAI_API_KEY, or use `rein login openai`", "offline/guide ready",
      ])
  }

  @Test func `a model of a provider without a key names the setting`() async throws {
    let provider = ChatProvider(try preset("groq"), environment: ["GROQ_API_KEY": ""], transport: Transport())
    let request = ModelRequest(model: "m", messages: [.said("hi")])
    #expect(
      try await Collected(provider.stream(request)).error
        == ProviderError(.authentication, "no key: set GROQ_API_KEY, or use `rein login groq`"))
  }

  @Test func `the first key that is set counts, and a refusal names it`() async throws {
    let server = try LoopbackServer(always: [.head(401), .send("no")])
    let environment = [
      "GEMINI_API_KEY": "", "GOOGLE_API_KEY": "sk-g", "GEMINI_BASE_URL": server.address,
    ]
    let provider = ChatProvider(try preset("gemini"), environment: environment, transport: Transport())
    #expect(
      await provider.models().map(\.unavailable) == [
        "127.0.0.1:\(server.port) refused the key; check GOOGLE_API_KEY (401): no"
      ])
    #expect(server.received.first?.headers["authorization"] == "Bearer sk-g")
  }

  @Test(arguments: [
    (nil, "http://127.0.0.1:11434/v1"), ("0.0.0.0", "0.0.0.0:11434/v1"),
    ("box.local:11435", "box.local:11435/v1"), ("http://box.local:11435/", "http://box.local:11435/v1"),
    ("https://ollama.example", "https://ollama.example/v1"), ("[::1]", "[::1]:11434/v1"),
    ("[::1]:9", "[::1]:9/v1"), ("box/prefix/v1", "box/prefix/v1"),
  ])
  func `a server of one's own may be named by host and port alone`(given: String?, address: String) throws {
    #expect(try preset("ollama").address(given) == address)
    #expect(throws: Never.self) { try Endpoint(address, setting: "OLLAMA_HOST") }
  }

  @Test func `every usual address is one, and every id is there once`() throws {
    let all = [ChatPreset.openAI] + ChatPreset.others
    for preset in all {
      let endpoint = try Endpoint(preset.address(nil), setting: preset.addressName)
      #expect(preset.isUsual(endpoint))
      #expect(endpoint.isSecure != endpoint.isLoopback)
    }
    #expect(Set(all.map(\.id)).count == all.count)
  }

  @Test func `Mistral gets short ids and no stream options`() async throws {
    let server = try LoopbackServer(always: [.head(), .words("ok"), .done])
    var called = Message.said("")
    called.role = .assistant
    called.content = [.toolCall(ToolCall(id: "call_1234567890", name: "f", args: .emptyObject))]
    let request = ModelRequest(model: "m", messages: [.said("hi"), called])
    _ = try await Collected(ChatProvider(server, try preset("mistral"), key: "k").stream(request))
    let body = try JSON(parsing: try #require(server.received.first?.body))
    #expect(body["stream_options"] == nil)
    #expect(body["messages"]?[1]?["tool_calls"]?[0]?["id"]?.string?.count == 9)
  }

  @Test func `a server of this machine is found by itself`() async throws {
    let server = try LoopbackServer(always: [
      .head(type: "application/json"), .send(#"{"data":[{"id":"tiny","max_model_len":512}]}"#),
    ])
    let local = ChatPreset("here", .local(port: Int(server.port)), address: "HERE", keys: "HERE_KEY")
    var transport = Transport()
    transport.patience = .seconds(30)
    #expect(
      await ChatProvider(local, environment: [:], transport: transport).models()
        == [ModelInfo(id: "here/tiny", contextLength: 512)])
    #expect(server.received.map(\.path) == ["/v1/models"])
  }

  @Test func `one that does not run or does not answer is soon given up, and why is said`() async throws {
    let none = ChatPreset("here", .local(port: 1), address: "HERE", keys: "HERE_KEY")
    var transport = Transport()
    transport.patience = .seconds(30)
    #expect(
      await ChatProvider(none, environment: [:], transport: transport).models() == [
        ModelInfo(
          id: "here/model", unavailable: "connection refused at 127.0.0.1:1: is the server running?")
      ])
    let server = try LoopbackServer(always: [.hold])
    // Long enough to be seen by the server, on a busy machine too.
    transport.patience = .seconds(5)
    let silent = ChatPreset("here", .local(port: Int(server.port)), address: "HERE", keys: "HERE_KEY")
    #expect(
      await ChatProvider(silent, environment: [:], transport: transport).models() == [
        ModelInfo(id: "here/model", unavailable: "nothing answers at 127.0.0.1:\(server.port)")
      ])
    await server.clientLeft()
  }

  @Test func `a port that others use as well is left alone until the person names it`() async throws {
    let server = try LoopbackServer(always: [
      .head(type: "application/json"), .send(#"{"data":[{"id":"m"}]}"#),
    ])
    let named = ChatPreset("gate", .named(port: Int(server.port)), address: "GATE", keys: "GATE_KEY")
    #expect(await ChatProvider(named, environment: [:], transport: Transport()).models() == [])
    #expect(server.received.isEmpty)
    let environment = ["GATE": "127.0.0.1:\(server.port)"]
    #expect(
      await ChatProvider(named, environment: environment, transport: Transport()).models()
        == [ModelInfo(id: "gate/m")])
  }
}
