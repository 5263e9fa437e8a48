import Harness
import Testing

@testable import Providers

/// What becomes of streams in messages.
@Suite struct MessagesDecoderTests {
  /// Decodes pieces in their JSON.
  private func collected(_ pieces: [String], continuing pause: PausedTurn? = nil) -> Collected {
    let stream = pieces.map { "data: \($0)\n\n" }.joined()
    return Collected(decoding: [Array(stream.utf8)], as: MessagesDecoder(continuing: pause))
  }

  private func start(_ block: String, _ index: Int = 0) -> String {
    #"{"type":"content_block_start","index":\#(index),"content_block":\#(block)}"#
  }

  private func end(_ reason: String, _ more: String = "") -> [String] {
    [
      #"{"type":"message_delta","delta":{"stop_reason":"\#(reason)"\#(more)},"usage":{}}"#,
      #"{"type":"message_stop"}"#,
    ]
  }

  @Test func `a recording with thinking, words, two calls, a ping and things nobody knows yet`() throws {
    let usage: JSON = [
      "input_tokens": 12, "cache_creation_input_tokens": 100, "cache_read_input_tokens": 1000,
      "output_tokens": 89,
    ]
    #expect(
      try Collected(recording: "anthropic", as: MessagesDecoder())
        == Collected([
          .thinking("Zwei Dateien …"), .thinkingSignature("EqQB+/="), .redactedThinking("EmwKAhgB=="),
          .text("Grüße 👋 aus 東京."),
          .toolCallStarted(id: "toolu_A", name: "read_file"),
          .toolCallArguments(id: "toolu_A", delta: #"{"path": "a.txt"}"#),
          .toolCall(id: "toolu_A", name: "read_file", arguments: #"{"path": "a.txt"}"#),
          .toolCallStarted(id: "toolu_B", name: "list_files"),
          .toolCall(id: "toolu_B", name: "list_files", arguments: "{}"),
          .usage(
            TokenUsage(
              promptTokens: 1112, completionTokens: 89, cachedInputTokens: 1000,
              cacheCreationInputTokens: 100, raw: usage)),
          .finished(.toolCalls),
        ]))
  }

  @Test func `pieces of any size give the same events`() throws {
    let whole = try Collected(recording: "anthropic", as: MessagesDecoder())
    for size in [1, 2, 3, 7, 64, 1000] {
      #expect(try Collected(recording: "anthropic", as: MessagesDecoder(), pieces: size) == whole)
    }
  }

  @Test func `a stream cut after any byte gives a beginning of the same answer and says that it was cut`()
    throws
  {
    let whole = try Collected(recording: "anthropic", as: MessagesDecoder())
    let cuts = try Collected.cuts(of: Recording.bytes("anthropic"), as: MessagesDecoder())
    for (count, cut) in cuts.enumerated() {
      #expect(cut.said(isBeginningOf: whole), "cut after \(count)")
      if cut.error == nil {
        #expect(cut.withoutUsage == whole.withoutUsage, "cut after \(count)")
      } else {
        #expect(cut.error?.kind == .network, "cut after \(count)")
        // A call that is run although the answer was cut would be a call nobody asked for.
        #expect(!cut.events.contains { if case .finished = $0 { true } else { false } }, "cut after \(count)")
      }
    }
    #expect(cuts.last?.error == nil && cuts.count { $0.error == nil } > 1)
  }

  @Test(arguments: [
    ("end_turn", FinishReason.stop), ("stop_sequence", .stop), ("max_tokens", .length), ("future", .stop),
    ("refusal", .contentFilter("refusal")),
  ])
  func `each reason to stop`(reason: String, expected: FinishReason) {
    #expect(collected(end(reason)).events.last == .finished(expected))
  }

  @Test func `a refusal says why, where it does`() {
    let why = #","stop_details":{"type":"refusal","category":"x","explanation":"Not this."}"#
    #expect(collected(end("refusal", why)).events.last == .finished(.contentFilter("Not this.")))
  }

  @Test func `a full context is an error that names it, after the words`() throws {
    let collected = collected(
      [start(#"{"type":"text","text":"Half"}"#)] + end("model_context_window_exceeded"))
    #expect(collected.events.first == .text("Half"))
    #expect(
      collected.error == ProviderError(.request, "the answer reached the end of the context"))
  }

  @Test func `calls count, not the reason; arguments may come with the beginning, ids may be missing`() {
    let whole = #"{"type":"tool_use","id":"","name":"f","input":{"x":1}}"#
    #expect(
      collected([start(whole, 2)] + end("end_turn")).events.filter { $0.usage == nil } == [
        .toolCallStarted(id: "call_2", name: "f"),
        .toolCall(id: "call_2", name: "f", arguments: #"{"x":1}"#), .finished(.toolCalls),
      ])
  }

  @Test(arguments: ["", #"{"x":"#])
  func `a call cut by the length is not one without arguments`(arguments: String) {
    let block = start(#"{"type":"tool_use","id":"a","name":"f","input":{}}"#)
    let text = JSON.string(arguments).text()
    let delta =
      #"{"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":\#(text)}}"#
    let events = collected([block, delta] + end("max_tokens")).events
    #expect(
      events.contains(.toolCall(id: "a", name: "f", arguments: arguments.isEmpty ? "{" : arguments)))
    #expect(events.last == .finished(.length))
  }

  @Test func `an error in the stream, by its name or by its type`() {
    let error = #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#
    let named = Collected(
      decoding: [Array("event: error\ndata: \(error)\n\n".utf8)], as: MessagesDecoder())
    #expect(named == Collected([], error: ProviderError(.request, "Overloaded")))
    #expect(collected([error]) == named)
  }

  @Test func `a whole message in place of a stream`() {
    let body =
      #"{"type":"message","role":"assistant","content":[{"type":"thinking","thinking":"Hm.","signature":"s"},{"type":"text","text":"Hi"}],"stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":2}}"#
    let usage: JSON = ["input_tokens": 1, "output_tokens": 2]
    #expect(
      Collected(decoding: [Array(body.utf8)], as: MessagesDecoder())
        == Collected([
          .thinking("Hm."), .thinkingSignature("s"), .text("Hi"),
          .usage(TokenUsage(promptTokens: 1, completionTokens: 2, raw: usage)), .finished(.stop),
        ]))
  }

  @Test func `a chat completion is none`() {
    let error = Collected(decoding: [Array(#"{"choices":[]}"#.utf8)], as: MessagesDecoder()).error
    #expect(error?.kind == .request)
  }
}
