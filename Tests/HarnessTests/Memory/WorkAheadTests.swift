import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct WorkAheadTests {
  @Test func `notes are made ahead, and used when the threshold is reached`() async throws {
    let long = try LongThread(
      [.text("one"), .text("two"), .text("three")], notes: [.text("- First.")], ahead: true)
    try await long.say("first", tokens: 500)
    #expect(long.observer.requests.isEmpty)
    try await long.say("second", tokens: 250)
    await long.chat.until { $0.omProgress.buffered.observations.status == .complete }
    #expect(
      long.memoryEvents.suffix(4) == ["om_buffering_start", "om_status", "om_buffering_end", "om_status"])
    #expect(!long.chat.display.bufferingMessages)
    #expect(long.session.memory.condensed == nil)
    long.chat.forgetEvents()
    try await long.say("third", tokens: 400)
    #expect(Array(long.memoryEvents.prefix(2)) == ["om_activation", "om_status"])
    #expect(long.lastRequest == ["[- First.]", "second", "two", "third"])
    #expect(long.chat.display.omProgress.buffered == MemoryBuffers())
  }

  @Test func `a run waits for notes that are on their way`() async throws {
    let gate = Gate()
    let long = try LongThread(
      [.text("one"), .text("two")], notes: [.gated([[.text("- First.")]], gate)], ahead: true)
    try await long.say("first", tokens: 600)
    #expect(long.observer.requests.isEmpty)
    try await long.say("second", tokens: 210)
    #expect(long.chat.display.bufferingMessages)
    try await long.session.submit(long.text("third", tokens: 400))
    await long.chat.until { $0.currentMessage?.text.hasPrefix("third") == true }
    #expect(long.chat.provider.requests.count == 2)
    await gate.pass()
    await long.session.settled()
    #expect(long.lastRequest.first == "[- First.]")
    #expect(long.observer.requests.count == 1)
  }

  @Test func `a stop ends work ahead without a word`() async throws {
    let long = try LongThread([.text("one"), .text("two")], notes: [.hangs(after: [])], ahead: true)
    try await long.say("first", tokens: 500)
    try await long.say("second", tokens: 250)
    #expect(long.chat.display.bufferingMessages)
    await long.session.abort()
    #expect(!long.chat.display.bufferingMessages)
    #expect(long.memoryEvents.last == "om_buffering_failed")
    #expect(long.notices.isEmpty)
  }

  @Test func `work ahead for a thread that was left touches no other`() async throws {
    let gate = Gate()
    let long = try LongThread(
      [.text("one"), .text("two"), .text("three")], notes: [.gated([[.text("- First.")]], gate)], ahead: true)
    try await long.say("first", tokens: 500)
    try await long.say("second", tokens: 250)
    try await long.session.createThread()
    await gate.pass()
    try await long.say("other", tokens: 1_200)
    #expect(long.lastRequest == ["other"])
    #expect(long.session.memory.condensed == nil)
    #expect(!long.chat.display.bufferingMessages)
  }

  @Test func `when work ahead fails the person hears it, and the thread is condensed later`() async throws {
    let long = try LongThread(
      [.text("one"), .text("two"), .text("three")], notes: [.fails(.network, "Gone."), .text("- First.")],
      ahead: true)
    try await long.say("first", tokens: 500)
    try await long.say("second", tokens: 250)
    await long.chat.until { $0.notice != nil }
    #expect(long.memoryEvents.last == "om_buffering_failed")
    try await long.say("third", tokens: 500)
    #expect(long.lastRequest.first == "[- First.]")
  }

  @Test func `asking for it puts into use what was made ahead`() async throws {
    let long = try LongThread(
      [.text("one"), .text("two"), .text("three")], notes: [.text("- First."), .text("- More.")], ahead: true)
    try await long.say("first", tokens: 500)
    try await long.say("second", tokens: 250)
    await long.chat.until { $0.omProgress.buffered.observations.status == .complete }
    try await long.session.condense()
    await long.session.settled()
    #expect(long.session.memory.condensed?.observations == "- First.")
    #expect(long.notices.isEmpty)
  }
}
