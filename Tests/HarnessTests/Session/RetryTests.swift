import Harness
import TestSupport
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@HarnessActor @Suite(.timeLimit(.minutes(1))) struct RetryTests {
  private let start = Date(timeIntervalSince1970: 1_780_308_000)

  private func wait(_ bell: Bell, attempt: Int = 2) -> ModelEvent {
    .waiting(ModelWait(attempt: attempt, most: 5, seconds: 3, reason: "busy", bell: bell))
  }

  @Test func `a pause is shown until something arrives`() async throws {
    let gate = Gate()
    let chat = try Conversation([.gated([[wait(Bell())], [.text("hi")]], gate)])
    try await chat.session.submit("go")
    await gate.pass()
    await chat.until { $0.retry != nil }
    let shown = RetryWait(attempt: 2, most: 5, until: start.addingTimeInterval(3), reason: "busy")
    #expect(chat.display.retry == shown)
    await gate.pass()
    await chat.session.settled()
    #expect(chat.display.retry == nil)
    let changes = chat.events.compactMap { event in
      if case .detail(.retryChanged(let wait)) = event { wait } else { nil as RetryWait?? }
    }
    #expect(changes == [shown, nil])
    #expect(chat.transcript == ["> go", "hi"])
  }

  @Test func `the person ends the pause`() async throws {
    let bell = Bell()
    let chat = try Conversation([.hangs(after: [[wait(bell)]])])
    try await chat.session.submit("go")
    await chat.until { $0.retry != nil }
    chat.session.retryNow()
    try await bell.wait(atMost: .seconds(60))
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.display.retry == nil)
  }

  @Test func `the person asks anew while nothing of the answer arrived`() async throws {
    let chat = try Conversation([.hangs(after: [[.traced("r1"), .notice("slow")]]), .says([.text("hi")])])
    try await chat.session.submit("go")
    await chat.until { $0.notice?.text == "slow" }
    chat.session.retryNow()
    await chat.session.settled()
    #expect(chat.transcript == ["> go", "hi"])
    #expect(chat.provider.requests.count == 2)
    #expect(chat.provider.requests.first?.messages == chat.provider.requests.last?.messages)
  }

  @Test func `what began to arrive is not asked for anew`() async throws {
    let chat = try Conversation([.hangs(after: [[.text("he")]])])
    try await chat.session.submit("go")
    await chat.until { $0.currentMessage?.text == "he" }
    #expect(chat.display.isAnswerBegun)
    chat.session.retryNow()
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.provider.requests.count == 1)
    #expect(!chat.display.isAnswerBegun)
  }

  @Test func `a call that is being written counts as an answer`() async throws {
    let chat = try Conversation([.hangs(after: [[.toolCallStarted(id: "a", name: "f")]])])
    try await chat.session.submit("go")
    await chat.until { $0.isAnswerBegun }
    chat.session.retryNow()
    await chat.session.abort()
    await chat.session.settled()
    #expect(chat.provider.requests.count == 1)
  }

  @Test func `stopping while it is asked anew stops`() async throws {
    let chat = try Conversation([
      .hangs(after: [[.traced("r1"), .notice("slow")]]), .hangs(after: [[.traced("r2")]]),
    ])
    try await chat.session.submit("go")
    await chat.until { $0.notice?.text == "slow" }
    chat.session.retryNow()
    await chat.session.abort()
    await chat.session.settled()
    #expect(!chat.display.isRunning)
    #expect(chat.transcript == ["> go", "! Interrupted"])
  }

  @Test func `a bell that was rung before ends a wait at once, and a wait can be cancelled`() async throws {
    let bell = Bell()
    bell.ring()
    try await bell.wait(atMost: .seconds(60))
    let waiting = Task { try await Bell().wait(atMost: .seconds(60)) }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
  }
}
