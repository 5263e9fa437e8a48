import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@UIActor
@Suite(.timeLimit(.minutes(1))) struct SelectingTests {
  private func chat() async throws -> Chat {
    let text = (1...30).map { "- item \($0)" }.joined(separator: "\n")
    let chat = try await Chat([.says([.text("Short.")]), .says([.text(text)])])
    await chat.type("one<enter>two<enter>")
    return chat
  }

  private func copied(_ chat: Chat) -> [String] {
    chat.screen.acts.compactMap { if case .copied(let text) = $0 { text } else { nil } }
  }

  @Test func `rows are chosen from the lowest in view on`() async throws {
    let chat = try await chat()
    await chat.type("<alt+m> kk")
    #expect(chat.screen.text.contains("space begin anew  enter copy  esc back"))
    await chat.type("<enter>")
    #expect(copied(chat) == ["• item 28\n• item 29\n• item 30"])
    #expect(!chat.screen.text.contains("begin here"))
  }

  @Test func `the choice scrolls, and goes over entries`() async throws {
    let chat = try await chat()
    await chat.type("/select<enter><pageup><pageup><pageup><pageup><pageup> jj<enter>")
    #expect(copied(chat) == ["› one\n\nShort.\n\n› two"])
  }

  @Test func `esc chooses nothing`() async throws {
    let chat = try await chat()
    let before = chat.screen.text
    await chat.type("<alt+m> k<esc>")
    #expect(copied(chat) == [])
    #expect(chat.screen.text == before)
  }

  @Test func `chosen rows are reversed`() {
    var here = Situation()
    here.scene.say(.user, "one")
    here.scene.say(.assistant, "two")
    here.type("<alt+m>")
    let rows = TranscriptPane().lines(here.scene.snapshot, size: Size(columns: 40, rows: 9))
    let isReversed = rows.map { $0.spans.contains { $0.style.attributes.contains(.reversed) } }
    #expect(isReversed == [false, false, true])
  }
}
