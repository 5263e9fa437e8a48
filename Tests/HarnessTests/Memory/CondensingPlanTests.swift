import Testing

@testable import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which messages are condensed. A text of 396 letters is a message of 103 tokens.
@Suite struct CondensingPlanTests {
  @Test func `the newest messages stay and the older ones go`() {
    let messages = exchanges(5)
    #expect(CondensingPlan(messages, keeping: 200, mostOfExchange: 1_000).count == 8)
    #expect(CondensingPlan(messages, keeping: 400, mostOfExchange: 1_000).count == 6)
  }

  @Test func `the person's last message and what follows it stay together`() {
    let messages = exchanges(3) + [said("do it")] + (0..<4).map { answered("step \($0)") }
    #expect(CondensingPlan(messages, keeping: 1, mostOfExchange: 1_000).count == 6)
  }

  @Test func `of long work on one request the older steps go`() {
    let messages = [said("do it")] + (0..<20).map { answered("step \($0)") }
    #expect(CondensingPlan(messages, keeping: 300, mostOfExchange: 1_000).count == 18)
  }

  @Test func `what is not complete stays, with everything after it`() {
    var messages = exchanges(5)
    messages[3].stopReason = nil
    #expect(CondensingPlan(messages, keeping: 1, mostOfExchange: 0).count == 3)
  }

  @Test func `the newest message stays however long it is`() {
    #expect(CondensingPlan([said("one")], keeping: 0, mostOfExchange: 0).count == 0)
    #expect(CondensingPlan([Message](), keeping: 100, mostOfExchange: 100).count == 0)
    let messages = [said("one"), answered(String(repeating: "x", count: 100_000))]
    #expect(CondensingPlan(messages, keeping: 10, mostOfExchange: 100).count == 1)
  }

  @Test func `a model is given no more at once than it takes, but at least one message`() {
    #expect(CondensingPlan.chunk(of: exchanges(5), most: 350) == 3)
    #expect(CondensingPlan.chunk(of: exchanges(5), most: 10) == 1)
    #expect(CondensingPlan.chunk(of: exchanges(2), most: 10_000) == 4)
    #expect(CondensingPlan.chunk(of: [Message](), most: 10) == 0)
  }

  @Test func `thresholds are lowered for a model that takes little`() {
    let thresholds = MemoryThresholds()
    #expect(thresholds.fitting(contextLength: nil) == thresholds)
    #expect(thresholds.fitting(contextLength: 1_000_000) == thresholds)
    #expect(
      thresholds.fitting(contextLength: 8_000) == MemoryThresholds(observation: 3_600, reflection: 2_400))
    #expect(MemoryThresholds(observation: -5, reflection: 0).observation == MemoryThresholds.least)
  }

  @Test func `a picture counts as a picture and not as its letters`() {
    let picture = Message(
      id: "p", role: .user,
      content: [.image(data: String(repeating: "A", count: 1_000_000), mimeType: "image/png")],
      createdAt: Date(timeIntervalSince1970: 0))
    #expect(TokenEstimate.tokens(picture) == 1_504)
    #expect(TokenEstimate.tokens("") == 0)
    #expect(TokenEstimate.tokens("fünf") == 2)
  }

  private func exchanges(_ count: Int) -> [Message] {
    let text = String(repeating: "word ", count: 79) + "."
    return (0..<count).flatMap { _ in [said(text), answered(text)] }
  }

  private func said(_ text: String) -> Message { message(.user, text) }

  private func answered(_ text: String) -> Message {
    var message = message(
      .assistant, text.count < 100 ? text + String(repeating: "x", count: 396 - text.count) : text)
    message.stopReason = .complete
    return message
  }

  private func message(_ role: Message.Role, _ text: String) -> Message {
    Message(id: "m", role: role, content: [.text(text)], createdAt: Date(timeIntervalSince1970: 0))
  }
}
