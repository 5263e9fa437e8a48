import Harness
import Terminal
import TestSupport
import Testing

/// Finding messages in all threads, and going back.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct ReturningTests {
  @Test func `words are found in another thread, and enter goes there`() async throws {
    let chat = try await Chat([.says([.text("A giraffe.")]), .says([.text("Four.")])], rows: 20)
    await chat.type("what is tall?<enter>/new<enter>two and two?<enter><f2>giraf")
    #expect(chat.screen.text.contains("In all threads"))
    #expect(chat.screen.text.contains("what is tall?"))
    #expect(chat.screen.text.contains("A giraffe"))
    await chat.type("<enter>")
    #expect(chat.screen.text.contains("A giraffe."))
    #expect(!chat.screen.text.contains("Four."))
  }

  @Test func `esc twice goes back to a message, in a copy, and the message is in the box`() async throws {
    let chat = try await Chat([.says([.text("One.")]), .says([.text("Two.")])], rows: 20)
    await chat.type("first<enter>second<enter>")
    let before = await chat.conversation.session.thread.id
    await chat.type("<esc>")
    #expect(chat.screen.text.contains("Esc again: go back to something you said."))
    await chat.type("<esc>")
    #expect(chat.screen.text.contains("Go back to before"))
    await chat.type("<enter>")
    #expect(chat.screen.text.contains("One."))
    #expect(!chat.screen.text.contains("Two."))
    #expect(chat.screen.text.contains("› second"))
    let old = try #require(before)
    #expect(try await chat.conversation.store.messages(in: old, limit: nil, before: nil).count == 4)
    #expect(await chat.conversation.display.threadTitle == "first (back)")
  }
}
