import Harness
import Testing

@testable import Providers

/// What Gemini wants, and servers that want their thinking back.
@Suite struct ThoughtSignatureTests {
  private let traits = ServerTraits(
    lengthField: .maxTokens, takesNarrowSchemas: true, wantsThoughtSignatures: true)

  private func messages(_ content: [MessagePart], model: String = "gemini-3-flash", _ traits: ServerTraits)
    -> String?
  {
    var message = Message.said("")
    message.role = .assistant
    message.content = content
    let request = ModelRequest(model: model, messages: [message])
    let body = ChatRequestBody(request: request, traits: traits, signer: "gemini/\(model)")
    return body.json["messages"]?[0]?.text()
  }

  private func call(_ id: String, signature: String? = nil, by model: String = "gemini-3-flash")
    -> MessagePart
  {
    .toolCall(
      ToolCall(
        id: id, name: "f", args: .emptyObject, signature: signature,
        signer: signature == nil ? nil : "gemini/\(model)"))
  }

  private func answer(_ calls: String) -> String {
    #"{"role":"assistant","content":null,"tool_calls":[\#(calls)]}"#
  }

  private func sent(_ id: String, _ signature: String? = nil) -> String {
    let extra = signature.map { #","extra_content":{"google":{"thought_signature":"\#($0)"}}"# } ?? ""
    return #"{"id":"\#(id)","type":"function","function":{"name":"f","arguments":"{}"}\#(extra)}"#
  }

  @Test func `a signature comes with a call and goes back with it, byte for byte`() {
    let chunk =
      #"{"choices":[{"delta":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"s+/="}}},{"id":"b","function":{"name":"f","arguments":"{}"}}]}}]}"#
    let events = Collected(chunks: [chunk]).events
    #expect(
      events.suffix(4) == [
        .toolCallSignature(id: "a", "s+/="), .toolCall(id: "a", name: "f", arguments: "{}"),
        .toolCall(id: "b", name: "f", arguments: "{}"), .finished(.toolCalls),
      ])
    #expect(
      messages([call("a", signature: "s+/="), call("b")], traits)
        == answer(sent("a", "s+/=") + "," + sent("b")))
  }

  @Test func `calls of other models get the word that stands for a signature, for models that want one`() {
    let word = "skip_thought_signature_validator"
    let foreign = [call("a", signature: "s", by: "gemini-3-pro"), call("b")]
    #expect(messages(foreign, traits) == answer(sent("a", word) + "," + sent("b")))
    #expect(messages(foreign, model: "gemini-2.5-pro", traits) == answer(sent("a") + "," + sent("b")))
    #expect(
      messages(foreign, ServerTraits(lengthField: .maxTokens)) == answer(sent("a") + "," + sent("b")))
  }

  @Test func `a schema is sent without the words a narrow server refuses`() throws {
    let schema: JSON = [
      "$schema": "x", "type": "object", "additionalProperties": false, "required": ["a"],
      "properties": [
        "additionalProperties": ["type": "string", "default": "x"],
        "a": ["type": "array", "items": ["const": 1, "type": "integer"]],
        "b": ["anyOf": [["type": "null", "examples": []]]],
      ],
    ]
    #expect(
      NarrowSchema.of(schema).text()
        == #"{"type":"object","required":["a"],"properties":{"additionalProperties":{"type":"string"},"#
        + #""a":{"type":"array","items":{"type":"integer"}},"b":{"anyOf":[{"type":"null"}]}}}"#)
    let tool = ToolSpec(name: "f", description: "", category: nil, input: .object([]))
    let request = ModelRequest(model: "m", messages: [], tools: [tool])
    #expect(!ChatRequestBody(request: request, traits: traits).json.text().contains("additionalProperties"))
  }

  @Test func `thinking goes back once a server asked for it`() {
    var traits = ServerTraits(lengthField: .maxTokens)
    let step: [MessagePart] = [.thinking(Thinking(text: "hm")), call("a")]
    #expect(messages(step, traits) == answer(sent("a")))
    let refusal = "Missing `reasoning_content` field in the assistant message"
    func learn() -> Lesson? {
      traits.learn(
        from: ServerRefusal(status: 400, json: .string(refusal), secrets: []),
        about: ModelRequest(model: "m", messages: []))
    }
    #expect(learn() == Lesson(notice: nil))
    #expect(learn() == nil)
    #expect(
      messages(step, traits)
        == #"{"role":"assistant","content":null,"reasoning_content":"hm","tool_calls":[\#(sent("a"))]}"#)
  }

  @Test func `an error in a list says how long to wait`() {
    let body =
      #"[{"error":{"code":429,"message":"Quota.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.Help"},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"27.5s"}]}}]"#
    let refusal = ServerRefusal(status: 429, body: Array(body.utf8), secrets: [])
    #expect(refusal.message == "Quota." && refusal.wait == 27.5)
  }
}
