import Harness
import Testing

@testable import Providers

/// How each protocol is told how much to think, and what refusals of it teach.
@Suite struct ThinkingLevelTests {
  private func request(_ level: ThinkingLevel?, _ messages: [Message] = [.said("hi")]) -> ModelRequest {
    ModelRequest(model: "m", messages: messages, thinking: level)
  }

  private func refusal(_ message: String) -> ServerRefusal {
    ServerRefusal(status: 400, json: ["error": ["message": .string(message)]], secrets: [])
  }

  private func anthropic(_ request: ModelRequest, _ traits: MessagesTraits = MessagesTraits()) -> JSON {
    MessagesRequestBody(request: request, traits: traits, signer: "anthropic/m").json
  }

  @Test func `Anthropic gets a budget, and nothing where nothing is wished`() {
    let budgets = ThinkingLevel.allCases.map { anthropic(request($0))["thinking"] }
    #expect(
      budgets == [
        nil, ["type": "enabled", "budget_tokens": 4096], ["type": "enabled", "budget_tokens": 12288],
        ["type": "enabled", "budget_tokens": 24576],
      ])
    #expect(anthropic(request(nil))["thinking"] == nil)
  }

  @Test func `the budget leaves room for the answer, and a short answer has none`() {
    var short = request(.high)
    short.maxOutputTokens = 4_000
    #expect(anthropic(short)["thinking"] == ["type": "enabled", "budget_tokens": 2976])
    short.maxOutputTokens = 2_000
    #expect(anthropic(short)["thinking"] == nil)
  }

  @Test func `a turn that began without thinking goes on without`() {
    var called = Message.said("")
    called.role = .assistant
    let call = MessagePart.toolCall(ToolCall(id: "a", name: "f", args: .emptyObject))
    let result = MessagePart.toolResult(
      ToolResult(id: "a", name: "f", result: ToolOutput("x").json, isError: false))
    called.content = [call, result]
    #expect(anthropic(request(.low, [.said("hi"), called]))["thinking"] == nil)
    let thought = Thinking(text: "hm", signature: "s", signer: "anthropic/m")
    called.content = [.thinking(thought), call, result]
    #expect(anthropic(request(.low, [.said("hi"), called]))["thinking"] != nil)
  }

  @Test func `models that adapt are told how hard, and others learn to do without`() {
    var traits = MessagesTraits()
    let wish = request(.high)
    #expect(
      traits.learn(
        from: refusal("thinking.type.enabled is not supported. Use thinking.type.adaptive."), about: wish)
        == Lesson(notice: nil))
    #expect(anthropic(wish, traits)["thinking"] == ["type": "adaptive"])
    #expect(anthropic(wish, traits)["output_config"] == ["effort": "high"])
    #expect(anthropic(request(.off), traits)["thinking"] == ["type": "disabled"])
    #expect(
      traits.learn(from: refusal("this model does not support thinking"), about: wish)
        == Lesson(notice: "m does not take the thinking level high: it goes on without"))
    #expect(anthropic(wish, traits)["thinking"] == nil && anthropic(wish, traits)["output_config"] == nil)
  }

  @Test(arguments: [
    ("claude-opus-4-6", true), ("claude-sonnet-4-6-20260201", true), ("claude-opus-5", true),
    ("claude-sonnet-5-20270101", true), ("claude-opus-4-5-20251101", false),
    ("claude-sonnet-4-20250514", false),
    ("claude-3-7-sonnet-latest", false), ("claude-haiku-4-5", false), ("m", false),
  ])
  func `newer models are told how hard at once, and the old way when they refuse`(name: String, adapts: Bool)
  {
    var traits = MessagesTraits()
    #expect(traits.adapts(name) == adapts)
    var wish = request(.high)
    wish.model = name
    let no = refusal("adaptive thinking is not supported on this model")
    #expect(traits.learn(from: no, about: wish) == Lesson(notice: nil))
    #expect(traits.adapts(name) != adapts)
  }

  @Test(arguments: [
    (ThinkingField.effort, #"{"reasoning_effort":"none"}"#, #"{"reasoning_effort":"high"}"#),
    (.reasoning, #"{"reasoning":{"enabled":false}}"#, #"{"reasoning":{"effort":"high"}}"#),
    (.type, #"{"thinking":{"type":"disabled"}}"#, #"{"thinking":{"type":"enabled"}}"#),
    (
      .template, #"{"chat_template_kwargs":{"enable_thinking":false}}"#,
      #"{"chat_template_kwargs":{"enable_thinking":true,"reasoning_effort":"high"}}"#
    ),
  ])
  func `chat completions have a field for each kind of server`(
    field: ThinkingField, off: String, high: String
  ) throws {
    let traits = ServerTraits(lengthField: .maxTokens, thinking: field)
    for (level, expected) in [(ThinkingLevel.off, off), (.high, high)] {
      let body = ChatRequestBody(request: request(level), traits: traits).json
      for (name, value) in try #require(JSON(parsing: expected).object) {
        #expect(body[name] == value)
      }
    }
    let plain = ChatRequestBody(request: request(nil), traits: traits).json
    #expect(plain.object?.keys.elements == ["model", "messages", "stream", "stream_options"])
  }

  @Test func `off has more names than one; what is refused is not said again`() {
    var traits = ServerTraits(lengthField: .maxTokens)
    func word() -> String? {
      ChatRequestBody(request: request(.off), traits: traits).json["reasoning_effort"]?.string
    }
    let no = refusal("Unsupported value: 'reasoning_effort'")
    #expect(word() == "none")
    #expect(traits.learn(from: no, about: request(.off)) == Lesson(notice: nil))
    #expect(word() == "minimal")
    #expect(traits.learn(from: no, about: request(.off)) == Lesson(notice: nil))
    #expect(word() == "low")
    #expect(
      traits.learn(from: no, about: request(.off))
        == Lesson(notice: "m does not take the thinking level off: it goes on without"))
    #expect(word() == nil)
    #expect(traits.learn(from: no, about: request(.off)) == nil)
  }

  @Test func `responses have an effort beside the summary`() {
    var traits = ResponsesTraits()
    func reasoning() -> JSON? {
      ResponsesRequestBody(request: request(.medium), traits: traits, signer: "").json["reasoning"]
    }
    #expect(reasoning() == ["effort": "medium", "summary": "auto"])
    #expect(
      traits.learn(from: refusal("Unsupported value for reasoning.effort"), about: request(.medium))
        == Lesson(notice: "m does not take the thinking level medium: it goes on without"))
    #expect(reasoning() == ["summary": "auto"])
  }
}
