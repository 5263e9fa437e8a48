import Harness
import TestSupport
import Testing

@HarnessActor @Suite struct FollowUpTests {
  /// A conversation whose first run streams "one" and stays open.
  private func busy(_ more: ScriptedProvider.Step...) async throws -> Conversation {
    let chat = try Conversation([.hangs(after: [[.text("one")]])] + more)
    try await chat.session.submit("first")
    await chat.until { $0.currentMessage?.text == "one" }
    chat.forgetEvents()
    return chat
  }

  @Test func `what is said while a run goes on waits, and goes out one by one`() async throws {
    let gate = Gate()
    let chat = try Conversation([
      .gated([[.text("one")]], gate), .says([.text("two")]), .says([.text("three")]),
    ])
    try await chat.session.submit("a")
    try await chat.session.submit("b")
    try await chat.session.followUp("c")
    #expect(chat.display.queuedFollowUps == 2)
    #expect(chat.display.followUps.map(\.content) == ["b", "c"])
    await gate.pass()
    await chat.session.settled()
    #expect(chat.transcript == ["> a", "one", "> b", "two", "> c", "three"])
    #expect(chat.display.queuedFollowUps == 0)
    let counts = chat.events.compactMap { event in
      if case .session(.followUpQueued(let count, _)) = event { count } else { nil }
    }
    #expect(counts == [1, 2, 1, 0])
  }

  @Test func `a follow-up when nothing goes on is said at once and never shown as queued`() async throws {
    let chat = try Conversation([.says([.text("hi")])])
    try await chat.session.followUp("hello")
    #expect(chat.transcript == ["> hello", "hi"])
    #expect(!chat.names.contains("follow_up_queued"))
  }

  @Test func `a stop pauses the queue and says so`() async throws {
    let chat = try await busy(.says([.text("two")]))
    try await chat.session.submit("second")
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.transcript == ["> first", "one", "! Interrupted"])
    #expect(chat.display.followUpsPaused)
    #expect(chat.display.followUps.map(\.content) == ["second"])
    #expect(chat.display.notice?.text == "Stopped. What is queued (1) waits until you let it go on.")

    await chat.session.resumeFollowUps()
    await chat.session.settled()
    #expect(chat.transcript.suffix(2) == ["> second", "two"])
  }

  @Test func `what is said after a stop goes before the paused queue`() async throws {
    let chat = try await busy(.says([.text("now")]))
    try await chat.session.submit("later")
    await chat.session.abort()
    try await chat.say("something else")
    #expect(chat.transcript.suffix(2) == ["> something else", "now"])
    #expect(chat.display.followUps.map(\.content) == ["later"])
  }

  @Test func `steer stops the run, empties the queue and is said at once`() async throws {
    let chat = try await busy(.says([.text("yes")]))
    try await chat.session.submit("queued")
    chat.forgetEvents()
    try await chat.session.steer("instead")
    await chat.session.settled()
    #expect(chat.transcript == ["> first", "one", "! Interrupted", "> instead", "yes"])
    #expect(chat.names.prefix(3) == ["follow_up_queued", "message_end", "agent_end"])
    #expect(chat.display.followUps.isEmpty)
  }

  @Test func `steer announces an empty queue also when it was empty`() async throws {
    let chat = try await busy(.says([.text("yes")]))
    try await chat.session.steer("instead")
    await chat.session.settled()
    #expect(chat.events.first == .session(.followUpQueued(count: 0, runID: nil)))
  }

  @Test func `a run that failed leaves the queue to the person`() async throws {
    let broken = try Conversation([.fails([[.text("x")]], ProviderError(.authentication, "wrong key"))])
    try await broken.session.submit("a")
    try await broken.session.submit("b")
    await broken.session.settled()
    #expect(broken.display.followUpsPaused)
    #expect(broken.display.followUps.map(\.content) == ["b"])
  }

  @Test func `the queue can be edited, moved, and taken apart`() async throws {
    let chat = try await busy()
    for text in ["a", "b", "c"] { try await chat.session.submit(text) }
    let ids = chat.session.followUps.list.map(\.id)
    chat.session.followUps.edit(id: ids[0], content: "A")
    chat.session.followUps.move(id: ids[2], to: 0)
    chat.session.followUps.remove(id: ids[1])
    chat.session.followUps.remove(id: "gone")
    #expect(chat.display.followUps.map(\.content) == ["c", "A"])
    #expect(chat.display.queuedFollowUps == 2)
    chat.session.followUps.clear()
    #expect(chat.display.followUps.isEmpty)
    await chat.session.abort()
  }

  @Test func `while the queue is paused nothing of it goes out`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[.text("one")]], gate), .says([.text("two")])])
    try await chat.session.submit("a")
    try await chat.session.submit("b")
    chat.session.followUps.pause()
    await gate.pass()
    await chat.session.settled()
    #expect(chat.transcript == ["> a", "one"])
    await chat.session.resumeFollowUps()
    await chat.session.settled()
    #expect(chat.transcript == ["> a", "one", "> b", "two"])
  }
}
