import Testing

@testable import rein

@Suite struct TypedLineTests {
  /// Types a text key by key; gives what the terminal shows and the lines that were done.
  private func type(
    _ text: String, into line: inout TypedLine, at time: Double = 0
  ) -> (shown: String, lines: [TypedLine.Line]) {
    var lines: [TypedLine.Line] = []
    for byte in text.utf8 {
      if case .line(let done) = line.take(byte, hasMore: false, at: time) { lines.append(done) }
    }
    return (line.takeShown(), lines)
  }

  @Test func `keys are shown, taken back and make a line`() {
    var line = TypedLine()
    let (shown, lines) = type("hä\u{7F}i you\u{17}there\n", into: &line)
    #expect(shown == "hä\u{8} \u{8}i you\u{8} \u{8}\u{8} \u{8}\u{8} \u{8}there\n")
    #expect(lines == [TypedLine.Line(text: "hi there")])
  }

  @Test func `what is told waits while somebody types, until the line is done or empty again`() {
    var line = TypedLine()
    line.tell("one")
    #expect(line.takeShown() == "one\n")
    _ = type("ab", into: &line)
    line.tell("two")
    #expect(line.takeShown() == "")
    let (shown, lines) = type("c\n", into: &line)
    #expect(shown == "c\ntwo\n")
    #expect(lines == [TypedLine.Line(text: "abc", isUnheard: true)])
    _ = type("x", into: &line)
    line.tell("three")
    #expect(type("\u{15}", into: &line).shown == "\u{8} \u{8}three\n")
  }

  @Test func `after a pause what waits is told, and the line is repeated`() {
    var line = TypedLine()
    _ = type("yes", into: &line, at: 10)
    line.tell("Waiting for your answer.")
    line.wait(until: 14)
    #expect(line.takeShown() == "")
    line.wait(until: 15)
    #expect(line.takeShown() == "\nWaiting for your answer.\nyes")
    var slow = line
    #expect(type("\n", into: &line, at: 15.5).lines == [TypedLine.Line(text: "yes", isUnheard: true)])
    #expect(type("\n", into: &slow, at: 17).lines == [TypedLine.Line(text: "yes")])
  }

  @Test func `lines that come at once are one`() {
    var line = TypedLine()
    for byte in "a\nb".utf8 { _ = line.take(byte, hasMore: true, at: 0) }
    #expect(
      line.take(0x0A, hasMore: false, at: 0) == .line(TypedLine.Line(text: "a\nb", isPasted: true)))
  }

  @Test func `up brings back what was typed, other keys of several bytes are nothing`() {
    var line = TypedLine()
    _ = type("one\ntwo\n", into: &line)
    #expect(type("\u{1B}[A\u{1B}[A\u{1B}[1;5C\u{1B}OB\u{1B}[3~\n", into: &line).lines.map(\.text) == ["two"])
  }

  @Test func `ctrl+d leaves where nothing is typed`() {
    var line = TypedLine()
    #expect(line.take(0x04, hasMore: false, at: 0) == .leave)
    _ = type("a", into: &line)
    #expect(line.take(0x04, hasMore: false, at: 0) == .typing)
  }
}
