import TestSupport
import Testing

@testable import Harness

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@HarnessActor @Suite struct DraftTests {
  @Test func `each thread keeps its draft, and drafts make no thread newer`() async throws {
    let counter = Counter()
    let chat = try Conversation {
      $0.now = { .init(timeIntervalSince1970: 1_780_308_000 + Double(Int(counter.next()) ?? 0)) }
    }
    let one = try await chat.session.createThread(title: "one")
    let two = try await chat.session.createThread(title: "two")
    await chat.session.saveDraft("of two")
    try await chat.session.switchThread(one.id)
    #expect(chat.display.draft == "")
    await chat.session.saveDraft("of one")
    try await chat.session.switchThread(two.id)
    #expect(chat.display.draft == "of two")
    await chat.session.saveDraft("")
    try await chat.session.switchThread(one.id)
    #expect(chat.display.draft == "of one")
    try await chat.session.switchThread(two.id)
    #expect(chat.display.draft == "")
    #expect(try await chat.session.thread.list().map(\.id) == [two.id, one.id])
    #expect(try await chat.store.thread(one.id)?.updatedAt == one.updatedAt)
  }

  @Test func `a draft that was sent does not come back`() async throws {
    let chat = try Conversation([.says([.text("Hi")])])
    let thread = try await chat.session.createThread()
    await chat.session.saveDraft("hello")
    try await chat.say("hello")
    // As after a crash: nothing was saved on the way out.
    #expect(try await chat.store.thread(thread.id)?.metadata["draft"] == nil)
  }
}
