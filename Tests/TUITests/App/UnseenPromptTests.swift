import Harness
import Terminal
import TestSupport
import Testing

/// Nobody answers what was not on the screen for a moment.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct UnseenPromptTests {
  /// A rein whose session asks for an approval that is not painted yet.
  private func asking() async throws -> Chat {
    let chat = try await Chat(
      [.says([.call("shout", ["text": "hey"])]), .says([.text("Done.")])],
      tools: [TestTool("shout", .execute)])
    await chat.typeUnseen("go<enter>")
    await chat.conversation.until { !$0.prompts.isEmpty }
    return chat
  }

  private func expectUnanswered(_ chat: Chat, _ place: SourceLocation = #_sourceLocation) async {
    let display = await chat.conversation.display
    #expect(display.prompts.count == 1, sourceLocation: place)
    #expect(display.grants == Grants(), sourceLocation: place)
  }

  @Test func `a letter typed before an approval was painted goes to the message box`() async throws {
    let chat = try await asking()
    chat.pass(seconds: 5)
    await chat.typeUnseen("a")
    await expectUnanswered(chat)
    chat.look()
    chat.pass(seconds: 60)
    chat.look()
    #expect(chat.screen.text.contains("› a"))
    #expect(chat.screen.text.contains("Tab: answer"))
    await chat.typeUnseen("y")
    await expectUnanswered(chat)
  }

  @Test func `a letter typed just after an approval was painted goes to the message box`() async throws {
    let chat = try await asking()
    chat.pass(seconds: 5)
    chat.look()
    chat.pass(seconds: 0.49)
    chat.look()
    await chat.typeUnseen("y")
    await expectUnanswered(chat)
    #expect(chat.screen.text.contains("Tab: answer"))
  }

  @Test func `half a second after it was painted an approval takes the keys, and says so first`() async throws
  {
    let chat = try await asking()
    chat.look()
    chat.pass(seconds: 0.5)
    chat.look()
    #expect(chat.screen.text.contains("y once"))
    await chat.typeUnseen("y")
    await chat.settle()
    #expect(chat.screen.text.contains("Done."))
  }

  @Test func `an approval that was long on the screen takes no key before the screen says so`() async throws {
    let chat = try await asking()
    chat.look()
    chat.pass(seconds: 5)
    await chat.typeUnseen("y")
    await expectUnanswered(chat)
  }

  @Test func `what a slow terminal did not take was not painted`() async throws {
    let chat = try await asking()
    chat.screen.isBusy = true
    chat.look()
    chat.pass(seconds: 5)
    chat.look()
    chat.screen.isBusy = false
    await chat.typeUnseen("y")
    await expectUnanswered(chat)
  }

  @Test func `on a slow terminal an approval is painted when its frame was sent`() async throws {
    let chat = try await asking()
    chat.screen.isSlow = true
    chat.look()
    chat.pass(seconds: 5)
    chat.screen.isBusy = false
    chat.look()
    await chat.typeUnseen("<tab>")
    #expect(!chat.screen.text.contains("y once"))
    chat.screen.isBusy = false
    chat.look()
    #expect(chat.screen.text.contains("y once"))
    await chat.typeUnseen("y")
    await expectUnanswered(chat)
    chat.screen.isBusy = false
    chat.look()
    chat.pass(seconds: 1)
    await chat.typeUnseen("y")
    #expect(await chat.conversation.display.prompts.isEmpty)
  }

  @Test func `letters right after tab answer nothing, until there was half a second without`() async throws {
    let chat = try await asking()
    chat.look()
    await chat.typeUnseen("x<backspace><tab>")
    chat.look()
    for letter in ["y", "e", "s"] {
      chat.pass(seconds: 0.3)
      await chat.typeUnseen(letter)
      chat.look()
      await expectUnanswered(chat)
    }
    chat.pass(seconds: 0.6)
    await chat.typeUnseen("y")
    #expect(await chat.conversation.display.prompts.isEmpty)
  }

  @Test func `tab does not go to an approval that was never painted`() async throws {
    let chat = try await asking()
    await chat.typeUnseen("<tab>y")
    await expectUnanswered(chat)
    await chat.type("<backspace><tab>y")
    #expect(chat.screen.text.contains("Done."))
  }
}
