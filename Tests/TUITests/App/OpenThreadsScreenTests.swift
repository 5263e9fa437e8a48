import Harness
import Terminal
import TestSupport
import Testing

/// Several threads at once, as they are seen.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct OpenThreadsScreenTests {
  @Test func `another thread asks, one key goes there, and the answer lands there`() async throws {
    let chat = try await Chat(
      [.says([.call("run", ["text": "x"])]), .says([.text("Ran.")])],
      tools: [TestTool("run", .execute)], columns: 70, rows: 16)
    await chat.type("danger<enter><tab>/new calm<enter>")
    expectScreen(
      chat.screen.text,
      """












      ──────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter send  f4 who needs you  ? keys
      build · script/one · calm                        ready · + 1 needs you
      """)
    await chat.type("half<f4>")
    #expect(chat.screen.text.contains("run"))
    #expect(!chat.screen.text.contains("half"))
    await chat.type("y")
    #expect(chat.screen.text.contains("Ran."))
    await chat.type("<f6>calm<enter>")
    #expect(!chat.screen.text.contains("Ran."))
    #expect(chat.screen.text.contains("› half"))
  }

  @Test func `a person who looks elsewhere is told what another thread wants`() async throws {
    let gate = Gate()
    let chat = try await Chat([.gated([[.text("Late.")]], gate)])
    await chat.start("slow<enter>")
    await chat.start("/new other<enter>")
    await chat.give(.focus(false))
    let slow = await chat.conversation.session
    await gate.pass()
    await slow.settled()
    await chat.untilBeside { $0.map(\.activity) == [.done] }
    chat.look()
    #expect(chat.screen.acts.contains(.notified("slow: done")))
    #expect(chat.screen.text.contains("+ 1 done"))
  }

  @Test func `quitting says first what still runs`() async throws {
    let chat = try await Chat([.hangs(after: [[.text("a")]])], columns: 70)
    await chat.start("slow<enter>")
    await chat.start("/new other<enter><f10>")
    chat.look()
    #expect(chat.screen.text.contains("\"slow\" still runs. f10 again quits and stops it, esc stays."))
    await chat.start("x<backspace><ctrl+c>")
    chat.look()
    #expect(chat.screen.text.contains("\"slow\" still runs. Press ctrl+c again to quit."))
    await chat.end(.key(Key(.character("c"), .control)))
  }
}
