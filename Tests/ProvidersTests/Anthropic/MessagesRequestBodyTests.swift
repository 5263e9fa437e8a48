import Harness
import Testing

@testable import Providers

/// The exact bodies that are sent.
@Suite struct MessagesRequestBodyTests {
  private let mark = #""cache_control":{"type":"ephemeral"}"#

  private func messages(_ messages: [Message]) -> String {
    let body = MessagesRequestBody(
      request: ModelRequest(model: "m", messages: messages), traits: MessagesTraits(), signer: "anthropic/m")
    return body.json["messages"]?.text() ?? ""
  }

  private func message(_ role: Message.Role, _ content: [MessagePart]) -> Message {
    var message = Message.said("")
    message.role = role
    message.content = content
    return message
  }

  private func call(_ id: String, _ args: JSON = ["x": 1]) -> MessagePart {
    .toolCall(ToolCall(id: id, name: "f", args: args))
  }

  private func result(_ id: String, _ text: JSON = "done", isError: Bool = false) -> MessagePart {
    .toolResult(ToolResult(id: id, name: "f", result: text, isError: isError))
  }

  @Test func `all of a request, with its marks for the cache`() {
    let tool = ToolSpec(
      name: "f", description: "Does f.", category: .read,
      input: .object([.required("x", .integer("How many."))]))
    let request = ModelRequest(
      model: "m", system: "Be brief.", messages: [.said("hi")], tools: [tool], maxOutputTokens: 100)
    #expect(
      MessagesRequestBody(request: request, traits: MessagesTraits(), signer: "").json.text()
        == #"{"model":"m","max_tokens":100,"system":[{"type":"text","text":"Be brief.",\#(mark)}],"#
        + #""tools":[{"name":"f","description":"Does f.","input_schema":{"type":"object","properties":"#
        + #"{"x":{"type":"integer","description":"How many."}},"required":["x"],"additionalProperties":false},\#(mark)}],"#
        + #""messages":[{"role":"user","content":[{"type":"text","text":"hi",\#(mark)}]}],"stream":true}"#)
  }

  @Test func `results come at once, first, and with what the person says next in one message`() {
    #expect(
      messages([
        .said("go"),
        message(
          .assistant, [.text("I look."), call("a"), call("b"), result("b", "no", isError: true), result("a")]),
        .said("and now?"),
      ])
        == #"[{"role":"user","content":[{"type":"text","text":"go"}]},{"role":"assistant","content":["#
        + #"{"type":"text","text":"I look."},{"type":"tool_use","id":"a","name":"f","input":{"x":1}},"#
        + #"{"type":"tool_use","id":"b","name":"f","input":{"x":1}}]},{"role":"user","content":["#
        + #"{"type":"tool_result","tool_use_id":"a","content":"done"},"#
        + #"{"type":"tool_result","tool_use_id":"b","content":"no","is_error":true},"#
        + #"{"type":"text","text":"and now?",\#(mark)}]}]"#)
  }

  @Test func `own thinking goes back byte for byte, that of others does not`() {
    let text = "e\u{301} \\ \u{2028}"
    #expect(
      messages([
        .said("go"),
        message(
          .assistant,
          [
            .thinking(Thinking(text: text, signature: "s+/=", signer: "anthropic/m")),
            .thinking(Thinking(text: "", signature: "data", signer: "anthropic/m", isRedacted: true)),
            .thinking(Thinking(text: "x", signature: "t", signer: "anthropic/other")),
            .thinking(Thinking(text: "not signed")), call("a"), result("a"),
            .thinking(Thinking(text: "cut", signature: "u", signer: "anthropic/m")),
          ]),
      ])
        == #"[{"role":"user","content":[{"type":"text","text":"go"}]},{"role":"assistant","content":["#
        + #"{"type":"thinking","thinking":\#(JSON.string(text).text()),"signature":"s+/="},"#
        + #"{"type":"redacted_thinking","data":"data"},"#
        + #"{"type":"tool_use","id":"a","name":"f","input":{"x":1}}]},"#
        + #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"done",\#(mark)}]}]"#)
  }

  @Test func `turns alternate, the person begins, what is empty is left out`() {
    #expect(
      messages([
        message(.assistant, [.text("a"), .text(" \n")]), message(.assistant, [.text("b")]), .said(""),
        .said("c"), .said("d"),
      ])
        == #"[{"role":"user","content":[{"type":"text","text":"(What came before is left out.)"}]},"#
        + #"{"role":"assistant","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]},"#
        + #"{"role":"user","content":[{"type":"text","text":"c"},{"type":"text","text":"d",\#(mark)}]}]"#)
  }

  @Test func `calls of other providers: strange ids, arguments that are none, no result`() {
    let id = "call_\(Digest.text("functions.f:0"))"
    #expect(
      messages([.said("go"), message(.assistant, [call("functions.f:0", "{\"x")])])
        == #"[{"role":"user","content":[{"type":"text","text":"go"}]},"#
        + #"{"role":"assistant","content":[{"type":"tool_use","id":"\#(id)","name":"f","input":{}}]},"#
        + #"{"role":"user","content":[{"type":"tool_result","tool_use_id":"\#(id)","#
        + #""content":"cancelled by user","is_error":true,\#(mark)}]}]"#)
  }

  @Test func `pictures and files`() {
    #expect(
      messages([
        message(
          .user,
          [
            .image(data: "AAAA", mimeType: "image/png"),
            .file(data: "aGk=", mediaType: "text/plain", filename: "a.txt"),
            .file(data: "BBBB", mediaType: "application/pdf", filename: "b.pdf"),
          ])
      ])
        == #"[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},"#
        + #"{"type":"text","text":"a.txt:\n\nhi"},{"type":"document","source":{"type":"base64","#
        + #""media_type":"application/pdf","data":"BBBB"},"title":"b.pdf",\#(mark)}]}]"#)
  }

  @Test func `what a refusal teaches`() {
    var traits = MessagesTraits()
    func learn(_ message: String, status: Int = 400) -> Lesson? {
      let json: JSON = ["error": ["message": .string(message)]]
      return traits.learn(
        from: ServerRefusal(status: status, json: json, secrets: []),
        about: ModelRequest(model: "m", messages: []))
    }
    let limit = "max_tokens: 32000 > 8192, which is the maximum allowed number of output tokens for m"
    #expect(learn(limit, status: 500) == nil)
    #expect(learn(limit) == Lesson(notice: nil))
    #expect(learn(limit) == nil)
    #expect(learn("system.0.cache_control: Extra inputs are not permitted") == Lesson(notice: nil))
    #expect(learn("system.0.cache_control: Extra inputs are not permitted") == nil)
    #expect(learn("messages: roles must alternate") == nil)
    let request = ModelRequest(model: "m", system: "s", messages: [.said("hi")])
    #expect(
      MessagesRequestBody(request: request, traits: traits, signer: "").json.text()
        == #"{"model":"m","max_tokens":8192,"system":[{"type":"text","text":"s"}],"messages":"#
        + #"[{"role":"user","content":[{"type":"text","text":"hi"}]}],"stream":true}"#)
  }
}
