import Terminal
import Testing

@Suite struct TerminalAnswerTests {
  @Test func `what a terminal answers is read`() {
    let answer = TerminalAnswer(Array("\u{1B}[?2004;2$y\u{1B}[?2026;0$y\u{1B}[?62;22c".utf8))
    #expect(answer.modes == [2004: true, 2026: false])
    #expect(answer.isComplete)
    #expect(TerminalAnswer(Array("\u{1B}[?2026;4$y".utf8)).modes == [2026: false])
    #expect(TerminalAnswer(Array("hello\u{1B}[?;$y".utf8)) == TerminalAnswer())
  }
}
