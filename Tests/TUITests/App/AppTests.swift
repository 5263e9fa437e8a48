import Harness
import Terminal
import TestSupport
import Testing

@UIActor
@Suite(.timeLimit(.minutes(1))) struct AppTests {
  private let shout = TestTool("shout", .execute)

  private func notices(_ chat: Chat) -> [String] {
    chat.screen.acts.compactMap { if case .notified(let text) = $0 { text } else { nil } }
  }

  @Test func `a message is answered`() async throws {
    let chat = try await Chat([.says([.text("Hi there.")])])
    await chat.type("hello<enter>")
    expectScreen(
      chat.screen.text,
      """
      › hello

      Hi there.









      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter send  ? keys
      build · script/one · hello                             ready
      """)
  }

  @Test func `a tool asks first, and runs on yes`() async throws {
    let chat = try await Chat(
      [.says([.call("shout", ["text": "hey"])]), .says([.text("Done.")])], tools: [shout])
    await chat.type("go<enter>")
    expectScreen(
      chat.screen.text,
      """
      › go

      ? shout {"text":"hey"}  waits for your yes


      ────────────────────────────────────────────────────────────
      ? Test
        {"text":"hey"}
        by default, commands are asked about

      y once   n no   e no, because   g other rule   a all execute
      c change
      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      esc stop  tab message box
      build · script/one · go                      1 waits for you
      """)
    await chat.type("y")
    expectScreen(
      chat.screen.text,
      """
      › go

      ✓ shout {"text":"hey"}  0 ms  you allowed it once  HEY

      Done.







      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter send  ? keys
      build · script/one · go                                ready
      """)
  }

  @Test func `a message sent while a run goes on is queued, changed, and sent when the run is over`()
    async throws
  {
    let gate = Gate()
    let chat = try await Chat([
      .gated([[.text("One.")]], gate), .says([.text("Two.")]),
    ])
    await chat.start("first<enter>")
    await chat.conversation.until { $0.isRunning }
    await chat.start("second<enter>")
    await chat.conversation.until { $0.followUps.count == 1 }
    chat.look()
    expectScreen(
      chat.screen.text,
      """
      › first








      1 queued
        1  second
      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter queue  ctrl+s steer (drops queue)  esc stop  up queue
      ? keys
      build · script/one · first           1 queued · working 0:07
      """)
    await chat.start("<up><enter>!<enter>")
    await chat.conversation.until { $0.followUps.map(\.content) == ["second!"] && !$0.followUpsPaused }
    await gate.pass()
    await chat.conversation.until { !$0.isRunning && $0.followUps.isEmpty }
    await chat.settle()
    expectScreen(
      chat.screen.text,
      """
      › first

      One.

      › second!

      Two.





      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter send  ? keys
      build · script/one · first                             ready
      """)
  }

  @Test func `esc stops the run`() async throws {
    let chat = try await Chat([.hangs(after: [[.text("Thinking about it")]])])
    await chat.start("go<enter>")
    await chat.conversation.until { $0.currentMessage?.text == "Thinking about it" }
    await chat.type("<esc>")
    expectScreen(
      chat.screen.text,
      """
      › go

      Thinking about it

      ! Interrupted







      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter send  ? keys
      build · script/one · go                                ready
      """)
  }

  @Test func `a failed operation becomes a notice`() async throws {
    let chat = try await Chat()
    await chat.type("/model nobody/x<enter>")
    #expect(chat.screen.text.contains("nobody"))
  }

  @Test func `threads are picked with their own drafts`() async throws {
    let chat = try await Chat([.says([.text("A.")]), .says([.text("B.")])])
    await chat.type("one<enter>/new Other<enter>two<enter>draft of two<f6>one<enter>")
    expectScreen(
      chat.screen.text,
      """
      › one

      A.









      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter send  ? keys
      build · script/one · one                               ready
      """)
    await chat.type("<f6>other<enter>")
    #expect(chat.screen.text.contains("› draft of two"))
  }

  @Test func `earlier messages come when one scrolls to where they begin`() async throws {
    let store = MemoryThreadStore()
    let words = (1...6).map { "answer \($0)" }
    let before = try await Chat(words.map { .says([.text($0)]) }, store: store)
    for number in 1...6 { await before.type("question \(number)<enter>") }
    await before.end(.key(Key(.function(10))))
    let chat = try await Chat([], rows: 10, store: store, transcriptWindow: 6)
    await chat.type("<f6><enter>")
    #expect(await chat.conversation.display.transcript.earlierMessages == 6)
    await chat.type("<pageup><pageup><pageup><pageup>")
    #expect(await chat.conversation.display.transcript.earlierMessages == 0)
    await chat.type("<ctrl+home>")
    #expect(chat.screen.text.hasPrefix("› question 1\n\nanswer 1\n"))
  }

  @Test func `what was allowed for the session is seen and taken back`() async throws {
    let chat = try await Chat(
      [.says([.call("shout", ["text": "hey"])]), .says([.text("Done.")])], tools: [shout])
    await chat.type("go<enter>a/grants<enter>")
    #expect(chat.screen.text.contains("› all execute tools  enter: ask again from now on"))
    await chat.type("<enter>")
    #expect(await chat.conversation.display.grants == Grants())
  }

  @Test func `quitting keeps the draft and closes`() async throws {
    let chat = try await Chat([.says([.text("A.")])])
    await chat.type("one<enter>unfinished")
    await chat.end(.key(Key(.function(10))))
    let thread = try #require(
      try await chat.conversation.store.threads(resourceID: nil, includingForks: false).first)
    #expect(thread.metadata["draft"] == "unfinished")
  }

  @Test func `a person who looks elsewhere is told when they are needed or it is done`() async throws {
    let chat = try await Chat(
      [.says([.call("shout", ["text": "hey"])]), .says([.text("Done.")])], tools: [shout])
    await chat.type("go<enter>")
    #expect(notices(chat) == [])
    await chat.give(.focus(false))
    await chat.type("n")
    #expect(notices(chat) == ["go: done"])
  }
}
