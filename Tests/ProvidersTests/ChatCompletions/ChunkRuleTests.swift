import Harness
import Testing

@testable import Providers

/// What makes the decoder tolerant, rule by rule.
@Suite struct ChunkRuleTests {
  /// A chunk whose delta is given.
  private func delta(_ json: String, finish: String? = nil) -> String {
    let reason = finish.map { "\"\($0)\"" } ?? "null"
    return #"{"choices":[{"index":0,"delta":{\#(json)},"finish_reason":\#(reason)}]}"#
  }

  private func call(_ json: String) -> String { delta(#""tool_calls":[\#(json)]"#) }

  /// The complete calls, as `id name arguments`.
  private func calls(_ chunks: [String], usedCallIDs: Set<String> = []) -> [String] {
    Collected(chunks: chunks, usedCallIDs: usedCallIDs).events.compactMap {
      if case .toolCall(let id, let name, let arguments) = $0 { "\(id) \(name) \(arguments)" } else { nil }
    }
  }

  @Test(arguments: ["stop", "length", "eos", "tool_calls", "function_call"])
  func `calls count, not the reason of the end`(reason: String) {
    let events = Collected(chunks: [
      call(#"{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}"#), delta("", finish: reason),
    ]).events
    #expect(events.last == .finished(.toolCalls))
  }

  @Test func `a call cut by the length is not one to run`() {
    let events = Collected(chunks: [
      call(#"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\":"}}"#),
      delta("", finish: "length"),
    ]).events
    #expect(events.last == .finished(.length))
  }

  @Test(arguments: [("length", FinishReason.length), ("content_filter", .contentFilter("")), ("stop", .stop)])
  func `without calls the reason counts`(reason: String, expected: FinishReason) {
    #expect(Collected(chunks: [delta("", finish: reason)]).events == [.finished(expected)])
  }

  @Test func `calls without an index, with equal ones, with id and name repeated`() {
    let a = #""id":"a","function":{"name":"f","arguments":"{\"x\":1}"}"#
    let b = #""id":"b","function":{"name":"f","arguments":"{\"x\":2}"}"#
    let both = [#"a f {"x":1}"#, #"b f {"x":2}"#]
    #expect(calls([call("{\(a)}"), call("{\(b)}")]) == both)
    #expect(calls([call("{\(a)},{\(b)}")]) == both)
    #expect(calls([call("{\"index\":0,\(a)}"), call("{\"index\":0,\(b)}")]) == both)
    let start = #"{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\""}}"#
    let rest = #"{"index":0,"id":"a","function":{"name":"f","arguments":":1}"}}"#
    #expect(calls([call(start), call(rest)]) == [#"a f {"x":1}"#])
  }

  @Test func `fragments of two calls may alternate`() {
    #expect(
      calls([
        call(
          #"{"index":0,"id":"a","function":{"name":"f","arguments":""}},{"index":1,"id":"b","function":{"name":"g"}}"#
        ),
        call(#"{"index":1,"function":{"arguments":"{\"y\":"}}"#),
        call(#"{"index":0,"function":{"arguments":"{}"}}"#),
        call(#"{"index":1,"function":{"arguments":"2}"}}"#),
      ]) == ["a f {}", #"b g {"y":2}"#])
  }

  @Test(arguments: [
    (#"{"x":1}"#, #"{"x":1}"#), (#""""#, "{}"), ("null", "{}"), (#""  ""#, "{}"),
    (#""{\"x\":1} and more""#, #"{"x":1} and more"#),
  ])
  func `arguments as an object, empty, null, or with garbage`(sent: String, expected: String) {
    #expect(
      calls([call(#"{"index":0,"id":"a","function":{"name":"f","arguments":\#(sent)}}"#)]) == [
        "a f \(expected)"
      ])
  }

  @Test func `chunks without choices, usage in a choice, the last usage counts`() {
    let events = Collected(chunks: [
      #"{"choices":[]}"#, #"{"id":"x"}"#, #"{"choices":[{}]}"#,
      #"{"choices":[{"delta":{"content":"a"},"usage":{"prompt_tokens":1,"completion_tokens":1}}],"usage":null}"#,
      #"{"choices":[{"delta":{},"usage":{"prompt_tokens":1,"completion_tokens":5}}]}"#,
    ]).events
    let raw: JSON = ["prompt_tokens": 1, "completion_tokens": 5]
    #expect(
      events == [
        .text("a"), .usage(TokenUsage(promptTokens: 1, completionTokens: 5, raw: raw)), .finished(.stop),
      ])
  }

  @Test(arguments: [
    #""reasoning_content":"t""#, #""reasoning":"t""#, #""reasoning_content":"t","reasoning":"t""#,
    #""reasoning_details":[{"type":"reasoning.text","text":"t"}]"#,
    #""reasoning_content":"","reasoning":"t","content":"""#,
    #""content":[{"type":"thinking","thinking":[{"type":"text","text":"t"}]}]"#,
    #""content":"<think>t</think>""#,
  ])
  func `thinking has many names and is taken once`(json: String) {
    #expect(Collected(chunks: [delta(json)]).events == [.thinking("t"), .finished(.stop)])
  }

  @Test func `empty and repeated ids are replaced, also those of earlier steps`() {
    let again = #"{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}"#
    let empty = #"{"index":1,"id":"","function":{"name":"g","arguments":"{}"}}"#
    #expect(calls([call(again), call(empty)]) == ["a f {}", "call_2 g {}"])
    #expect(calls([call(again), call(empty)], usedCallIDs: ["a"]) == ["call_2 f {}", "call_3 g {}"])
    #expect(calls([call(again), call(again)]) == ["a f {}", "call_2 f {}"])
  }

  @Test func `a whole answer in one block, and the old form of a call`() {
    let whole =
      #"{"choices":[{"message":{"content":"Hi","tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}}]}}]}"#
    #expect(calls([whole]) == ["a f {}"])
    #expect(
      calls([
        delta(#""function_call":{"name":"f","arguments":""}"#), delta(#""function_call":{"arguments":"{}"}"#),
      ]) == ["call_1 f {}"])
  }

  @Test func `content in parts, and a refusal in its own field`() {
    #expect(
      Collected(chunks: [delta(#""content":[{"type":"text","text":"a"}]"#), delta(#""refusal":"b""#)]).events
        == [.text("ab"), .finished(.stop)])
  }

  @Test(arguments: [
    (["<think>a</think>b"], "a|b"),
    (["<", "thi", "nk", ">", "a", "<", "/think", ">", "\n\n", "b"], "a|b"),
    (["\n<thinking>a</thinking>b"], "a|b"),
    (["<think>a < b</think>c"], "a < b|c"),
    (["b <think>no</think>"], "|b <think>no</think>"),
    (["<thin", "g>"], "|<thing>"),
    (["<think>never ends"], "never ends|"),
    (["<think>a</think><think>b</think>c"], "ab|c"),
    ([" b"], "| b"),
    (["<"], "|<"),
  ])
  func `tags of thinking, cut anywhere`(pieces: [String], expected: String) {
    var splitter = ThinkTagSplitter()
    var thinking = ""
    var text = ""
    for piece in pieces.flatMap({ splitter.take($0) }) + splitter.finish() {
      switch piece {
      case .thinking(let more): thinking += more
      case .text(let more): text += more
      }
    }
    #expect("\(thinking)|\(text)" == expected)
  }
}
