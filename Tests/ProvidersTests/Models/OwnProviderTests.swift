import Harness
import Testing

@testable import Providers

/// Providers of the configuration, and changes of known ones.
@Suite(.timeLimit(.minutes(1))) struct OwnProviderTests {
  private let request = ModelRequest(model: "big", messages: [.said("hi")], maxOutputTokens: 9)

  private func settings(_ id: String, _ change: (inout ProviderSettings) -> Void) -> ProviderSettings {
    var settings = ProviderSettings(id: id)
    change(&settings)
    return settings
  }

  private func provider(
    _ settings: ProviderSettings, _ environment: [String: String] = [:], keys: [String: KeptKey] = [:]
  ) throws -> any ModelProvider {
    let all = AllProviders.make(environment: environment, settings: [settings], keys: keys)
    return try #require(all.first { $0.id == settings.id })
  }

  @Test func `address, key, headers and quirks are those of the configuration`() async throws {
    let server = try LoopbackServer(always: [.head(), .words("ok"), .done])
    let own = settings("company") {
      $0.url = server.address
      $0.keyName = "COMPANY_KEY"
      $0.headers = [("X-Team", "$TEAM"), ("X-Plain", "1")]
      $0.quirks = [.noStreamUsage, .maxCompletionTokens]
    }
    let provider = try provider(own, ["COMPANY_KEY": "sk-c", "TEAM": "blue"])
    #expect(try await Collected(provider.stream(request)).events == [.text("ok"), .finished(.stop)])
    let received = try #require(server.received.first)
    #expect(received.path == "/v1/chat/completions")
    #expect(received.headers["authorization"] == "Bearer sk-c")
    #expect(received.headers["x-team"] == "blue" && received.headers["x-plain"] == "1")
    let body = try JSON(parsing: received.body)
    #expect(body["stream_options"] == nil && body["max_completion_tokens"] == 9)
  }

  @Test func `each protocol has its path`() async throws {
    for (api, path) in [
      (ProviderSettings.API.chat, "/v1/chat/completions"), (.responses, "/v1/responses"),
      (.anthropic, "/v1/messages"),
    ] {
      let server = try LoopbackServer(always: [.head(400), .send("no")])
      let own = settings("company") {
        $0.url = server.address
        $0.speaks = api
      }
      _ = try await Collected(provider(own, keys: ["company": .text("k")]).stream(request))
      #expect(server.received.map(\.path) == [path])
    }
  }

  @Test func `a kept key is used when the environment has none, and its refusal says where it is`()
    async throws
  {
    let server = try LoopbackServer(always: [.head(401), .send("no")])
    let known = settings("openai") { $0.url = server.address }
    let kept = try provider(known, keys: ["openai": .text("sk-file")])
    #expect(
      try await Collected(kept.stream(request)).error?.message
        == "127.0.0.1:\(server.port) refused the key; check rein login openai (401): no")
    _ = try await Collected(
      provider(known, ["OPENAI_API_KEY": "sk-env"], keys: ["openai": .text("sk-file")]).stream(request))
    #expect(server.received.map { $0.headers["authorization"] } == ["Bearer sk-file", "Bearer sk-env"])
  }

  @Test func `models of the configuration are listed with what is known, also without a list`() async throws {
    let price = ModelPrice(input: 1, output: 2)
    let own = settings("company") {
      $0.models = [.init(name: "big"), .init(name: "eyes", facts: ModelFacts(takesPictures: true))]
      $0.facts = ModelFacts(contextLength: 8000, price: price, takesPictures: false)
    }
    let expected = [
      ModelInfo(
        id: "company/big", facts: ModelFacts(contextLength: 8000, price: price, takesPictures: false)),
      ModelInfo(
        id: "company/eyes", facts: ModelFacts(contextLength: 8000, price: price, takesPictures: true)),
    ]
    let silent = try LoopbackServer(always: [.head(404), .send("none")])
    var with = own
    with.url = silent.address
    #expect(await (try provider(with)).models() == expected)
    let listing = try LoopbackServer(always: [
      .head(type: "application/json"), .send(#"{"data":[{"id":"big"}]}"#),
    ])
    with.url = listing.address
    #expect(await (try provider(with)).models() == expected)
    with.url = "127.0.0.1:1"
    #expect(
      await (try provider(with)).models().map(\.unavailable)
        == Array(repeating: "connection refused at 127.0.0.1:1: is the server running?", count: 2))
  }

  @Test func `an address that is none is named as the configuration has it`() async throws {
    let own = settings("company") { $0.url = "ftp://x" }
    let error = try await Collected(provider(own).stream(request)).error
    #expect(error?.message.hasPrefix("providers.company.url has the scheme ftp") == true)
  }
}
