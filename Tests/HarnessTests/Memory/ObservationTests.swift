import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct ObservationTests {
  @Test func `beyond the threshold older messages become notes, before the model is asked`() async throws {
    let long = try LongThread([.text("one"), .text("two")], notes: [.text("- First was said.")])
    try await long.say("first", tokens: 700)
    long.chat.forgetEvents()
    try await long.say("second", tokens: 600)
    #expect(
      long.chat.names == [
        "agent_start", "message_start", "message_end", "om_observation_start", "om_observation_end",
        "om_status", "message_start", "message_end", "agent_end",
      ])
    #expect(long.lastRequest == ["[- First was said.]", "second"])
    let asked = try #require(long.observer.requests.first)
    #expect(asked.system == CondensingPrompt.observing)
    #expect(asked.tools.isEmpty)
    #expect(
      CondensingLine.read(asked.messages[0].text) == [
        .person(long.text("first", tokens: 700)), .model("one"),
      ])
  }

  @Test func `the thread and the transcript keep everything`() async throws {
    let long = try LongThread([.text("one"), .text("two")], notes: [.text("- First.")])
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    let id = try #require(long.session.thread.id)
    let kept = try await long.chat.store.messages(in: id, limit: nil, before: nil)
    #expect(kept.map { $0.text.prefix { $0 != " " } } == ["first", "one", "second", "two"])
    #expect(long.chat.transcript.count == 4)
    #expect(
      try await long.chat.store.memory(of: id)
        == ThreadMemory(observations: "- First.", reachesTo: kept[1].id, lastRequest: kept[0]))
  }

  @Test func `the meter follows`() async throws {
    let long = try LongThread([.text("one"), .text("two")], notes: [.text("- First was said.")])
    try await long.say("first", tokens: 700)
    #expect(long.memoryEvents == ["om_status"])
    #expect(long.chat.display.omProgress.pendingTokens == 709)
    #expect(long.chat.display.omProgress.threshold == 1_000)
    try await long.say("second", tokens: 600)
    let meter = long.chat.display.omProgress
    #expect(meter.status == .idle)
    #expect(meter.observationTokens == 5)
    #expect(meter.pendingTokens == 604)
    #expect(meter.cycleID == nil)
  }

  @Test func `a short thread is told about in nothing but the conversation`() async throws {
    let chat = try Conversation([.text("one")])
    try await chat.say("first")
    #expect(!chat.names.contains { $0.hasPrefix("om_") })
  }

  @Test func `notes are added to those before`() async throws {
    let long = try LongThread(
      [.text("one"), .text("two"), .text("three")], notes: [.text("- First."), .text("- Second.")])
    for name in ["first", "second", "third"] { try await long.say(name, tokens: 600) }
    #expect(long.lastRequest == ["[- First.\n\n- Second.]", "third"])
  }

  @Test func `in long work on one request the older steps go, and the request stays`() async throws {
    let shouting = ToolOutput(String(repeating: "loud ", count: 160))
    let tool = TestTool("shout", .read, run: { _, _ in .finished(shouting) })
    let steps = (1...12).map {
      ScriptedProvider.Step.says([.text("step\($0)"), .call("shout", id: "c\($0)")])
    }
    let long = try LongThread(
      steps + [.text("done")], notes: (1...12).map { .text("- Steps \($0).") }, tools: [tool])
    try await long.say("do-it")
    let requests = long.chat.provider.requests
    #expect(requests.count == 13)
    for request in requests {
      #expect(TokenEstimate.tokens(request.messages) < 1_400)
      #expect(request.messages.allSatisfy { $0.openToolCalls.isEmpty })
      let parts = request.messages.flatMap { $0.content }
      let calls = parts.compactMap { if case .toolCall(let call) = $0 { call.id } else { nil } }
      let results = parts.compactMap { if case .toolResult(let result) = $0 { result.id } else { nil } }
      #expect(calls == results)
    }
    #expect(Array(long.lastRequest.prefix(2)) == ["[- Steps 1.\n\n- Steps 2.]", "do-it"])
    #expect(requests.last?.messages[0].text.hasSuffix(CondensingPrompt.continues) == true)
    #expect(requests.last?.messages.last?.text == "step12")
  }

  @Test func `observations beyond their threshold are condensed themselves`() async throws {
    let notes = "- " + String(repeating: "note ", count: 90)
    let long = try LongThread(
      [.text("one"), .text("two"), .text("three")], notes: [.text(notes), .text("- All in one.")],
      thresholds: MemoryThresholds(observation: 1_000, reflection: 100))
    try await long.say("first", tokens: 700)
    long.chat.forgetEvents()
    try await long.say("second", tokens: 600)
    #expect(
      long.memoryEvents == [
        "om_observation_start", "om_observation_end", "om_status", "om_reflection_start", "om_reflection_end",
        "om_status",
      ])
    #expect(long.lastRequest == ["[- All in one.]", "second"])
    let request = try #require(long.observer.requests.last)
    #expect(request.model == "two")
    #expect(request.system == CondensingPrompt.reflecting)
    #expect(request.messages[0].text == notes)
    #expect(long.chat.display.omProgress.generationCount == 1)
    #expect(long.chat.display.omProgress.preReflectionTokens == 113)
    #expect(long.chat.display.omProgress.observationTokens == 4)
  }

  @Test func `what condensing costs counts as used`() async throws {
    let long = try LongThread(
      [.text("one"), .text("two")],
      notes: [.says([.text("- First."), .usage(TokenUsage(promptTokens: 500, completionTokens: 20))])])
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    #expect(long.chat.display.tokenUsage.totalTokens == 520)
  }

  @Test func `what the provider counts corrects the estimate`() async throws {
    let long = try LongThread(
      [.says([.text("one"), .usage(TokenUsage(promptTokens: 5_400, completionTokens: 1))]), .text("two")],
      notes: [.text("- First.")], thresholds: MemoryThresholds(observation: 4_500, reflection: 1_000))
    try await long.say("first", tokens: 2_000)
    #expect(long.chat.display.omProgress.pendingTokens > 3_500)
    try await long.say("second", tokens: 600)
    #expect(long.lastRequest == ["[- First.]", "second"])
  }

  @Test func `a model that takes little is asked with little`() async throws {
    let long = try LongThread(
      [.text("one"), .text("two")], notes: [.text("- First.")],
      thresholds: MemoryThresholds(observation: 30_000, reflection: 40_000))
    long.session.bus.emit(.detail(.modelsListed([ModelInfo(id: "script/one", contextLength: 2_000)])))
    #expect(long.session.memoryThresholds == MemoryThresholds(observation: 900, reflection: 600))
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    #expect(long.lastRequest == ["[- First.]", "second"])
  }
}
