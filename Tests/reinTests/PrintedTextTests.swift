import Harness
import Testing

@testable import rein

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct PrintedTextTests {
  private func message(_ content: [MessagePart], id: String = "m") -> Message {
    Message(id: id, role: .assistant, content: content, createdAt: Date(timeIntervalSince1970: 0))
  }

  @Test func `a batch may end inside what is one character to people`() {
    var printed = PrintedText()
    #expect(printed.takeNew(of: message([.text("a \u{26A0}")])) == "a \u{26A0}")
    #expect(printed.takeNew(of: message([.text("a \u{26A0}\u{FE0F} b")])) == "\u{FE0F} b")
    #expect(printed.takeNew(of: message([.text("a \u{26A0}\u{FE0F} b e")])) == " e")
    #expect(printed.takeNew(of: message([.text("a \u{26A0}\u{FE0F} b e\u{301}!")])) == "\u{301}!")
  }

  @Test func `texts are a paragraph each, and what stands between them is not printed`() {
    let call = MessagePart.toolCall(ToolCall(id: "c", name: "read_file", args: .emptyObject))
    let thinking = MessagePart.thinking(Thinking(text: "hm"))
    var printed = PrintedText()
    #expect(printed.takeNew(of: message([thinking])) == "")
    #expect(!printed.isStarted)
    #expect(printed.takeNew(of: message([thinking, .text("one")])) == "one")
    #expect(printed.takeNew(of: message([thinking, .text("one.")])) == ".")
    #expect(printed.takeNew(of: message([thinking, .text("one."), call])) == "")
    #expect(printed.takeNew(of: message([thinking, .text("one."), call, .text("two")])) == "\n\ntwo")
    #expect(printed.takeNew(of: message([.text("three")], id: "n")) == "three")
  }
}
