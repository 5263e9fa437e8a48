import Harness
import Testing

@testable import Providers

/// What servers say when they refuse, and what the person reads.
@Suite struct RefusalTests {
  private let server: ModelServer

  init() throws {
    server = ModelServer(
      endpoint: try Endpoint("https://host.example/v1", setting: "X"), key: "sk-1", keyName: "KEY",
      addressName: "URL", transport: Transport())
  }

  @Test func `values of the person's own headers are in no message`() {
    var server = server
    server.headers = [.init("anthropic-version", "2023-06-01")]
    server.ownHeaders = [
      .init("X-Token", "token-1"), .init("Proxy-Authorization", "Basic dXNlcjpw"), .init("X-Team", "a"),
    ]
    #expect(server.secrets == ["sk-1", "token-1", "token-1", "Basic dXNlcjpw", "dXNlcjpw"])
    let body = "no sk-1, no token-1, no Basic dXNlcjpw, no dXNlcjpw; a 2023-06-01"
    #expect(
      ServerRefusal(status: 400, body: Array(body.utf8), secrets: server.secrets).message
        == "no ***, no ***, no ***, no ***; a 2023-06-01")
    #expect(server.request("/models").headers.map(\.name).contains("X-Token"))
  }

  private func failure(_ status: Int?, _ body: String, _ headers: [(String, String)] = []) -> ProviderError {
    let refusal = ServerRefusal(status: status, body: Array(body.utf8), secrets: ["sk-1"])
    let head = HTTPHead(status: status ?? 200, fields: headers.map { (name: $0.0, value: $0.1) })
    return server.failure(refusal, head: head, model: "m")
  }

  @Test(arguments: [
    (#"{"error":{"message":"No.","type":"t"}}"#, "No."),
    (#"{"error":"No."}"#, "No."),
    (#"[{"error":{"code":400,"message":"No.","status":"INVALID"}}]"#, "No."),
    (#"{"message":"No."}"#, "No."),
    (#"{"object":"error","message":"No.","code":400}"#, "No."),
    (#"{"detail":"No."}"#, "No."),
    (#"{"detail":[{"loc":["body"],"msg":"No."}]}"#, "No."),
    (#"{"error":null,"message":"No."}"#, "No."),
    ("No.\n\n  Really\u{1B}[31m.", "No. Really [31m."),
    ("the key sk-1 is wrong", "the key *** is wrong"),
    ("<html><title>502 Bad\nGateway</title></html>", "a web page, “502 Bad Gateway”"),
    ("<html><body>Log in", "a web page"),
    ("event: error\ndata: {\"error\": {\"message\": \"No.\"}}\n\ndata: [DONE]\n\n", "No."),
    ("", ""),
    ("{}", ""),
  ])
  func `bodies of every form give one line`(body: String, line: String) {
    #expect(ServerRefusal(status: 400, body: Array(body.utf8), secrets: ["sk-1"]).message == line)
  }

  @Test func `a long message is cut`() {
    let body = Array(String(repeating: "a", count: 5000).utf8)
    #expect(ServerRefusal(status: 400, body: body, secrets: []).message.count == 300)
  }

  @Test(arguments: [
    (401, ProviderError.Kind.authentication, false, "host.example refused the key; check KEY (401): x"),
    (403, .authentication, false, "host.example refused the key; check KEY (403): x"),
    (402, .rateLimit, false, "host.example wants to be paid (402): x"),
    (
      404, .request, false,
      "host.example has nothing at this address; check URL, which usually ends in /v1 (404): x"
    ),
    (408, .network, true, "host.example timed out (408): x"),
    (409, .overloaded, true, "host.example is busy (409): x"),
    (413, .contextLength, false, "the conversation is too long for m (413): x"),
    (429, .rateLimit, true, "too many requests for host.example (429): x"),
    (500, .overloaded, true, "host.example cannot answer now (500): x"),
    (529, .overloaded, true, "host.example cannot answer now (529): x"),
    (400, .request, false, "host.example did not accept the request (400): x"),
    (501, .request, false, "host.example cannot do this; check URL, which usually ends in /v1 (501): x"),
    (418, .request, false, "host.example did not accept the request (418): x"),
  ])
  func `each status has its kind and its sentence`(
    status: Int, kind: ProviderError.Kind, isRetryable: Bool, message: String
  ) {
    #expect(failure(status, "x") == ProviderError(kind, message, isRetryable: isRetryable))
  }

  @Test func `a model that is not there, a redirect, a used up quota`() {
    #expect(
      failure(404, #"{"error":{"message":"model 'm' not found"}}"#)
        == ProviderError(.request, "host.example has no model m (404): model 'm' not found"))
    #expect(
      failure(308, "", [("Location", "https://other.example/v1")])
        == ProviderError(
          .request, "host.example redirects to https://other.example/v1 (308): set URL to where the server is"
        ))
    #expect(
      failure(429, #"{"error":{"message":"x","code":"insufficient_quota"}}"#)
        == ProviderError(.rateLimit, "the quota at host.example is used up (429): x"))
  }

  @Test func `the server's wish to be asked again wins, and its delay is kept`() {
    let error = failure(400, "x", [("x-should-retry", "true"), ("Retry-After", "7")])
    #expect(error.isRetryable && error.retryAfter == 7)
    #expect(!failure(503, "x", [("x-should-retry", "false")]).isRetryable)
  }

  @Test(arguments: [
    #"{"error":{"message":"This model's maximum context length is 8192 tokens.","code":"context_length_exceeded"}}"#,
    #"{"error":{"message":"prompt is too long: 9 tokens > 8 maximum"}}"#,
    #"{"error":{"message":"the request exceeds the available context size","type":"exceed_context_size_error"}}"#,
    #"{"error":{"message":"The input token count (9) exceeds the maximum"}}"#,
    "Please reduce the length of the messages.",
  ])
  func `overflow has many words, but never the status of a rate limit`(body: String) {
    #expect(failure(400, body).kind == .contextLength)
    #expect(failure(429, body).kind == .rateLimit)
  }

  @Test(arguments: [
    (#"{"error":{"message":"x","type":"server_error"}}"#, ProviderError.Kind.overloaded, true),
    (#"{"error":{"message":"x","type":"overloaded_error"}}"#, .overloaded, true),
    (#"{"error":{"message":"x","code":"rate_limit_exceeded"}}"#, .rateLimit, true),
    (#"{"error":{"message":"x","code":"insufficient_quota"}}"#, .rateLimit, false),
    (#"{"error":{"message":"x","code":502}}"#, .overloaded, true),
    (#"{"error":{"message":"x","type":"invalid_request_error"}}"#, .request, false),
    (#"{"error":{"message":"context length exceeded"}}"#, .contextLength, false),
  ])
  func `an error inside a stream has no status but a kind`(
    body: String, kind: ProviderError.Kind, isRetryable: Bool
  ) {
    let error = failure(nil, body)
    #expect(error.kind == kind && error.isRetryable == isRetryable)
  }

  @Test(
    arguments: [
      ([("Retry-After-Ms", "250"), ("Retry-After", "9")], 0.25), ([("retry-after", "1.5")], 1.5),
      ([("Retry-After", "Wed, 21 Oct 2026 07:28:30 GMT"), ("Date", "Wed, 21 Oct 2026 07:28:00 GMT")], 30),
      ([("Retry-After", "soon")], nil), ([], nil),
    ] as [([(String, String)], Double?)])
  func `the delay a server asks for`(headers: [(String, String)], seconds: Double?) {
    let head = HTTPHead(status: 429, fields: headers.map { (name: $0.0, value: $0.1) })
    #expect(Retry.requestedDelay(head) == seconds)
  }

  @Test func `waits grow, and end`() {
    func delay(_ attempt: Int, _ requested: Double? = nil, jitter: Double = 0) -> Duration? {
      Retry.delay(attempt: attempt, requested: requested, jitter: jitter)
    }
    #expect([0, 1, 2, 3].map { delay($0) } == [.seconds(0.5), .seconds(1), .seconds(2), .seconds(4)])
    #expect(delay(4) == nil && delay(4, 1) == nil)
    #expect(delay(0, jitter: 1) == .seconds(0.375))
    #expect(delay(0, 120) == .seconds(120))
    #expect(delay(0, 121) == nil)
    #expect(delay(0, -5) == .seconds(0.5))
  }
}
