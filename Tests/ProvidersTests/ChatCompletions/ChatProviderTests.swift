import Harness
import Testing

@testable import Providers

/// The whole way: from a request to events, through a real connection.
@Suite(.timeLimit(.minutes(1))) struct ChatProviderTests {
  private let request = ModelRequest(
    model: "m", messages: [.said("hi")])

  private func answer(_ provider: ChatProvider) async throws -> Collected {
    try await Collected(provider.stream(request))
  }

  /// A server that first does something else, then answers.
  private func server(first acts: [LoopbackServer.Act], times: Int = 1) throws -> LoopbackServer {
    try LoopbackServer { _, before in before < times ? acts : [.head(), .words("ok"), .done] }
  }

  private let ok: [ModelEvent] = [.text("ok"), .finished(.stop)]

  @Test func `an answer arrives, and the key travels in the header`() async throws {
    let server = try LoopbackServer(always: [.head(), .words("Hel"), .words("lo"), .done])
    #expect(
      try await answer(ChatProvider(server, key: " sk-1\n"))
        == Collected([.text("Hello"), .finished(.stop)]))
    let received = try #require(server.received.first)
    #expect(received.path == "/v1/chat/completions")
    #expect(received.headers["authorization"] == "Bearer sk-1")
    #expect(
      received.body
        == #"{"model":"m","messages":[{"role":"user","content":"hi"}],"stream":true,"stream_options":{"include_usage":true}}"#
    )
  }

  @Test func `the server's name for the request comes first`() async throws {
    let server = try LoopbackServer(always: [.head(with: "x-request-id: req_1"), .words("Hi"), .done])
    #expect(
      try await answer(ChatProvider(server)) == Collected([.traced("req_1"), .text("Hi"), .finished(.stop)]))
  }

  @Test func `a server that wants to be left alone for long is not waited for, and that is said`()
    async throws
  {
    let refusal = LoopbackServer.Act.head(429, with: "retry-after: 7500")
    let server = try LoopbackServer(always: [refusal, .send(#"{"error":{"message":"slow down"}}"#)])
    let answer = try await answer(ChatProvider(server))
    #expect(answer.events == [] && server.received.count == 1)
    #expect(
      answer.error?.message.hasSuffix(
        "(429): slow down. It wants to be left alone for 2 h 5 min, which is not waited for") == true)
  }

  @Test func `a reader that comes late gets everything as one batch`() async throws {
    let words = (0..<1000).map { LoopbackServer.Act.words("w\($0) ") }
    let server = try LoopbackServer(always: [.head()] + words + [.done, .hold])
    var batches: [[ModelEvent]] = []
    for try await batch in ChatProvider(server).stream(request) { batches.append(batch) }
    #expect(batches.count < 500)
    let texts = batches.flatMap { $0 }.compactMap { if case .text(let text) = $0 { text } else { nil } }
    #expect(texts.joined() == (0..<1000).map { "w\($0) " }.joined())
    #expect(batches.last?.last == .finished(.stop))
  }

  @Test func `one whole document in place of a stream`() async throws {
    let body =
      #"{"choices":[{"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}"#
    let server = try LoopbackServer(always: [.head(type: "application/json"), .send(body)])
    let usage: JSON = ["prompt_tokens": 1, "completion_tokens": 2]
    #expect(
      try await answer(ChatProvider(server))
        == Collected([
          .text("Hi"), .usage(TokenUsage(promptTokens: 1, completionTokens: 2, raw: usage)), .finished(.stop),
        ]))
  }

  @Test func `a web page in place of an answer`() async throws {
    let server = try LoopbackServer(always: [.head(type: "text/html"), .send("<!doctype html><p>Log in")])
    #expect(
      try await answer(ChatProvider(server)).error
        == ProviderError(
          .malformed,
          "127.0.0.1:\(server.port) answered with a web page: a proxy or a login may be in between, or the "
            + "base URL lacks its /v1"))
  }

  @Test func `a wrong key is named by its setting and never repeated`() async throws {
    let body = #"{"error":{"message":"Incorrect API key provided: sk-secret.","code":"invalid_api_key"}}"#
    let server = try LoopbackServer(always: [.head(401, type: "application/json"), .send(body)])
    #expect(
      try await answer(ChatProvider(server, key: "sk-secret")).error
        == ProviderError(
          .authentication,
          "127.0.0.1:\(server.port) refused the key; check OPENAI_API_KEY (401): Incorrect API key provided: ***."
        ))
  }

  @Test func `a server that is overloaded is asked again, and the person is told`() async throws {
    let server = try server(
      first: [.head(503, with: "Retry-After-Ms: 1"), .send(#"{"error":"Loading model"}"#)], times: 2)
    let notices = [2, 3].map {
      ModelEvent.notice(
        "attempt \($0) of 5 in 0.001 s: 127.0.0.1:\(server.port) cannot answer now (503): Loading model")
    }
    #expect(try await answer(ChatProvider(server)) == Collected(notices + ok))
  }

  @Test func `after four repetitions it fails`() async throws {
    let server = try server(first: [.head(429, with: "Retry-After-Ms: 1")], times: 99)
    let collected = try await answer(ChatProvider(server))
    #expect(collected.events.count == 4 && server.received.count == 5)
    #expect(
      collected.error
        == ProviderError(
          .rateLimit, "too many requests for 127.0.0.1:\(server.port) (429)", isRetryable: true,
          retryAfter: 0.001))
  }

  @Test func `a used up quota and a refused request are not repeated`() async throws {
    for (status, body) in [
      (429, #"{"error":{"message":"m","code":"insufficient_quota"}}"#), (400, "bad"),
      (500, #"{"error":"x"}"#),
    ] {
      let server = try server(
        first: [.head(status, with: "x-should-retry: false"), .send(body)], times: 99)
      #expect(try await answer(ChatProvider(server)).events.isEmpty)
      #expect(server.received.count == 1)
    }
  }

  @Test func `nothing is repeated once words were seen`() async throws {
    let server = try server(first: [.head(), .words("half")], times: 99)
    let collected = try await answer(ChatProvider(server))
    #expect(
      collected
        == Collected(
          [.text("half")],
          error: ProviderError(
            .network, "connection to 127.0.0.1:\(server.port) lost in the middle of the answer",
            isRetryable: true)))
    #expect(server.received.count == 1)
  }

  @Test func `an error in the stream before any word is repeated`() async throws {
    let server = try server(first: [
      .head(), .chunk(#"{"error":{"message":"Overloaded","type":"overloaded_error"}}"#),
    ])
    let events = try await answer(ChatProvider(server)).events
    #expect(Array(events.dropFirst()) == ok && server.received.count == 2)
  }

  @Test func `a field that is not understood is left out from then on`() async throws {
    let refusal = #"{"error":{"message":"Unrecognized request argument supplied: stream_options"}}"#
    let server = try server(first: [.head(400), .send(refusal)])
    let provider = ChatProvider(server)
    #expect(try await answer(provider) == Collected(ok))
    #expect(try await answer(provider) == Collected(ok))
    #expect(server.received.map { $0.body.contains("stream_options") } == [true, false, false])
  }

  @Test func `a server that goes silent is given up, what came is kept`() async throws {
    let server = try LoopbackServer(always: [.head(), .words("a"), .hold])
    let collected = try await answer(ChatProvider(server, idleTimeout: .seconds(1)))
    #expect(collected.events == [.text("a")] && collected.error?.kind == .network)
    await server.clientLeft()
  }

  @Test func `cancelling ends the transfer, and the wait for another attempt`() async throws {
    let held = try LoopbackServer(always: [.head(), .words("a"), .hold])
    let refused = try LoopbackServer(always: [.head(503, with: "Retry-After: 60")])
    for server in [held, refused] {
      let (seen, seeing) = AsyncStream.makeStream(of: Void.self)
      let stream = ChatProvider(server).stream(request)
      let reading = Task { for try await _ in stream { seeing.yield() } }
      for await _ in seen { break }
      reading.cancel()
      _ = await reading.result
    }
    await held.clientLeft()
    #expect(refused.received.count == 1)
  }

  @Test func `OpenAI without a key, a key with a line break, an address that is none`() async throws {
    let words = "OPENAI_API_KEY has characters in it that no key has: was it copied whole?"
    for (provider, error) in [
      (
        ChatProvider(),
        ProviderError(.authentication, "no key: set OPENAI_API_KEY, or use `rein login openai`")
      ),
      (ChatProvider(key: "a\nb"), ProviderError(.authentication, words)),
      (
        ChatProvider(baseURL: "ftp://x", key: "a"),
        ProviderError(
          .request,
          "OPENAI_BASE_URL has the scheme ftp, but only http and https are spoken; it should look like "
            + "https://api.example.com/v1 or localhost:8080/v1")
      ),
    ] {
      #expect(try await answer(provider) == Collected([], error: error))
      #expect(await provider.models() == [ModelInfo(id: "openai/gpt-5", unavailable: error.message)])
    }
  }
}
