import Harness
import TUI
import Terminal
import TestSupport
import Testing

@UIActor
@Suite(.timeLimit(.minutes(1))) struct OwnCommandScreenTests {
  private let shell = TestTool(
    "execute_command", .execute,
    run: { input, _ in .finished(ToolOutput("ran \(input["command"]?.string ?? "")")) })

  @Test func `an exclamation mark runs a command as the person`() async throws {
    let chat = try await Chat(tools: [shell])
    await chat.type("!ls")
    #expect(chat.screen.text.contains("enter run the command"))
    await chat.type("<enter>")
    expectScreen(
      chat.screen.text,
      """
      ✓ ! ls  0 ms
        ran ls










      ────────────────────────────────────────────────────────────
      › Message, or / for commands
      enter send  ? keys
      build · script/one · new thread                        ready
      """)
    await chat.type("<up>")
    #expect(chat.screen.text.contains("› !ls\n"))
  }

  @Test func `a mark alone runs nothing, and one behind a blank is said`() async throws {
    let chat = try await Chat([.says([.text("Hi.")])], tools: [shell])
    await chat.type("!<enter>")
    #expect(chat.screen.text.contains("Type the command to run behind the !."))
    await chat.type("<backspace> !important<enter>")
    #expect(chat.conversation.provider.requests.first?.messages.last?.text == "!important")
  }

  @Test func `a command in the queue can become a message, and be said at once`() async throws {
    let chat = try await Chat(
      [.hangs(after: [[.text("One.")]]), .says([.text("Two.")])], tools: [shell], rows: 18)
    await chat.start("first<enter>")
    await chat.conversation.until { $0.isRunning }
    await chat.start("!ls<enter>later<enter><up><up><enter>")
    chat.look()
    #expect(chat.screen.text.contains("› !ls"))
    await chat.start("<ctrl+a><delete>say <enter>")
    await chat.conversation.until { $0.followUps.first?.content == "say ls" }
    await chat.start("<up><up>s")
    await chat.settle()
    #expect(await chat.conversation.transcript.contains("> say ls"))
  }
}
