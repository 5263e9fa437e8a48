import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct MemoryFailureTests {
  @Test func `when condensing fails the person hears it and the run goes on with everything`() async throws {
    let long = try LongThread([.text("one"), .text("two")], notes: [.fails(.overloaded, "Too busy.")])
    try await long.say("first", tokens: 700)
    long.chat.forgetEvents()
    try await long.say("second", tokens: 600)
    #expect(
      long.chat.names == [
        "agent_start", "message_start", "message_end", "om_observation_start", "om_observation_failed",
        "message_start", "message_end", "om_status", "agent_end",
      ])
    #expect(long.lastRequest == ["first", "one", "second"])
    #expect(long.notices.count == 1 && long.notices[0].contains("Too busy."))
    #expect(long.chat.display.omProgress.status == .idle)
  }

  @Test func `what failed is tried again when the thread grew by a fifth of the threshold`() async throws {
    let long = try LongThread(
      (1...4).map { .text("answer\($0)") }, notes: [.fails(.overloaded, "Too busy."), .text("- All.")])
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    try await long.say("third", tokens: 50)
    #expect(long.observer.requests.count == 1)
    try await long.say("fourth", tokens: 200)
    #expect(long.observer.requests.count == 2)
    #expect(long.lastRequest.first == "[- All.]")
  }

  @Test(arguments: ["", "  \n", String(repeating: "as long as before ", count: 500)])
  func `notes that say nothing, or too much, are none`(_ notes: String) async throws {
    let long = try LongThread([.text("one"), .text("two")], notes: [.text(notes)])
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    #expect(long.lastRequest == ["first", "one", "second"])
    #expect(long.memoryEvents.contains("om_observation_failed"))
  }

  @Test func `a failed reflection leaves the notes as they are`() async throws {
    let notes = "- " + String(repeating: "note ", count: 90)
    let long = try LongThread(
      [.text("one"), .text("two")], notes: [.text(notes), .fails(.network, "Gone.")],
      thresholds: MemoryThresholds(observation: 1_000, reflection: 100))
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    #expect(long.memoryEvents.suffix(2) == ["om_reflection_start", "om_reflection_failed"])
    #expect(long.lastRequest == ["[\(notes)]", "second"])
    #expect(long.chat.display.omProgress.status == .idle)
  }

  @Test func `a stop while notes are made ends the run at once and keeps the thread as it was`() async throws
  {
    let long = try LongThread([.text("one"), .text("two")], notes: [.hangs(after: [])])
    try await long.say("first", tokens: 700)
    try await long.session.submit(long.text("second", tokens: 600))
    await long.chat.until { $0.omProgress.status == .observing }
    long.chat.forgetEvents()
    await long.session.abort()
    await long.session.settled()
    #expect(long.chat.names == ["om_observation_failed", "agent_end"])
    #expect(long.chat.display.omProgress.status == .idle)
    #expect(long.notices.isEmpty)
    #expect(long.session.memory.condensed == nil)
  }

  @Test func `an unknown model for notes is said`() async throws {
    let long = try LongThread([.text("one"), .text("two")]) { $0.memory.observerModelID = "nowhere/one" }
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    #expect(long.notices.count == 1 && long.notices[0].contains("Model not found: nowhere/one"))
    #expect(long.chat.transcript.last == "two")
  }

  @Test func `a conversation the model refuses for its length is condensed harder and sent again`()
    async throws
  {
    let long = try LongThread(
      [.text("one"), .fails(.contextLength, "Too long."), .text("two")], notes: [.text("- First.")],
      thresholds: MemoryThresholds())
    try await long.say("first", tokens: 700)
    long.chat.forgetEvents()
    try await long.say("second", tokens: 600)
    #expect(long.lastRequest == ["[- First.]", "second"])
    #expect(long.chat.transcript.last == "two")
    #expect(!long.chat.names.contains("error"))
    #expect(long.session.memoryThresholds.observation < 2_000)
  }

  @Test func `it is condensed once: a second refusal is the end of the run`() async throws {
    let long = try LongThread(
      [.text("one"), .fails(.contextLength, "Too long."), .fails(.contextLength, "Still too long.")],
      notes: [.text("- First.")], thresholds: MemoryThresholds())
    try await long.say("first", tokens: 700)
    try await long.say("second", tokens: 600)
    #expect(long.chat.transcript.last == "! Still too long.")
    #expect(long.chat.provider.requests.count == 3)
  }

  @Test func `a first message that is too long fails as the provider says`() async throws {
    let long = try LongThread([.fails(.contextLength, "Too long.")])
    try await long.say("first", tokens: 700)
    #expect(long.chat.transcript.last == "! Too long.")
    #expect(long.observer.requests.isEmpty)
  }
}
