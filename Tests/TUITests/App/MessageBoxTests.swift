import Harness
import Synchronization
import TUI
import Terminal
import TestSupport
import Testing

/// What the message box reaches outside of the session: files, earlier messages, an editor.
@UIActor
@Suite(.timeLimit(.minutes(1))) struct MessageBoxTests {
  private func chat(rows: Int = 12, _ change: (inout Surroundings) -> Void) async throws -> Chat {
    var surroundings = Surroundings()
    change(&surroundings)
    return try await Chat([.says([.text("Hi.")])], rows: rows, surroundings: surroundings)
  }

  private let files: @Sendable (String) async -> [String] = { query in
    ["Sources/", "Sources/App.swift", "docs/my notes.md"].filter {
      query.isEmpty || $0.lowercased().contains(query.lowercased())
    }
  }

  @Test func `files of the project complete what follows an at sign`() async throws {
    let chat = try await chat { $0.findFiles = files }
    await chat.type("see @app")
    expectScreen(
      chat.screen.text,
      """









        Sources/App.swift
      › see @app
      ready  enter send  ctrl+j new line  tab complete  esc close
      """)
    await chat.type("<tab>and @my<down><enter>")
    expectScreen(
      chat.screen.text,
      """










      › see @Sources/App.swift and @"docs/my notes.md"
      ready  enter send  ctrl+j new line
      """)
  }

  @Test func `enter sends a name as it is unless a file was chosen`() async throws {
    let chat = try await chat { $0.findFiles = files }
    await chat.type("ask @app<enter>")
    #expect(chat.conversation.provider.requests.first?.messages.last?.text == "ask @app")
  }

  @Test func `what was said is kept, and found again`() async throws {
    let kept = Mutex<[String]>([])
    let log: @Sendable (String) -> Void = { text in kept.withLock { $0.append(text) } }
    let chat = try await chat(rows: 14) {
      $0.history = ["make the tests faster", "why is it slow?"]
      $0.remember = log
    }
    await chat.type("hello<enter>")
    #expect(kept.withLock { $0 } == ["hello"])
    await chat.type("fast<ctrl+r>")
    expectScreen(
      chat.screen.text,
      """
      › hello

      Hi.


      ────────────────────────────────────────────────────────────
      Said before  1 of 3  › fast
      › make the tests faster


      ────────────────────────────────────────────────────────────
      › fast
      enter choose  esc clear
      build · script/one · hello                             ready
      """)
    await chat.type("<enter>")
    #expect(chat.screen.text.contains("› make the tests faster\n"))
    #expect(chat.conversation.provider.requests.count == 1)
  }

  @Test func `the editor gets the text and the terminal, and gives both back`() async throws {
    let chat = try await chat { $0.edit = { $0 + ", edited" } }
    await chat.type("draft<ctrl+g>")
    #expect(chat.screen.text.contains("› draft, edited"))
    #expect(chat.screen.acts.contains(.suspended))
    await chat.type("<ctrl+_>")
    #expect(chat.screen.text.contains("› draft\n"))
  }

  @Test func `an editor that fails leaves the text and says why`() async throws {
    struct Broken: Error, CustomStringConvertible { let description = "vi ended with status 1." }
    let chat = try await chat { $0.edit = { _ in throw Broken() } }
    await chat.type("draft<ctrl+g>")
    #expect(chat.screen.text.contains("› draft\nvi ended with status 1.\n"))
  }
}
