import Harness
import Testing

@testable import Providers

/// Which models are asked this way, and the whole way of a request.
@Suite(.timeLimit(.minutes(1))) struct ResponsesProviderTests {
  private let request = ModelRequest(model: "gpt-5", messages: [.said("hi")])

  private func preset(_ id: String) throws -> ChatPreset {
    try #require(ChatPreset.others.first { $0.id == id })
  }

  @Test(arguments: [
    ("gpt-5", true), ("gpt-5.1-codex-max", true), ("o3", true), ("o4-mini", true),
    ("codex-mini-latest", true),
    ("gpt-10", true), ("gpt-4.1", false), ("gpt-4o", false), ("gpt-oss-120b", false), ("ft:gpt-4o:x", false),
    ("omni", false),
  ])
  func `models that reason are better asked this way`(model: String, isBetter: Bool) {
    #expect(ResponsesDialect.isBetter(for: model) == isBetter)
  }

  @Test func `the id of its own asks any server this way, the usual one does not`() async throws {
    let server = try LoopbackServer(always: [
      .head(),
      .send(
        #"data: {"type":"response.output_text.delta","output_index":0,"delta":"ok"}"# + "\n\n"
          + #"data: {"type":"response.completed","response":{"status":"completed"}}"# + "\n\n"),
    ])
    let provider = ChatProvider(server, try preset("openai-responses"), key: "k")
    #expect(
      try await Collected(provider.stream(request)) == Collected([.text("ok"), .finished(.stop)]))
    #expect(server.received.map(\.path) == ["/v1/responses"])
    #expect(server.received.first?.headers["authorization"] == "Bearer k")
    #expect(await provider.models() == [])
    let other = try LoopbackServer(always: [.head(), .words("ok"), .done])
    _ = try await Collected(ChatProvider(other, key: "k").stream(request))
    #expect(other.received.map(\.path) == ["/v1/chat/completions"])
  }

  @Test func `a failure in the stream before any word is repeated`() async throws {
    let failed =
      #"data: {"type":"response.failed","response":{"error":{"code":"rate_limit_exceeded","message":"Slow down."}}}"#
      + "\n\n"
    let server = try LoopbackServer { _, before in
      before == 0
        ? [.head(), .send(failed)]
        : [.head(), .send(#"data: {"type":"response.completed","response":{}}"# + "\n\n")]
    }
    let provider = ChatProvider(server, try preset("openai-responses"), key: "k")
    let collected = try await Collected(provider.stream(request))
    #expect(collected.error == nil && server.received.count == 2)
    #expect(collected.events.last == .finished(.stop))
  }

  @Test func `what an account may not see is not asked for again`() async throws {
    let refusal =
      #"{"error":{"message":"Your organization must be verified to generate reasoning summaries.","param":"reasoning.summary"}}"#
    let server = try LoopbackServer { _, before in
      before == 0
        ? [.head(400), .send(refusal)]
        : [.head(), .send(#"data: {"type":"response.completed","response":{}}"# + "\n\n")]
    }
    let provider = ChatProvider(server, try preset("openai-responses"), key: "sk-1")
    for _ in 0..<2 { #expect(try await Collected(provider.stream(request)).error == nil) }
    #expect(server.received.map { $0.body.contains("summary") } == [true, false, false])
  }
}
