import TestSupport
import Testing

@testable import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@HarnessActor @Suite struct MemoryThreadTests {
  @Test func `after a restart the notes are there, and the meter is right at once`() async throws {
    let store = MemoryThreadStore()
    let first = try LongThread([.text("one"), .text("two")], notes: [.text("- First.")], store: store)
    try await first.say("first", tokens: 700)
    try await first.say("second", tokens: 600)
    let id = try #require(first.session.thread.id)
    let meter = first.chat.display.omProgress
    await first.session.close()

    let second = try LongThread([.text("three")], store: store) {
      $0.makeID = { UUID().uuidString }
      $0.transcriptWindow = 1
    }
    try await second.session.switchThread(id)
    #expect(second.chat.display.omProgress.pendingTokens == meter.pendingTokens + 5)
    #expect(second.chat.display.omProgress.observationTokens == 2)
    #expect(second.chat.display.omProgress.threshold == 1_000)
    try await second.say("third")
    #expect(second.lastRequest == ["[- First.]", "second", "two", "third"])
    #expect(second.observer.requests.isEmpty)
  }

  @Test func `of a condensed thread only what follows the notes is read`() async throws {
    let store = MemoryThreadStore()
    let first = try LongThread([.text("one"), .text("two")], notes: [.text("- First.")], store: store)
    try await first.say("first", tokens: 700)
    try await first.say("second", tokens: 600)
    let id = try #require(first.session.thread.id)
    await first.session.close()
    let second = try LongThread(store: store) { $0.transcriptWindow = 1 }
    try await second.session.switchThread(id)
    #expect(second.chat.display.transcript.earlierMessages == 1)
    #expect(second.session.uncondensed.count == 2)
  }

  @Test func `a clone has the notes of its source, and goes on by itself`() async throws {
    let long = try LongThread(
      [.text("one"), .text("two"), .text("three"), .text("four")],
      notes: [.text("- First."), .text("- Second.")])
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    let source = try #require(long.session.thread.id)
    let copy = try await long.session.cloneThread()
    try await long.say("third", tokens: 700)
    #expect(long.lastRequest == ["[- First.\n\n- Second.]", "third"])
    #expect(try await long.chat.store.memory(of: source)?.observations == "- First.")
    #expect(try await long.chat.store.memory(of: copy.id)?.observations == "- First.\n\n- Second.")
    try await long.session.switchThread(source)
    try await long.say("fourth")
    #expect(long.lastRequest == ["[- First.]", "second", "two", "fourth"])
  }

  @Test func `a new thread remembers nothing`() async throws {
    let long = try LongThread([.text("one"), .text("two"), .text("three")], notes: [.text("- First.")])
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    try await long.session.createThread()
    #expect(long.chat.display.omProgress.observationTokens == 0)
    try await long.say("hello")
    #expect(long.lastRequest == ["hello"])
  }

  @Test func `thresholds belong to the thread`() async throws {
    let long = try LongThread()
    let early = try await long.session.createThread()
    let own = try await long.session.createThread()
    try await long.session.setMemoryThresholds(observation: 500, reflection: 700)
    #expect(long.chat.display.omProgress.threshold == 500)
    #expect(long.chat.display.omProgress.reflectionThreshold == 700)
    let standard = MemoryThresholds(observation: 1_000, reflection: 1_000)
    try await long.session.switchThread(early.id)
    #expect(long.session.memoryThresholds == standard)
    #expect(long.chat.display.omProgress.threshold == 1_000)
    try await long.session.switchThread(own.id)
    #expect(long.session.memoryThresholds == MemoryThresholds(observation: 500, reflection: 700))
    #expect(long.chat.display.omProgress.threshold == 500)
    // A new thread begins as the session is.
    try await long.session.createThread()
    #expect(long.session.memoryThresholds.observation == 500)
    #expect(long.session.thread.setting("observationThreshold") == 500)
  }

  @Test func `thresholds in the state count before there is a thread`() async throws {
    let long = try LongThread([.text("one"), .text("two")], notes: [.text("- First.")])
    try await long.session.state.set(["observationThreshold": 400])
    try await long.say("first", tokens: 300)
    try await long.say("second", tokens: 200)
    #expect(long.lastRequest == ["[- First.]", "second"])
    #expect(long.session.thread.setting("observationThreshold") == 400)
  }

  @Test func `the models that condense can be changed for a thread`() async throws {
    let long = try LongThread()
    let early = try await long.session.createThread()
    let own = try await long.session.createThread()
    long.chat.forgetEvents()
    try await long.session.switchObserverModel("script/one")
    try await long.session.switchReflectorModel("script/two")
    #expect(long.chat.names == ["state_changed", "om_model_changed", "state_changed", "om_model_changed"])
    #expect(
      long.chat.events.map(\.json).filter { $0["role"] != nil } == [
        ["type": "om_model_changed", "role": "observer", "modelId": "script/one"],
        ["type": "om_model_changed", "role": "reflector", "modelId": "script/two"],
      ])
    #expect(long.session.observerModelID == "script/one")
    await #expect(throws: SessionError.modelNotFound("nowhere/one")) {
      try await long.session.switchObserverModel("nowhere/one")
    }
    try await long.session.switchThread(early.id)
    #expect(long.session.observerModelID == "notes/one")
    try await long.session.switchThread(own.id)
    #expect([long.session.observerModelID, long.session.reflectorModelID] == ["script/one", "script/two"])
  }

  @Test func `a thread of 2000 messages is asked about in bounded requests`() async throws {
    let store = MemoryThreadStore()
    let time = Date(timeIntervalSince1970: 1_780_308_000)
    try await store.create(ChatThread(id: "t", resourceID: "rein", createdAt: time, updatedAt: time))
    for number in 0..<1_000 {
      let said = Message(
        id: "q\(number)", role: .user,
        content: [.text("question \(number) \(String(repeating: "x", count: 390))")],
        createdAt: time)
      let answer = Message(
        id: "a\(number)", role: .assistant, content: [.text(String(repeating: "y", count: 400))],
        createdAt: time,
        stopReason: .complete)
      try await store.save(said, in: "t")
      try await store.save(answer, in: "t")
    }
    let long = try LongThread(
      (0..<50).map { .text("reply \($0)") }, notes: (0..<100).map { .text("- Note \($0).") },
      thresholds: MemoryThresholds(observation: 10_000, reflection: 1_000), store: store)
    try await long.session.switchThread("t")
    #expect(long.chat.display.transcript.earlierMessages == 1_800)
    for number in 0..<20 { try await long.say("more\(number)", tokens: 800) }
    for request in long.chat.provider.requests {
      #expect(TokenEstimate.tokens(request.messages) < 11_500)
    }
    for request in long.observer.requests { #expect(TokenEstimate.tokens(request) < 12_000) }
    #expect(long.chat.provider.requests.count == 20)
    let kept = await store.digests(of: ["t"])["t"]?.messageCount
    #expect(kept == 2_040)
  }
}
