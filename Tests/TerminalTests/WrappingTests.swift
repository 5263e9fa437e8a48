import Terminal
import Testing

@Suite struct WrappingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    var columns: Int
    var hanging = 0
    var rows: [String]
    var testDescription: String { "\(text) in \(columns)" }
  }

  static let cases: [Case] = [
    Case(text: "", columns: 5, rows: [""]),
    Case(text: "abc", columns: 5, rows: ["abc"]),
    Case(text: "abc def", columns: 3, rows: ["abc", "def"]),
    Case(text: "abc def", columns: 4, rows: ["abc", "def"]),
    Case(text: "abc def", columns: 6, rows: ["abc", "def"]),
    Case(text: "abc def", columns: 7, rows: ["abc def"]),
    Case(text: "a b c d", columns: 3, rows: ["a b", "c d"]),
    Case(text: "abcdefgh", columns: 3, rows: ["abc", "def", "gh"]),
    Case(text: "ab cdefgh", columns: 3, rows: ["ab", "cde", "fgh"]),
    Case(text: "abc", columns: 1, rows: ["a", "b", "c"]),
    Case(text: "abc", columns: 0, rows: ["a", "b", "c"]),
    Case(text: "abc", columns: -7, rows: ["a", "b", "c"]),
    Case(text: "a     b", columns: 3, rows: ["a", "b"]),
    Case(text: "  ab cd", columns: 4, rows: ["  ab", "cd"]),
    Case(text: "  abcdef", columns: 4, rows: ["  ab", "cdef"]),
    Case(text: "      x", columns: 3, rows: ["   ", "x"]),
    Case(text: "     ", columns: 3, rows: ["   "]),
    Case(text: "abc  ", columns: 4, rows: ["abc "]),
    Case(text: "one two three", columns: 7, hanging: 2, rows: ["one two", "  three"]),
    Case(text: "aaaa bbbb", columns: 4, hanging: 2, rows: ["aaaa", "  bb", "  bb"]),
    Case(text: "aaaa", columns: 2, hanging: 9, rows: ["aa", " a", " a"]),
    Case(text: "日本語です", columns: 4, rows: ["日本", "語で", "す"]),
    Case(text: "日本語です", columns: 5, rows: ["日本", "語で", "す"]),
    Case(text: "日本", columns: 1, rows: ["日", "本"]),
    Case(text: "word 日本語", columns: 8, rows: ["word 日", "本語"]),
    Case(text: "日本。語", columns: 4, rows: ["日", "本。", "語"]),
    Case(text: "e\u{301}e\u{301}e\u{301}", columns: 2, rows: ["e\u{301}e\u{301}", "e\u{301}"]),
    Case(text: "🇩🇪🇫🇷", columns: 3, rows: ["🇩🇪", "🇫🇷"]),
  ]

  @Test(arguments: cases)
  func `rows are full but not too full`(_ given: Case) {
    let rows = Line(given.text).wrapped(to: given.columns, hanging: given.hanging)
    #expect(rows.map(\.text) == given.rows)
  }

  @Test func `styles and links stay with their words`() {
    let line = Line([
      Span("see ", .plain), Span("the page", Style(.ansi(4)), link: "https://x.org"),
      Span("!", Style(.ansi(1))),
    ])
    #expect(
      line.wrapped(to: 7) == [
        Line([Span("see "), Span("the", Style(.ansi(4)), link: "https://x.org")]),
        Line([Span("page", Style(.ansi(4)), link: "https://x.org"), Span("!", Style(.ansi(1)))]),
      ])
  }

  @Test func `a word of several spans is one word`() {
    let line = Line([Span("x ab"), Span("cd", Style(.ansi(1)))])
    #expect(line.wrapped(to: 5).map(\.text) == ["x", "abcd"])
  }

  @Test func `no row is too wide and no word is lost, whatever the width`() {
    let text = "The quick 日本語 brown 🇩🇪 fox, e\u{301}tude   jumps über the lazyveryverylongword dog。"
    let words = text.filter { $0 != " " }
    for columns in 3...60 {
      let rows = Line(text).wrapped(to: columns, hanging: 1)
      #expect(rows.allSatisfy { $0.columns <= columns })
      #expect(rows.map(\.text).joined().filter { $0 != " " } == words)
    }
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
    ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("", 0, ""), ("e\u{301}abc", 2, "e\u{301}…"),
  ])
  func `what is too long ends in an ellipsis`(text: String, columns: Int, expected: String) {
    #expect(Line(text).truncated(to: columns).text == expected)
  }

  @Test func `the ellipsis has the style of the place`() {
    let line = Line([Span("ab"), Span("cdef", Style(.ansi(2)))])
    #expect(
      line.truncated(to: 4) == Line([Span("ab"), Span("c", Style(.ansi(2))), Span("…", Style(.ansi(2)))]))
  }

  @Test func `every scalar is as wide alone as among others`() {
    for value in Array(UInt32(0x20)...0x33FF) + Array(0xA000...0xFFFF) + Array(0x1F000...0x1FAFF) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = Span("a\(scalar)b").text
      let line = Line(text + text)
      let rows = line.wrapped(to: 4)
      if rows.contains(where: { $0.columns > 4 }) || rows.reduce(0, { $0 + $1.columns }) > line.columns {
        Issue.record("U+\(String(value, radix: 16)) is counted in two ways")
      }
      if line.truncated(to: line.columns - 1).columns > line.columns - 1 {
        Issue.record("U+\(String(value, radix: 16)) is truncated wrongly")
      }
    }
  }

  @Test func `padding and indenting add blanks`() {
    #expect(
      Line("日").padded(to: 4, style: Style(.ansi(1))) == Line([Span("日"), Span("  ", Style(.ansi(1)))]))
    #expect(Line("abc").padded(to: 3) == Line("abc"))
    #expect(Line("a").indented(by: 2) == Line([Span("  "), Span("a")]))
    #expect(Line("a").indented(by: 0) == Line("a"))
  }

  @Test(arguments: [
    ("abc", 3), ("日本", 4), ("e\u{301}", 1), ("🇩🇪", 2), ("😀", 2), ("…", 1), ("ｆ", 2), ("", 0), ("─", 1),
  ])
  func `a text is as wide as its cells`(text: String, columns: Int) {
    #expect(Width.columns(of: text) == columns)
    #expect(Line(text).columns == columns)
    #expect(text.reduce(0) { $0 + Width.columns(of: $1) } == columns)
  }

  /// Looking at the whole word for each of its rows would take minutes.
  @Test(.timeLimit(.minutes(1))) func `a word of two million bytes is looked at once`() {
    let rows = Line(String(repeating: "x", count: 2_000_000)).wrapped(to: 100)
    #expect(rows.count == 20_000)
    #expect(rows.allSatisfy { $0.columns == 100 })
  }
}
