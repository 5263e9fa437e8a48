import Testing

@testable import Terminal

@Suite struct ClipboardSequenceTests {
  @Test func `a terminal gets the text as base64`() {
    #expect(ClipboardSequence.of("hi", through: nil) == "\u{1B}]52;c;aGk=\u{07}")
  }

  @Test func `tmux gets it for itself and for the terminal behind it`() {
    #expect(
      ClipboardSequence.of("hi", through: .tmux)
        == "\u{1B}]52;c;aGk=\u{07}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;aGk=\u{07}\u{1B}\\")
  }

  @Test func `screen gets it in pieces it can take`() throws {
    let text = String(repeating: "x", count: 600)
    let wrapped = try #require(ClipboardSequence.of(text, through: .screen))
    let pieces = wrapped.split(separator: "\u{1B}\\")
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.count <= 242 })
    #expect(pieces.map { $0.dropFirst(2) }.joined() == ClipboardSequence.of(text, through: nil))
  }

  @Test func `what terminals would cut is not sent`() {
    #expect(ClipboardSequence.of(String(repeating: "x", count: 74_001), through: nil) == nil)
  }

  @Test func `what stands between is told by the environment`() {
    #expect(Multiplexer(environment: ["TMUX": "/tmp/x", "STY": "1"]) == .tmux)
    #expect(Multiplexer(environment: ["STY": "1"]) == .screen)
    #expect(Multiplexer(environment: ["TMUX": ""]) == nil)
  }
}
