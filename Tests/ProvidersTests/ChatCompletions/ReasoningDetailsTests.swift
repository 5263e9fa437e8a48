import Harness
import Testing

@testable import Providers

/// What OpenRouter wants back of what a model thought.
@Suite struct ReasoningDetailsTests {
  private let signed =
    #"[{"type":"reasoning.text","text":"Hmm.","index":0,"signature":"sig"},"#
    + #"{"type":"reasoning.encrypted","data":"abc","id":"r1","index":1}]"#

  private func message(_ parts: MessagePart...) -> Message {
    var message = Message.said("")
    message.role = .assistant
    message.content = parts
    return message
  }

  private func answer(_ message: Message, signer: String) -> JSON? {
    let request = ModelRequest(model: "m", messages: [.said("hi"), message])
    let body = ChatRequestBody(
      request: request, traits: ServerTraits(lengthField: .maxTokens), signer: signer)
    return body.json["messages"]?[1]
  }

  @Test func `pieces are joined, and kept when one is signed`() {
    let collected = Collected(chunks: [
      #"{"choices":[{"delta":{"reasoning":"H","reasoning_details":[{"type":"reasoning.text","text":"H","index":0}]}}]}"#,
      #"{"choices":[{"delta":{"reasoning_details":[{"type":"reasoning.text","text":"mm.","index":0,"signature":"sig"}]}}]}"#,
      #"{"choices":[{"delta":{"content":"Hi"}}]}"#,
      #"{"choices":[{"delta":{"reasoning_details":[{"type":"reasoning.encrypted","data":"abc","id":"r1","index":1}]},"finish_reason":"stop"}]}"#,
    ])
    #expect(
      collected.events == [
        .thinking("Hmm."), .text("Hi"), .thinkingSignature(signed), .finished(.stop),
      ])
  }

  @Test func `thinking without a signature is not kept`() {
    let collected = Collected(chunks: [
      #"{"choices":[{"delta":{"reasoning_details":[{"type":"reasoning.text","text":"Hmm."}]},"finish_reason":"stop"}]}"#
    ])
    #expect(collected.events == [.thinking("Hmm."), .finished(.stop)])
  }

  @Test func `it goes back to the same model as it came, and to no other`() throws {
    let thought = MessagePart.thinking(Thinking(text: "", signature: signed, signer: "openrouter/m"))
    let said = message(.text("Hi"), thought)
    #expect(answer(said, signer: "openrouter/m")?["reasoning_details"] == (try JSON(parsing: signed)))
    #expect(answer(said, signer: "openrouter/n")?["reasoning_details"] == nil)
    let called = message(thought, .toolCall(ToolCall(id: "a", name: "f", args: .emptyObject)))
    #expect(answer(called, signer: "openrouter/m")?["reasoning_details"] == (try JSON(parsing: signed)))
  }
}
