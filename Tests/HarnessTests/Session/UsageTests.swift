import Harness
import TestSupport
import Testing

@HarnessActor @Suite(.timeLimit(.minutes(1))) struct UsageTests {
  private func usage(_ prompt: Int, _ completion: Int) -> ModelEvent {
    .usage(TokenUsage(promptTokens: prompt, completionTokens: completion))
  }

  private func chat(_ steps: [ScriptedProvider.Step], _ facts: ModelFacts) throws -> Conversation {
    let provider = FactualProvider(ScriptedProvider(steps, id: "facts"), facts)
    return try Conversation([.says([.text("free"), usage(5_000, 0)])]) { configuration in
      configuration.providers.append(provider)
      configuration.modelID = "facts/one"
    }
  }

  private let facts = ModelFacts(contextLength: 100_000, price: ModelPrice(input: 10, output: 100))

  @Test func `the context is as full as the last step left it, and costs add up`() async throws {
    let chat = try chat(
      [.says([.text("a"), usage(1_000, 200)]), .says([.text("b"), usage(2_000, 300)])], facts)
    try await chat.say("one")
    try await chat.say("two")
    let measure = chat.display.measure
    #expect(measure.contextTokens == 2_300 && measure.contextLength == 100_000)
    #expect(measure.contextPercent == 2 && !measure.costsMore)
    #expect(abs((measure.cost ?? 0) - 0.08) < 1e-9)
    #expect(chat.display.tokenUsage.totalTokens == 3_500)
  }

  @Test func `a step without a price is said to come on top`() async throws {
    let chat = try chat([.says([.text("a"), usage(1_000, 0)])], facts)
    try await chat.say("one")
    try await chat.session.switchModel("script/one")
    #expect(chat.display.measure.contextLength == nil)
    try await chat.say("two")
    #expect(
      chat.display.measure
        == ThreadMeasure(contextTokens: 5_000, contextLength: nil, cost: 0.01, costsMore: true))
  }

  @Test func `what a provider does not count is estimated`() async throws {
    let chat = try chat([.says([.text(String(repeating: "word ", count: 400))])], facts)
    try await chat.say("one")
    let measure = chat.display.measure
    #expect(measure.isEstimate && measure.contextTokens > 500 && measure.cost == nil && measure.costsMore)
  }

  @Test func `an answer of as many tokens as were allowed was cut off, whatever the server says`()
    async throws
  {
    let chat = try Conversation([.says([.text("a"), usage(9, 8)]), .says([.text("b"), usage(9, 7)])]) {
      $0.modes[0].maxOutputTokens = 8
    }
    try await chat.say("one")
    let cut = "The model stopped because it reached its maximum output length before finishing."
    #expect(chat.transcript == ["> one", "a", "! \(cut)"])
    try await chat.say("two")
    #expect(chat.transcript.suffix(2) == ["> two", "b"])
  }

  @Test func `an empty answer is said to be one`() async throws {
    let chat = try Conversation([.says([])])
    try await chat.say("one")
    #expect(chat.display.notice == Notice(.warning, "The model answered with nothing."))
  }

  @Test func `the measure comes back with its thread`() async throws {
    let chat = try chat([.says([.text("a"), usage(1_000, 0)])], facts)
    try await chat.say("one")
    let before = chat.display.measure
    let id = try #require(chat.session.thread.id)
    try await chat.session.createThread()
    #expect(chat.display.measure == ThreadMeasure(contextLength: 100_000))
    try await chat.session.switchThread(id)
    #expect(chat.display.measure == before)
  }

  @Test func `the thinking level is that of the mode until another is chosen, and kept with the thread`()
    async throws
  {
    let chat = try Conversation([.says([.text("a")]), .says([.text("b")])]) {
      $0.modes[0].thinking = .low
      $0.modes[0].maxOutputTokens = 99
    }
    try await chat.say("one")
    #expect(chat.display.thinking == .low)
    try await chat.session.setThinking(.high)
    try await chat.say("two")
    #expect(chat.provider.requests.map(\.thinking) == [.low, .high])
    #expect(chat.provider.requests.map(\.maxOutputTokens) == [99, 99])
    let id = try #require(chat.session.thread.id)
    try await chat.session.switchMode("plan")
    #expect(chat.display.thinking == nil)
    try await chat.session.createThread()
    try await chat.session.switchThread(id)
    try await chat.session.switchMode("build")
    #expect(chat.display.thinking == .high)
    try await chat.session.setThinking(nil)
    #expect(chat.display.thinking == .low)
  }

  @Test func `models that were used come first in the list`() async throws {
    let use = CountedUse(["script/two": 2])
    let chat = try Conversation([.says([.text("a")])]) { $0.modelUse = use }
    await chat.session.listModels()
    #expect(chat.display.models.map(\.id) == ["script/two", "script/one"])
    try await chat.say("hi")
    #expect(await use.noted == ["build: script/one"])
  }

  @Test func `a chosen model that cannot be used is named once, with the reason`() async throws {
    let chat = try Conversation {
      $0.providers.append(UnreadyProvider())
      $0.modelID = "unready/one"
    }
    await chat.session.listModels()
    let warning = Notice(.warning, "unready/one cannot be used: no key: set KEY. /model chooses another.")
    #expect(chat.display.notice == warning && chat.display.noticeCount == 1)
    await chat.session.listModels()
    #expect(chat.display.noticeCount == 1)
    try await chat.session.switchModel("script/one")
    await chat.session.listModels()
    #expect(chat.display.noticeCount == 1)
  }

  /// A provider without a key: one model stands for all.
  private struct UnreadyProvider: ModelProvider {
    let id = "unready"

    func models() async -> [ModelInfo] { [ModelInfo(id: "unready/big", unavailable: "no key: set KEY")] }

    func stream(_ request: ModelRequest) -> AsyncThrowingStream<[ModelEvent], any Error> {
      AsyncThrowingStream { $0.finish() }
    }
  }

  private actor CountedUse: ModelUse {
    private let known: [String: Int]
    var noted: [String] = []

    init(_ known: [String: Int]) { self.known = known }

    func counts() -> [String: Int] { known }
    func note(_ modelID: String, inMode modeID: String) { noted.append("\(modeID): \(modelID)") }
  }

  @Test func `numbers no provider can mean do not end the program`() async throws {
    let wild = TokenUsage(promptTokens: .max, completionTokens: .max, reasoningTokens: .min)
    #expect(wild.totalTokens == 1_000_000_000_000)
    #expect(wild.reasoningTokens == 0)
    let chat = try Conversation([
      .says([.text("a"), .usage(wild)]), .says([.text("b"), .usage(wild)]),
      .fails([], ProviderError(.overloaded, "later", retryAfter: .infinity)),
      .fails([], ProviderError(.overloaded, "later", retryAfter: 1e300)),
    ])
    for text in ["1", "2", "3", "4"] { try await chat.say(text) }
    #expect(chat.display.tokenUsage.promptTokens == 1_000_000_000_000)
    #expect(chat.transcript.suffix(2) == ["> 4", "! later"])
  }
}
