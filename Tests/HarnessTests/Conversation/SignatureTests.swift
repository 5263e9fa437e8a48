import Testing

@testable import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What a provider wants back with a message is kept with it.
@Suite struct SignatureTests {
  private func content(_ events: [ModelEvent], signer: String? = "p/m") -> [MessagePart] {
    var reply = Reply(
      Message(id: "1", role: .assistant, content: [], createdAt: Date(timeIntervalSince1970: 0)),
      signer: signer)
    for event in events { _ = reply.take(event, freshID: { "own-\($0)" }) }
    return reply.message.content
  }

  @Test func `each stretch of thinking has its own signature and the name of the model`() {
    #expect(
      content([
        .thinking("a"), .thinkingSignature("1"), .thinkingSignature("2"), .redactedThinking("3"),
        .thinking("b"),
      ]) == [
        .thinking(Thinking(text: "a", signature: "1", signer: "p/m")),
        .thinking(Thinking(text: "", signature: "2", signer: "p/m")),
        .thinking(Thinking(text: "", signature: "3", signer: "p/m", isRedacted: true)),
        .thinking(Thinking(text: "b")),
      ])
  }

  @Test func `a call keeps its signature under the id it has in the thread`() {
    #expect(
      content([
        .toolCallSignature(id: "a", "s"), .toolCall(id: "a", name: "f", arguments: "{}"),
        .toolCall(id: "b", name: "f", arguments: "{}"),
      ]) == [
        .toolCall(ToolCall(id: "own-a", name: "f", args: .emptyObject, signature: "s", signer: "p/m")),
        .toolCall(ToolCall(id: "own-b", name: "f", args: .emptyObject)),
      ])
  }

  @Test(arguments: [
    #"{"type":"thinking","thinking":"a"}"#, #"{"type":"thinking","thinking":"a","signature":"s"}"#,
    #"{"type":"thinking","thinking":"","signature":"s","signedBy":"p/m","redacted":true}"#,
    #"{"type":"tool_call","id":"a","name":"f","args":{}}"#,
    #"{"type":"tool_call","id":"a","name":"f","args":{},"signature":"s","signedBy":"p/m"}"#,
  ])
  func `parts are written as they were read, and understood`(text: String) throws {
    let part = MessagePart(json: try JSON(parsing: text))
    #expect(part.json.text() == text)
    if case .other = part { Issue.record("not understood") }
  }
}
