import Harness
import Testing

@testable import Providers

/// Whole streams in the forms of several servers.
@Suite struct RecordingTests {
  @Test func `OpenAI: prose, two calls in fragments, usage in a chunk of its own`() throws {
    let usage: JSON = [
      "prompt_tokens": 120, "completion_tokens": 40, "total_tokens": 160,
      "prompt_tokens_details": ["cached_tokens": 64, "audio_tokens": 0],
      "completion_tokens_details": ["reasoning_tokens": 16],
    ]
    #expect(
      try Collected(recording: "openai")
        == Collected([
          .text("Grüße 👋 aus 東京."),
          .toolCallStarted(id: "call_A", name: "read_file"),
          .toolCallArguments(id: "call_A", delta: #"{"path":"a.txt"}"#),
          .toolCallStarted(id: "call_B", name: "list_files"),
          .toolCallArguments(id: "call_B", delta: "{}"),
          .toolCall(id: "call_A", name: "read_file", arguments: #"{"path":"a.txt"}"#),
          .toolCall(id: "call_B", name: "list_files", arguments: "{}"),
          .usage(
            TokenUsage(
              promptTokens: 120, completionTokens: 40, totalTokens: 160, reasoningTokens: 16,
              cachedInputTokens: 64, raw: usage)),
          .finished(.toolCalls),
        ]))
  }

  @Test func `Ollama: two calls at index 0, and stop although it calls`() throws {
    let events = try Collected(recording: "ollama").events
    #expect(events.first == .thinking("Two files. "))
    #expect(calls(events) == [#"call_x1 {"path":"a"}"#, #"call_x2 {"path":"b"}"#])
    #expect(events.last == .finished(.toolCalls))
  }

  @Test func `Gemini: whole calls with empty ids and no index, usage repeated, no DONE`() throws {
    let collected = try Collected(recording: "gemini")
    #expect(calls(collected.events) == [#"call_1 {"path":"a"}"#, #"call_2 {"path":"b"}"#])
    #expect(collected.events.suffix(2).first?.usage?.totalTokens == 29)
    #expect(collected.events.last == .finished(.toolCalls))
    #expect(collected.error == nil)
  }

  @Test func `OpenRouter: comments, CRLF, thinking in two fields, a chunk after the last`() throws {
    let events = try Collected(recording: "openrouter").events
    #expect(events.prefix(2) == [.thinking("Hm."), .text("one\u{2028}line")])
    #expect(events.suffix(2).first?.usage?.totalTokens == 9)
    #expect(events.last == .finished(.stop))
  }

  @Test func `llama-server: thinking in tags that are cut, DONE without a line end`() throws {
    let events = try Collected(recording: "llama-server").events
    #expect(events.prefix(2) == [.thinking("\nEasy.\n"), .text("Four.")])
    #expect(events.last == .finished(.stop))
  }

  @Test func `an error in the middle leaves what came before`() throws {
    #expect(
      try Collected(recording: "error-in-stream")
        == Collected(
          [.text("Half an ")],
          error: ProviderError(.request, "The server had an error while processing your request")))
  }

  @Test(arguments: ["openai", "ollama", "gemini", "openrouter", "llama-server", "error-in-stream"])
  func `pieces of any size give the same events`(name: String) throws {
    let whole = try Collected(recording: name)
    for size in [1, 2, 3, 7, 64, 1000] {
      #expect(try Collected(recording: name, pieces: size) == whole)
    }
  }

  @Test(arguments: ["openai", "ollama", "gemini", "openrouter", "llama-server"])
  func `a stream cut after any byte gives a beginning of the same answer and says that it was cut`(
    name: String
  ) throws {
    let whole = try Collected(recording: name)
    for (count, cut) in try Collected.cuts(
      of: Recording.bytes(name), as: ChunkDecoder(usedCallIDs: [])
    ).enumerated() {
      #expect(cut.said(isBeginningOf: whole), "cut after \(count)")
      if cut.error == nil {
        // Nothing but usage may be missing.
        #expect(cut.withoutUsage == whole.withoutUsage, "cut after \(count)")
      } else {
        #expect(cut.error?.kind == .network, "cut after \(count)")
      }
    }
  }

  private func calls(_ events: [ModelEvent]) -> [String] {
    events.compactMap {
      if case .toolCall(let id, _, let arguments) = $0 { "\(id) \(arguments)" } else { nil }
    }
  }
}
