import Testing

@testable import Terminal

@Suite struct BackgroundTests {
  @Test(arguments: [
    ("15;0", Background.dark), ("0;15", .light), ("0;default;15", .light), ("15;default;0", .dark),
    ("0;7", .light),
    ("7;8", .dark),
  ]) func `COLORFGBG ends with the number of the background`(value: String, expected: Background) {
    #expect(Background(environment: ["COLORFGBG": value]) == expected)
  }

  @Test(arguments: ["", "15;default", "0;16", "x"])
  func `of another COLORFGBG nothing is known`(value: String) {
    #expect(Background(environment: ["COLORFGBG": value]) == nil)
  }

  @Test(arguments: [
    ("11;rgb:0000/0000/0000", Background.dark), ("11;rgb:ffff/ffff/ffff", .light), ("11;rgb:1e/1e/2e", .dark),
    ("11;rgb:f/f/e", .light), ("11;rgba:fdfd/f6f6/e3e3/ffff", .light), ("11;rgb:0000/2b2b/3636", .dark),
  ]) func `an answer tells light from dark`(report: String, expected: Background) {
    #expect(Background(report: report) == expected)
  }

  @Test(arguments: [
    "10;rgb:ffff/ffff/ffff", "11;?", "11;rgb:ffff/ffff", "11;rgb:-1/0/0", "11;rgb:fffff/0/0", "",
  ])
  func `other strings are no answer`(report: String) {
    #expect(Background(report: report) == nil)
  }

  @Test(arguments: ["\u{07}", "\u{1B}\\"])
  func `an answer types nothing, however it is cut`(end: String) {
    let bytes = Array("a\u{1B}]11;rgb:ffff/ffff/ffff\(end)b".utf8)
    for cut in bytes.indices {
      var decoder = InputDecoder()
      let inputs = decoder.decode(bytes[..<cut]) + decoder.decode(bytes[cut...])
      #expect(
        inputs == [.key(Key(typed: "a")), .background(.light), .key(Key(typed: "b"))], "cut at \(cut)")
    }
  }

  @Test func `what the terminal says of itself has its background`() {
    let answer = TerminalAnswer(
      Array("\u{1B}[?2026;2$y\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;c".utf8))
    #expect(answer.background == .light)
    #expect(answer.modes == [2026: true])
    #expect(answer.isComplete)
  }
}
