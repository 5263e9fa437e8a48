import Harness
import Terminal
import TestSupport
import Testing

/// What is typed is kept before the person sends it or leaves.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct DraftKeepingTests {
  private func kept(_ chat: Chat) async throws -> String? {
    let id = try #require(await chat.conversation.session.thread.id)
    return try await chat.conversation.store.thread(id)?.metadata["draft"]?.string
  }

  @Test func `what is in the message box is kept a moment after the last key`() async throws {
    let chat = try await Chat([.says([.text("Hi")])])
    await chat.type("hello<enter>half a sent")
    chat.pass(seconds: 3)
    await chat.settle()
    #expect(try await kept(chat) == "half a sent")
    await chat.type("<ctrl+u>")
    chat.pass(seconds: 3)
    await chat.settle()
    #expect(try await kept(chat) == nil)
  }

  @Test func `what was sent is not kept as a draft`() async throws {
    let chat = try await Chat([.says([.text("Hi")]), .says([.text("Yes")])])
    await chat.type("hello<enter>and more")
    chat.pass(seconds: 3)
    await chat.settle()
    await chat.type("<enter>")
    chat.pass(seconds: 3)
    await chat.settle()
    #expect(try await kept(chat) == nil)
  }

  @Test func `a thread that is left keeps its own draft, and the other one its own`() async throws {
    let chat = try await Chat([.says([.text("One")]), .says([.text("Two")])])
    await chat.type("one<enter>of one")
    let one = try #require(await chat.conversation.session.thread.id)
    await chat.type("<ctrl+u>/new Other<enter>two<enter>of two")
    chat.pass(seconds: 3)
    await chat.settle()
    let two = try #require(await chat.conversation.session.thread.id)
    await chat.type("<f6>one<enter>")
    chat.pass(seconds: 3)
    await chat.settle()
    #expect(await chat.conversation.session.thread.id == one)
    #expect(try await chat.conversation.store.thread(two)?.metadata["draft"] == "of two")
  }
}
