import Harness
import Testing

@testable import Providers

/// What becomes of streams in responses.
@Suite struct ResponsesDecoderTests {
  private func collected(_ pieces: [String]) -> Collected {
    let stream = pieces.map { "data: \($0)\n\n" }.joined()
    return Collected(decoding: [Array(stream.utf8)], as: ResponsesDecoder())
  }

  private func done(_ item: String, _ index: Int = 0) -> String {
    #"{"type":"response.output_item.done","output_index":\#(index),"item":\#(item)}"#
  }

  private func delta(_ text: String) -> String {
    #"{"type":"response.output_text.delta","output_index":0,"delta":"\#(text)"}"#
  }

  private func message(_ text: String) -> String {
    #"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"\#(text)"}]}"#
  }

  private let completed = #"{"type":"response.completed","response":{"status":"completed"}}"#

  @Test func `a recording with reasoning, words and two calls`() throws {
    let usage: JSON = [
      "input_tokens": 120, "input_tokens_details": ["cached_tokens": 64], "output_tokens": 40,
      "output_tokens_details": ["reasoning_tokens": 16], "total_tokens": 160,
    ]
    let item =
      #"{"id":"rs_1","type":"reasoning","summary":[{"type":"summary_text","text":"Zwei Dateien …"},"#
      + #"{"type":"summary_text","text":"Lesen."}],"encrypted_content":"gAAA+/=="}"#
    #expect(
      try Collected(recording: "responses", as: ResponsesDecoder())
        == Collected([
          .thinking("Zwei Dateien …\n\nLesen."), .thinkingSignature(item), .text("Grüße 👋 aus 東京."),
          .toolCallStarted(id: "call_A", name: "read_file"),
          .toolCallArguments(id: "call_A", delta: #"{"path":"a.txt"}"#),
          .toolCall(id: "call_A", name: "read_file", arguments: #"{"path":"a.txt"}"#),
          .toolCallStarted(id: "call_B", name: "list_files"),
          .toolCall(id: "call_B", name: "list_files", arguments: "{}"),
          .usage(
            TokenUsage(
              promptTokens: 120, completionTokens: 40, totalTokens: 160, reasoningTokens: 16,
              cachedInputTokens: 64, raw: usage)),
          .finished(.toolCalls),
        ]))
  }

  @Test func `pieces of any size give the same events`() throws {
    let whole = try Collected(recording: "responses", as: ResponsesDecoder())
    for size in [1, 2, 3, 7, 64, 1000] {
      #expect(try Collected(recording: "responses", as: ResponsesDecoder(), pieces: size) == whole)
    }
  }

  @Test func `a stream cut after any byte gives a beginning of the same answer and says that it was cut`()
    throws
  {
    let whole = try Collected(recording: "responses", as: ResponsesDecoder())
    let cuts = try Collected.cuts(of: Recording.bytes("responses"), as: ResponsesDecoder())
    for (count, cut) in cuts.enumerated() {
      #expect(cut.said(isBeginningOf: whole), "cut after \(count)")
      if cut.error == nil {
        #expect(cut == whole, "cut after \(count)")
      } else {
        #expect(cut.error?.kind == .network, "cut after \(count)")
      }
    }
    #expect(cuts.last?.error == nil)
  }

  @Test func `a whole item counts more than its pieces, but nothing is said twice`() {
    #expect(
      collected([delta("e"), done(message("e\u{301}t")), completed])
        == Collected([.text("e\u{301}t"), .finished(.stop)]))
    #expect(
      collected([delta("Hi"), done(message("Other")), completed])
        == Collected([.text("Hi"), .finished(.stop)]))
    let response =
      #"{"type":"response.completed","response":{"status":"completed","output":[\#(message("Hi"))]}}"#
    #expect(collected([response]) == Collected([.text("Hi"), .finished(.stop)]))
    #expect(collected([done(message("Hi")), response]) == Collected([.text("Hi"), .finished(.stop)]))
  }

  @Test(arguments: [
    ("max_output_tokens", FinishReason.length), ("content_filter", .contentFilter("")),
  ])
  func `an answer that is incomplete says why`(reason: String, expected: FinishReason) {
    let piece =
      #"{"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"\#(reason)"}}}"#
    #expect(collected([piece]).events == [.finished(expected)])
  }

  @Test func `a call that is cut is not one without arguments`() {
    let call = #"{"type":"function_call","call_id":"a","name":"f","arguments":"","status":"incomplete"}"#
    #expect(
      collected([done(call), #"{"type":"response.incomplete","response":{"status":"incomplete"}}"#]).events
        == [
          .toolCallStarted(id: "a", name: "f"), .toolCall(id: "a", name: "f", arguments: "{"),
          .finished(.length),
        ])
  }

  @Test(arguments: [
    #"{"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"No."}}}"#,
    #"{"type":"error","code":"server_error","message":"No.","param":null}"#,
  ])
  func `failures, after what was said`(piece: String) {
    #expect(
      collected([delta("Hi"), piece])
        == Collected([.text("Hi")], error: ProviderError(.request, "No.")))
  }

  @Test func `a whole response in place of a stream`() {
    let body =
      #"{"object":"response","status":"completed","error":null,"output":[{"type":"reasoning","id":"r","summary":[{"type":"summary_text","text":"Hm."}]},\#(message("Hi"))]}"#
    #expect(
      Collected(decoding: [Array(body.utf8)], as: ResponsesDecoder())
        == Collected([.thinking("Hm."), .text("Hi"), .finished(.stop)]))
  }
}
