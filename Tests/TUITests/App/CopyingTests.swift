import Harness
import Synchronization
import Terminal
import TestSupport
import Testing

@testable import TUI

@UIActor
@Suite(.timeLimit(.minutes(1))) struct CopyingTests {
  private let answer = "Try:\n\n```swift\nlet a = 1\nlet b = 2\n```\n\nor\n\n~~~\nmake\n~~~"

  private func chat(_ outcome: CopyOutcome?) async throws -> Chat {
    var surroundings = Surroundings()
    if let outcome { surroundings.copy = { _ in outcome } }
    let chat = try await Chat([.says([.text(answer)])], columns: 100, surroundings: surroundings)
    await chat.type("how?<enter>")
    return chat
  }

  private func said(_ chat: Chat) -> String {
    chat.screen.text.split(separator: "\n").dropLast(2).last.map(String.init) ?? ""
  }

  private func sent(_ chat: Chat) -> [String] {
    chat.screen.acts.compactMap { if case .copied(let text) = $0 { text } else { nil } }
  }

  @Test func `the list offers the answer, its code, the message and everything`() async throws {
    let chat = try await chat(nil)
    await chat.type("<alt+w>")
    for row in [
      "the last answer", "the last code block ", "code block 2 (swift)", "your last message",
      "all that is loaded",
    ] {
      #expect(chat.screen.text.contains(row), "\(row)")
    }
    await chat.type("<down><enter>")
    #expect(sent(chat) == ["make"])
  }

  @Test func `copied is said only when a program took it`() async throws {
    let chat = try await chat(.copied(by: "wl-copy"))
    await chat.type("/copy code 2<enter>")
    #expect(said(chat) == "Copied code block 2 (swift) (2 lines) with wl-copy.")
    #expect(sent(chat) == ["let a = 1\nlet b = 2"])
  }

  @Test func `a program that takes its time holds nobody up`() async throws {
    let gate = Gate()
    var surroundings = Surroundings()
    surroundings.copy = { _ in
      await gate.wait()
      return .copied(by: "wl-copy")
    }
    let chat = try await Chat([.says([.text(answer)])], columns: 100, surroundings: surroundings)
    await chat.type("how?<enter>")
    chat.deliver("/copy message<enter>")
    #expect(sent(chat) == ["how?"])
    #expect(chat.screen.text.contains("Sent your last message (1 line) to the terminal"))
    await gate.pass()
    await chat.settle()
    #expect(said(chat) == "Copied your last message (1 line) with wl-copy.")
  }

  @Test func `otherwise the terminal is asked, and the file is named`() async throws {
    let chat = try await chat(.kept(path: "/state/copied.txt"))
    await chat.type("/copy message<enter>")
    #expect(
      chat.screen.text.contains(
        "Sent your last message (1 line) to the terminal, which does not say whether it took it; it is also"))
    #expect(chat.screen.text.contains("/state/copied.txt."))
    #expect(sent(chat) == ["how?"])
  }

  @Test func `what was found can be copied whole`() async throws {
    let chat = try await chat(nil)
    await chat.type("<f3>swift<enter>y")
    #expect(sent(chat) == [answer])
  }

  @Test func `what is not there is said`() async throws {
    let chat = try await chat(nil)
    await chat.type("/copy picture<enter>")
    #expect(said(chat) == "There is nothing to copy that is called “picture”.")
  }

  @Test func `the pager gets the conversation as text, and the terminal`() async throws {
    let shown = Mutex<[String]>([])
    var surroundings = Surroundings()
    surroundings.page = { text in shown.withLock { $0.append(text) } }
    let chat = try await Chat([.says([.text("Hi.")])], surroundings: surroundings)
    await chat.type("hello<enter>/pager<enter>")
    #expect(shown.withLock { $0 } == ["> hello\n\nHi."])
    #expect(chat.screen.acts.contains(.suspended))
  }

  @Test func `what commands a terminal is neither copied nor paged`() {
    #expect(TranscriptText.safe("a\u{1B}[201~b\r\n\tc\u{9B}1m\r") == "a[201~b\n\tc1m")
  }

  @Test func `blocks of code are found as markdown has them`() {
    #expect(
      CodeBlock.all(in: "  ```sh x\na\n````\n\n~~~\n```\n~~~\n\n```\nopen") == [
        CodeBlock(language: "sh", text: "a"), CodeBlock(language: "", text: "```"),
        CodeBlock(language: "", text: "open"),
      ])
    #expect(CodeBlock.all(in: "`` no ``") == [])
  }
}
