import Harness
import Testing

@testable import Providers

/// The exact bodies that are sent.
@Suite struct ChatRequestBodyTests {
  private func messages(_ messages: [Message], traits: ServerTraits = .init(lengthField: .maxTokens))
    -> String
  {
    let request = ModelRequest(model: "m", messages: messages)
    return ChatRequestBody(request: request, traits: traits).json["messages"]?.text() ?? ""
  }

  private func message(_ role: Message.Role, _ content: [MessagePart]) -> Message {
    var message = Message.said("")
    message.role = role
    message.content = content
    return message
  }

  private let call = MessagePart.toolCall(ToolCall(id: "a", name: "f", args: ["x": 1]))
  private let result = MessagePart.toolResult(
    ToolResult(id: "a", name: "f", result: ["content": "done", "isError": false], isError: false))

  @Test func `all of a request`() {
    let tool = ToolSpec(
      name: "f", description: "Does f.", category: .read,
      input: .object([.required("x", .integer("How many."))]))
    let request = ModelRequest(
      model: "m", system: "Be brief.", messages: [.said("hi")], tools: [tool], maxOutputTokens: 100)
    #expect(
      ChatRequestBody(request: request, traits: ServerTraits(lengthField: .maxCompletionTokens)).json.text()
        == #"{"model":"m","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"hi"}],"#
        + #""stream":true,"stream_options":{"include_usage":true},"max_completion_tokens":100,"#
        + #""tools":[{"type":"function","function":{"name":"f","description":"Does f.","parameters":"#
        + #"{"type":"object","properties":{"x":{"type":"integer","description":"How many."}},"#
        + #""required":["x"],"additionalProperties":false}}}]}"#)
  }

  @Test func `a step with two calls, thinking left out`() {
    let second = MessagePart.toolCall(ToolCall(id: "b", name: "g", args: .emptyObject))
    let failed = MessagePart.toolResult(
      ToolResult(id: "b", name: "g", result: "no such file", isError: true))
    #expect(
      messages([
        message(
          .assistant, [.thinking(Thinking(text: "hm")), .text("I look."), call, result, second, failed])
      ])
        == #"[{"role":"assistant","content":"I look.","tool_calls":["#
        + #"{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}},"#
        + #"{"id":"b","type":"function","function":{"name":"g","arguments":"{}"}}]},"#
        + #"{"role":"tool","tool_call_id":"a","content":"done"},"#
        + #"{"role":"tool","tool_call_id":"b","content":"no such file"}]"#)
  }

  @Test func `prose after a result is a message of its own`() {
    #expect(
      messages([message(.assistant, [call, result, .text("Done.")])])
        == #"[{"role":"assistant","content":null,"tool_calls":["#
        + #"{"id":"a","type":"function","function":{"name":"f","arguments":"{\"x\":1}"}}]},"#
        + #"{"role":"tool","tool_call_id":"a","content":"done"},{"role":"assistant","content":"Done."}]"#)
  }

  @Test func `a call without a result was cancelled, arguments that are no object are none`() {
    let broken = MessagePart.toolCall(ToolCall(id: "a", name: "f", args: "{\"x"))
    #expect(
      messages([message(.assistant, [broken]), .said("go on")])
        == #"[{"role":"assistant","content":null,"tool_calls":["#
        + #"{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]},"#
        + #"{"role":"tool","tool_call_id":"a","content":"cancelled by user"},"#
        + #"{"role":"user","content":"go on"}]"#)
  }

  @Test func `what is empty is not sent`() {
    #expect(
      messages([
        message(.assistant, []), message(.assistant, [.thinking(Thinking(text: "hm"))]), .said(""),
        message(.assistant, [.text("half")]),
      ]) == #"[{"role":"assistant","content":"half"}]"#)
  }

  @Test func `pictures and files`() {
    #expect(
      messages([
        message(
          .user,
          [
            .text("Look"), .image(data: "AAAA", mimeType: "image/png"),
            .file(data: "aGk=", mediaType: "text/plain", filename: "a.txt"),
            .file(data: "BBBB", mediaType: "application/pdf", filename: "b.pdf"),
          ])
      ])
        == #"[{"role":"user","content":[{"type":"text","text":"Look"},"#
        + #"{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA"}},"#
        + #"{"type":"text","text":"a.txt:\n\nhi"},"#
        + #"{"type":"file","file":{"filename":"b.pdf","file_data":"data:application/pdf;base64,BBBB"}}]}]"#)
  }

  @Test func `refusals that name a field are learned once`() {
    let tool = ToolSpec(name: "f", description: "", category: nil, input: .object([]))
    var traits = ServerTraits(lengthField: .maxTokens)
    func learn(_ message: String, status: Int = 400) -> Lesson? {
      traits.learn(
        from: ServerRefusal(status: status, json: .string(message), secrets: []),
        about: ModelRequest(model: "m", messages: [], tools: [tool]))
    }
    #expect(learn("Unknown field stream_options") == .init(notice: nil))
    #expect(learn("Unknown field stream_options") == nil)
    #expect(learn("Unsupported: 'max_tokens'. Use 'max_completion_tokens'.", status: 401) == nil)
    #expect(learn("Unsupported: 'max_tokens'. Use 'max_completion_tokens'.") == .init(notice: nil))
    #expect(traits.lengthField == .maxCompletionTokens)
    #expect(learn("no max_completion_tokens") == .init(notice: nil))
    #expect(traits.lengthField == nil)
    #expect(learn("no max_completion_tokens") == nil)
    #expect(
      learn("m does not support tools")
        == .init(notice: "m takes no tools here (m does not support tools): it goes on without them"))
    #expect(learn("m does not support tools") == nil)
    #expect(
      learn("Tool call id was call_1 but must be a-z, A-Z, 0-9, with a length of 9.") == .init(notice: nil))

    let request = ModelRequest(
      model: "m", messages: [message(.assistant, [call, result])], tools: [tool], maxOutputTokens: 1)
    let id = Digest.text("a").prefix(9)
    #expect(
      ChatRequestBody(request: request, traits: traits).json.text()
        == #"{"model":"m","messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"\#(id)","#
        + #""type":"function","function":{"name":"f","arguments":"{\"x\":1}"}}]},"#
        + #"{"role":"tool","tool_call_id":"\#(id)","content":"done"}],"stream":true}"#)
  }
}
