import Harness
import Testing

@testable import Providers

/// The whole way: from a request to events, through a real connection.
@Suite(.timeLimit(.minutes(1))) struct AnthropicProviderTests {
  private let request = ModelRequest(model: "m", messages: [.said("hi")])

  private func provider(_ server: LoopbackServer, key: String? = "sk-1", token: String? = nil)
    -> AnthropicProvider
  {
    var environment = ["ANTHROPIC_BASE_URL": server.address]
    environment["ANTHROPIC_API_KEY"] = key
    environment["ANTHROPIC_AUTH_TOKEN"] = token
    return AnthropicProvider(ProviderMaterials(environment: environment))
  }

  private func piece(_ json: String) -> LoopbackServer.Act { .send("data: \(json)\n\n") }

  private func words(_ text: String) -> LoopbackServer.Act {
    piece(#"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":"\#(text)"}}"#)
  }

  private func end(_ reason: String, tokens: Int = 1) -> LoopbackServer.Act {
    piece(
      #"{"type":"message_delta","delta":{"stop_reason":"\#(reason)"},"usage":{"output_tokens":\#(tokens)}}"#
        + "\n\ndata: {\"type\":\"message_stop\"}")
  }

  private func usage(_ tokens: Int, raw: Int? = nil) -> ModelEvent {
    .usage(TokenUsage(completionTokens: tokens, raw: ["output_tokens": JSON(raw ?? tokens)]))
  }

  @Test func `an answer arrives; path, key and version are as the protocol wants them`() async throws {
    let server = try LoopbackServer(always: [.head(), words("Hi"), end("end_turn")])
    #expect(
      try await Collected(provider(server, key: " k\n").stream(request))
        == Collected([.text("Hi"), usage(1), .finished(.stop)]))
    let received = try #require(server.received.first)
    #expect(received.path == "/v1/messages")
    #expect(received.headers["x-api-key"] == "k" && received.headers["authorization"] == nil)
    #expect(received.headers["anthropic-version"] == "2023-06-01")
    #expect(received.headers["content-type"] == "application/json")
  }

  @Test func `a token travels as a bearer, and its refusal names it`() async throws {
    let body = #"{"type":"error","error":{"type":"authentication_error","message":"invalid tok"}}"#
    let server = try LoopbackServer(always: [.head(401, type: "application/json"), .send(body)])
    #expect(
      try await Collected(provider(server, key: nil, token: "tok").stream(request)).error
        == ProviderError(
          .authentication,
          "127.0.0.1:\(server.port) refused the key; check ANTHROPIC_AUTH_TOKEN (401): invalid ***"))
    let headers = try #require(server.received.first?.headers)
    #expect(headers["authorization"] == "Bearer tok" && headers["x-api-key"] == nil)
  }

  @Test func `a turn that pauses goes on by itself, and what it used is added up`() async throws {
    let paused =
      #"{"type":"content_block_start","index":1,"content_block":{"type":"server_tool_use","id":"s","name":"web_search","input":{}}}"#
      + "\n\n"
      + #"data: {"type":"content_block_delta","index":1,"delta":{"type":"input_json_delta","partial_json":"{\"query\":1}"}}"#
    let server = try LoopbackServer { [self] _, before in
      before == 0
        ? [.head(), words("One"), piece(paused), end("pause_turn", tokens: 2)]
        : before == 1
          ? [.head(503, with: "Retry-After-Ms: 1")] : [.head(), words(" two"), end("end_turn", tokens: 3)]
    }
    let notice = ModelEvent.notice(
      "attempt 2 of 5 in 0.001 s: 127.0.0.1:\(server.port) cannot answer now (503)")
    #expect(
      try await Collected(provider(server).stream(request))
        == Collected([.text("One"), notice, .text(" two"), usage(5, raw: 3), .finished(.stop)]))
    let body = try JSON(parsing: try #require(server.received.last?.body))
    #expect(
      body["messages"]?[1]?.text()
        == #"{"role":"assistant","content":[{"type":"text","text":"One"},"#
        + #"{"type":"server_tool_use","id":"s","name":"web_search","input":{"query":1}}]}"#)
  }

  @Test func `a server that is overloaded is asked again, also when it says so in a stream`() async throws {
    let overloaded = #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#
    let server = try LoopbackServer { [self] _, before in
      switch before {
      case 0: [.head(529, with: "Retry-After-Ms: 1"), .send(overloaded)]
      case 1:
        [
          .head(), piece(#"{"type":"message_start","message":{"usage":{}}}"#), .send("event: error\n"),
          piece(overloaded),
        ]
      default: [.head(), words("ok"), end("end_turn")]
      }
    }
    let events = try await Collected(provider(server).stream(request)).events
    #expect(
      events.first
        == .notice(
          "attempt 2 of 5 in 0.001 s: 127.0.0.1:\(server.port) cannot answer now (529): Overloaded"))
    #expect(Array(events.dropFirst(2)) == [.text("ok"), usage(1), .finished(.stop)])
    #expect(server.received.count == 3)
  }

  @Test(arguments: [
    (400, "invalid_request_error", ProviderError.Kind.request), (402, "billing_error", .rateLimit),
    (403, "permission_error", .authentication), (404, "not_found_error", .request),
    (413, "request_too_large", .contextLength),
  ])
  func `what will not get better is not asked again`(status: Int, type: String, kind: ProviderError.Kind)
    async throws
  {
    let body = #"{"type":"error","error":{"type":"\#(type)","message":"No."}}"#
    let server = try LoopbackServer(always: [.head(status), .send(body)])
    let collected = try await Collected(provider(server).stream(request))
    #expect(
      collected.events.isEmpty && collected.error?.kind == kind && collected.error?.isRetryable == false)
    #expect(server.received.count == 1)
  }

  @Test func `a limit that a refusal names is kept for the model`() async throws {
    let body =
      #"{"type":"error","error":{"type":"invalid_request_error","message":"max_tokens: 32000 > 8192, which is the maximum"}}"#
    let server = try LoopbackServer { [self] _, before in
      before == 0 ? [.head(400), .send(body)] : [.head(), words("ok"), end("end_turn")]
    }
    let provider = provider(server)
    for _ in 0..<2 { #expect(try await Collected(provider.stream(request)).error == nil) }
    #expect(
      try server.received.map { try JSON(parsing: $0.body)["max_tokens"] } == [32000, 8192, 8192])
  }

  @Test func `the list of models has pages`() async throws {
    let server = try LoopbackServer { _, before in
      let body =
        before == 0
        ? #"{"data":[{"type":"model","id":"b","display_name":"Claude B"}],"has_more":true,"last_id":"b"}"#
        : #"{"data":[{"type":"model","id":"a","max_input_tokens":9}],"has_more":false,"last_id":"a"}"#
      return [.head(type: "application/json"), .send(body)]
    }
    #expect(
      await provider(server).models() == [
        ModelInfo(id: "anthropic/a", contextLength: 9), ModelInfo(id: "anthropic/b", name: "Claude B"),
      ])
    #expect(server.received.map(\.path) == ["/v1/models?limit=1000", "/v1/models?limit=1000&after_id=b"])
  }

  @Test func `without a key it says which setting is missing`() async throws {
    let provider = AnthropicProvider(ProviderMaterials())
    let error = ProviderError(
      .authentication, "no key: set ANTHROPIC_API_KEY, or use `rein login anthropic`")
    #expect(try await Collected(provider.stream(request)) == Collected([], error: error))
    #expect(
      await provider.models() == [
        ModelInfo(id: "anthropic/claude-sonnet-4-5", unavailable: error.message)
      ])
  }
}
