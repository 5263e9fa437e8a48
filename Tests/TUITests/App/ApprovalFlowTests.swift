import Harness
import Terminal
import TestSupport
import Testing

/// Answers by keys, through to the session and back.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct ApprovalFlowTests {
  private func asking() async throws -> Chat {
    let chat = try await Chat(
      [.says([.call("run", ["command": "rm x", "text": "done"])]), .says([.text("I see.")])],
      tools: [TestTool("run", .execute)], columns: 80, rows: 24)
    await chat.type("go<enter>")
    return chat
  }

  @Test func `a command is changed, asked about anew, and then that is what runs`() async throws {
    let chat = try await asking()
    await chat.type("c<ctrl+u>ls<enter>")
    #expect(chat.screen.text.contains("You changed this call."))
    #expect(!chat.screen.text.contains("I see."))
    await chat.type("y")
    expectScreen(
      chat.screen.text,
      """
      › go

      ✓ run ls  0 ms  you changed it, then you allowed it once  The person changed th…

      I see.















      ────────────────────────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter send  ? keys
      build · script/one · go                                                    ready
      """)
  }

  @Test func `a plain no stops the run, one with a reason does not`() async throws {
    let stopped = try await asking()
    await stopped.type("n")
    #expect(stopped.screen.text.contains("✗ run rm x  refused"))
    #expect(!stopped.screen.text.contains("I see."))
    #expect(stopped.screen.text.contains("Interrupted"))
    let told = try await asking()
    await told.type("eno time<enter>")
    #expect(told.screen.text.contains("you refused: no time"))
    #expect(told.screen.text.contains("I see."))
  }

  @Test func `a rule of one's own is given for the session, and counts`() async throws {
    let chat = try await asking()
    await chat.type("gc<ctrl+u>run<enter>y")
    #expect(await chat.conversation.display.grants.rules.map(\.text) == ["run"])
    #expect(chat.screen.text.contains("you allowed for this session: run"))
  }

  @Test func `yolo lets the waiting call run, and is seen`() async throws {
    let chat = try await asking()
    await chat.type("<tab>/yolo<enter>")
    #expect(chat.screen.text.contains("I see."))
    #expect(chat.screen.text.contains("YOLO · ready"))
    await chat.type("/yolo<enter>")
    #expect(!chat.screen.text.contains("YOLO ·"))
  }

  @Test func `who goes away declines what waits`() async throws {
    let chat = try await asking()
    await chat.type("<tab>/away<enter>")
    #expect(chat.screen.text.contains("declined: you are away"))
    #expect(chat.screen.text.contains("AWAY · ready"))
  }
}
