import TestSupport
import Testing

@testable import Harness

@HarnessActor @Suite struct CondenseNowTests {
  @Test func `all but the last exchange is condensed when the person asks`() async throws {
    let long = try LongThread([.text("one"), .text("two"), .text("three")], notes: [.text("- First.")])
    try await long.say("first", tokens: 100)
    try await long.say("second", tokens: 100)
    long.chat.forgetEvents()
    try await long.session.condense()
    await long.session.settled()
    #expect(long.chat.names == ["om_observation_start", "om_observation_end", "om_status"])
    #expect(long.notices.isEmpty)
    try await long.say("third")
    #expect(long.lastRequest == ["[- First.]", "second", "two", "third"])
  }

  @Test func `a thread of one exchange has nothing to condense`() async throws {
    let long = try LongThread([.text("one")])
    await #expect(throws: SessionError.noThread) { try await long.session.condense() }
    try await long.say("first")
    try await long.session.condense()
    await long.session.settled()
    #expect(long.notices == ["There is nothing to condense yet."])
    #expect(long.observer.requests.isEmpty)
  }

  @Test func `a thread that is only looked at is not condensed`() async throws {
    let store = MemoryThreadStore()
    let writer = try LongThread([.text("one"), .text("two")], store: store)
    try await writer.say("first", tokens: 400)
    try await writer.say("second", tokens: 400)
    let reader = try LongThread(store: store) { $0.makeID = unique }
    try await reader.session.openReadOnly(try #require(writer.session.thread.id))
    #expect(reader.chat.display.omProgress.pendingTokens == 818)
    await #expect(throws: SessionError.readOnly) { try await reader.session.condense() }
    #expect(reader.observer.requests.isEmpty)
  }

  @Test func `while a run goes on it happens before the next step`() async throws {
    let gate = Gate()
    let long = try LongThread(
      [.text("one"), .gated([[.text("step"), .call("shout")]], gate), .text("done")],
      notes: [.text("- First.")],
      tools: [TestTool("shout", .read)])
    try await long.say("first")
    try await long.session.submit("second")
    try await long.session.condense()
    #expect(long.observer.requests.isEmpty)
    await gate.pass()
    await long.session.settled()
    #expect(long.lastRequest == ["[- First.]", "second", "step"])
  }

  @Test func `a run that has no next step condenses at its end`() async throws {
    let gate = Gate()
    let long = try LongThread([.text("one"), .gated([[.text("two")]], gate)], notes: [.text("- First.")])
    try await long.say("first")
    try await long.session.submit("second")
    try await long.session.condense()
    await gate.pass()
    await long.session.settled()
    #expect(long.session.memory.condensed?.observations == "- First.")
    #expect(long.chat.names.last == "agent_end")
  }

  @Test func `what is said meanwhile is sent afterwards`() async throws {
    let gate = Gate()
    let long = try LongThread(
      [.text("one"), .text("two"), .text("three"), .text("four")],
      notes: [.gated([[.text("- First.")]], gate)])
    try await long.say("first")
    try await long.say("second")
    try await long.session.condense()
    await long.chat.until { $0.omProgress.status == .observing }
    try await long.session.submit("third")
    try await long.session.sendMessage("fourth")
    #expect(long.chat.display.followUps.map(\.content) == ["third"])
    await gate.pass()
    await long.session.settled()
    #expect(
      long.chat.transcript == ["> first", "one", "> second", "two", "> fourth", "three", "> third", "four"])
    #expect(long.lastRequest.first == "[- First.]")
  }

  @Test func `it can be stopped`() async throws {
    let long = try LongThread([.text("one"), .text("two")], notes: [.hangs(after: [])])
    try await long.say("first")
    try await long.say("second")
    try await long.session.condense()
    await long.chat.until { $0.omProgress.status == .observing }
    await long.session.abort()
    await long.session.settled()
    #expect(long.chat.display.omProgress.status == .idle)
    #expect(long.session.memory.condensed == nil)
    #expect(long.notices.isEmpty)
  }

  @Test func `a question that is open stays open`() async throws {
    let question: JSON = ["question": "Which?"]
    let long = try LongThread(
      [.text("one"), .says([.call("ask_user", question)]), .text("Thanks.")], notes: [.text("- First.")])
    try await long.say("first")
    try await long.say("second")
    try await long.session.condense()
    await long.session.settled()
    #expect(long.chat.display.prompts.map(\.id) == ["c1"])
    await long.session.respondToToolSuspension("this one")
    await long.session.settled()
    #expect(long.chat.transcript.last == "Thanks.")
    #expect(long.lastRequest.prefix(2) == ["[- First.]", "second"])
  }
}
