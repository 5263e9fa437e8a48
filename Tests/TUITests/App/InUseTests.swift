import Harness
import Terminal
import TestSupport
import Testing

@UIActor
@Suite(.timeLimit(.minutes(1))) struct InUseTests {
  /// A rein whose newest thread is held by somebody else.
  private func chat() async throws -> (chat: Chat, threadID: String) {
    let chat = try await Chat([.says([.text("Hi")]), .says([.text("More")])], rows: 22)
    await chat.type("hello<enter>")
    let session = await chat.conversation.session
    guard let id = await session.thread.id else { throw SessionError.noThread }
    try await session.createThread()
    try await chat.conversation.locks.acquire(id, owner: "process 7 on earth")
    try await session.listThreads()
    await chat.settle()
    return (chat, id)
  }

  @Test func `a thread that is open elsewhere is looked at`() async throws {
    let (chat, _) = try await chat()
    await chat.type("/threads hello<enter>")
    expectScreen(
      chat.screen.text,
      """










      ────────────────────────────────────────────────────────────
      “hello” is open elsewhere  › type to filter
      › Look at it          read only; what is done there appears
        Copy it             and go on in the copy
        Begin a new thread
        Try again

        Open in process 7 on earth
      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter choose  esc close
      build · script/one · new thread                        ready
      """)
    await chat.type("<enter>")
    #expect(chat.screen.text.contains("read only"))
    #expect(chat.screen.text.contains("Hi"))
    await chat.type("more<enter>")
    #expect(chat.screen.text.contains("This thread is read only here; /clone goes on in a copy."))
    #expect(chat.screen.text.contains("› more"))
  }

  @Test func `what was typed comes back when the thread cannot be opened`() async throws {
    let (chat, _) = try await chat()
    await chat.type("half a thought<f6>hello<enter>")
    #expect(chat.screen.text.contains("is open elsewhere"))
    await chat.type("<esc>")
    #expect(chat.screen.text.contains("› half a thought"))
  }

  @Test func `a thread that is open elsewhere is copied`() async throws {
    let (chat, id) = try await chat()
    await chat.type("/threads hello<enter><down><enter>")
    #expect(await chat.conversation.session.thread.id != id)
    #expect(chat.screen.text.contains("Hi"))
    await chat.type("more<enter>")
    #expect(chat.screen.text.contains("More"))
  }

  @Test func `it is taken when it is free again`() async throws {
    let (chat, id) = try await chat()
    await chat.type("/threads hello<enter><enter>")
    await chat.conversation.locks.release(id, owner: "process 7 on earth")
    await chat.type("/threads hello<enter>")
    #expect(!chat.screen.text.contains("read only"))
    await chat.type("more<enter>")
    #expect(chat.screen.text.contains("More"))
  }

  @Test func `what is typed before there is a thread does not replace the draft of the one that comes`()
    async throws
  {
    let chat = try await Chat([.says([.text("Hi")])], rows: 22)
    let session = await chat.conversation.session
    try await session.createThread(title: "one")
    await session.saveDraft("of one")
    try await session.setResourceID("elsewhere")
    try await session.setResourceID("rein")
    try await session.listThreads()
    await chat.settle()
    await chat.type("of none<f6>one<enter>")
    #expect(chat.screen.text.contains("› of one"))
    await chat.type("<ctrl+u><up>")
    #expect(chat.screen.text.contains("› of none"))
  }
}
