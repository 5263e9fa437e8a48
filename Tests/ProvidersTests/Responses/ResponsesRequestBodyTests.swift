import Harness
import Testing

@testable import Providers

/// The exact bodies that are sent.
@Suite struct ResponsesRequestBodyTests {
  private func input(_ messages: [Message]) -> String {
    let body = ResponsesRequestBody(
      request: ModelRequest(model: "m", messages: messages), traits: ResponsesTraits(), signer: "openai/m")
    return body.json["input"]?.text() ?? ""
  }

  private func message(
    _ role: Message.Role, _ content: [MessagePart], stop: Message.StopReason? = nil
  ) -> Message {
    var message = Message.said("")
    message.role = role
    message.content = content
    message.stopReason = stop
    return message
  }

  private func reasoning(_ id: String, by signer: String = "openai/m") -> MessagePart {
    .thinking(
      Thinking(
        text: "hm", signature: #"{"id":"\#(id)","type":"reasoning","encrypted_content":"e"}"#, signer: signer)
    )
  }

  private func sent(_ id: String) -> String { #"{"id":"\#(id)","type":"reasoning","encrypted_content":"e"}"# }

  private func said(_ text: String) -> String {
    #"{"type":"message","role":"assistant","content":[{"type":"output_text","text":"\#(text)"}]}"#
  }

  private let call = MessagePart.toolCall(ToolCall(id: "a", name: "f", args: ["x": 1]))
  private let result = MessagePart.toolResult(ToolResult(id: "a", name: "f", result: "done", isError: false))
  private let sentCall = #"{"type":"function_call","call_id":"a","name":"f","arguments":"{\"x\":1}"}"#
  private let sentOutput = #"{"type":"function_call_output","call_id":"a","output":"done"}"#

  @Test func `all of a request`() {
    let tool = ToolSpec(name: "f", description: "Does f.", category: .read, input: .object([]))
    let request = ModelRequest(
      model: "m", system: "Be brief.", messages: [.said("hi")], tools: [tool], maxOutputTokens: 100)
    #expect(
      ResponsesRequestBody(request: request, traits: ResponsesTraits(), signer: "").json.text()
        == #"{"model":"m","instructions":"Be brief.","input":[{"type":"message","role":"user","content":"#
        + #"[{"type":"input_text","text":"hi"}]}],"tools":[{"type":"function","name":"f","#
        + #""description":"Does f.","parameters":{"type":"object","properties":{},"required":[],"#
        + #""additionalProperties":false},"strict":false}],"max_output_tokens":100,"#
        + #""reasoning":{"summary":"auto"},"include":["reasoning.encrypted_content"],"store":false,"stream":true}"#
    )
  }

  @Test func `reasoning goes back in its place, outputs follow the calls`() {
    #expect(
      input([
        message(.assistant, [reasoning("1"), .text("I look."), call, result, reasoning("2"), .text("Done.")])
      ]) == "[\(sent("1")),\(said("I look.")),\(sentCall),\(sentOutput),\(sent("2")),\(said("Done."))]")
  }

  @Test func `reasoning that leads to nothing, of another model, or of a failed turn is left out`() {
    #expect(
      input([message(.assistant, [reasoning("0", by: "openai/n"), call, result, reasoning("1")])])
        == "[\(sentCall),\(sentOutput)]")
    for reason in [Message.StopReason.error, .aborted] {
      #expect(
        input([message(.assistant, [reasoning("1"), .text("half")], stop: reason)]) == "[\(said("half"))]")
    }
  }

  @Test func `a call without an output was cancelled, long ids are shortened`() {
    let long = String(repeating: "x", count: 65)
    let call = MessagePart.toolCall(ToolCall(id: long, name: "f", args: "{\"x"))
    let id = "call_\(Digest.text(long))"
    #expect(
      input([message(.assistant, [call])])
        == #"[{"type":"function_call","call_id":"\#(id)","name":"f","arguments":"{}"},"#
        + #"{"type":"function_call_output","call_id":"\#(id)","output":"cancelled by user"}]"#)
  }

  @Test func `pictures and files`() {
    #expect(
      input([
        message(
          .user,
          [
            .image(data: "AAAA", mimeType: "image/png"),
            .file(data: "aGk=", mediaType: "text/plain", filename: "a.txt"),
            .file(data: "BBBB", mediaType: "application/pdf", filename: "b.pdf"),
          ])
      ])
        == #"[{"type":"message","role":"user","content":["#
        + #"{"type":"input_image","image_url":"data:image/png;base64,AAAA"},"#
        + #"{"type":"input_text","text":"a.txt:\n\nhi"},{"type":"input_file","filename":"b.pdf","#
        + #""file_data":"data:application/pdf;base64,BBBB"}]}]"#)
  }

  @Test func `what a refusal teaches`() {
    var traits = ResponsesTraits()
    func learn(_ message: String, status: Int = 400) -> Lesson? {
      let json: JSON = ["error": ["message": .string(message)]]
      return traits.learn(
        from: ServerRefusal(status: status, json: json, secrets: []),
        about: ModelRequest(model: "m", messages: []))
    }
    let verified = "Your organization must be verified to generate reasoning summaries."
    let encrypted = "Encrypted content is not supported with this model."
    #expect(learn(verified, status: 401) == nil)
    #expect(learn(verified) == Lesson(notice: nil))
    #expect(learn("Item 'rs_1' of type 'reasoning' was provided without its required following item.") == nil)
    #expect(learn(encrypted) == Lesson(notice: nil))
    #expect(learn(encrypted) == nil)
    let request = ModelRequest(model: "m", messages: [])
    #expect(
      ResponsesRequestBody(request: request, traits: traits, signer: "").json.text()
        == #"{"model":"m","input":[],"store":false,"stream":true}"#)
  }
}
