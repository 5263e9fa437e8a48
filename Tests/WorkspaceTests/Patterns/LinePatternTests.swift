import Testing

@testable import Workspace

struct LinePatternTests {
  private func matches(_ pattern: String, _ text: some Collection<UInt8>) throws -> Bool {
    var pattern = try LinePattern(pattern)
    return pattern.matches(text)
  }

  @Test(arguments: [
    ("abc", ["abc", "xabcx"], ["ab", "ABC", ""]),
    ("", ["", "x"], []),
    ("a.c", ["abc", "a\u{E9}c", "a\u{1F600}c"], ["ac"]),
    ("^a$", ["a"], ["ab", "ba", ""]),
    ("^$", [""], [" "]),
    ("a|bc|", ["", "q"], []),
    ("^(a|bc)d$", ["ad", "bcd"], ["abcd", "d"]),
    ("^a*b+c?$", ["b", "aabbc"], ["aac", "cb"]),
    ("^a{2}$", ["aa"], ["a", "aaa"]),
    ("^a{2,}$", ["aa", "aaaaa"], ["a"]),
    ("^a{1,2}$", ["a", "aa"], ["", "aaa"]),
    ("^a{,2}$", ["", "aa"], ["aaa"]),
    ("a{x}", ["a{x}"], ["ax"]),
    ("{", ["{"], ["a"]),
    ("^(ab){2}$", ["abab"], ["ab", "aab"]),
    ("^a+?b$", ["aab"], ["b"]),
    ("^[abc]+$", ["cab"], ["d"]),
    ("^[^a-c]$", ["d", "\u{E9}"], ["b"]),
    ("^[]a-]+$", ["]", "a-]"], ["b"]),
    ("^[\\d_]+$", ["12_"], ["a"]),
    ("^[[:alpha:]]+$", ["ab\u{E9}"], ["1"]),
    ("^\\d\\D\\s\\S\\w\\W$", ["1a b_!"], ["aa b_!"]),
    ("\\bcat\\b", ["a cat.", "cat"], ["concat", "cats"]),
    ("\\Bcat", ["concat"], ["cat"]),
    ("\\.\\*\\(", [".*("], ["a"]),
    ("\\t\\x41\\u00e9\\x{1F600}", ["\tA\u{E9}\u{1F600}"], ["tA"]),
    ("(?i)straSSe \u{C9}", ["STRASSE \u{E9}"], ["STRASE"]),
    ("a(?i:b)c", ["aBc"], ["ABc", "aBC"]),
    ("(?<name>x)(?:y)", ["xy"], ["x"]),
    ("(a+)+$", ["caaa"], ["b"]),
  ])
  func `a pattern matches what it says`(pattern: String, matching: [String], others: [String]) throws {
    for text in matching { #expect(try matches(pattern, text.utf8), "\(pattern) in \(text)") }
    for text in others { #expect(try !matches(pattern, text.utf8), "\(pattern) in \(text)") }
  }

  @Test(arguments: [
    ("a(b", "The pattern a(b is not valid: a ( without its ) (character 4)."),
    ("ab)", "The pattern ab) is not valid: a ) without its ( (character 3)."),
    ("[ab", "The pattern [ab is not valid: a [ without its ] (character 1)."),
    ("*a", "The pattern *a is not valid: nothing to repeat before * (character 1)."),
    ("a\\", "The pattern a\\ is not valid: a backslash at the end (character 2)."),
    ("[z-a]", "The pattern [z-a] is not valid: a range from high to low (character 5)."),
    ("a{3,2}", "The pattern a{3,2} is not valid: a repetition from more to fewer (character 7)."),
    (
      "((a{1000}){1000}){1000}",
      "The pattern ((a{1000}){1000}){1000} is too big: its repetitions multiply to too much."
    ),
  ])
  func `a wrong pattern says what is wrong where`(pattern: String, message: String) {
    let error = #expect(throws: PatternError.self) { _ = try LinePattern(pattern) }
    #expect(error?.description == message)
  }

  @Test(arguments: ["(?=a)", "(?!a)", "(?<=a)", "(a)\\1", "\\p{L}", "a++"])
  func `what cannot be done is said to be unsupported`(pattern: String) {
    let error = #expect(throws: PatternError.self) { _ = try LinePattern(pattern) }
    #expect(error?.description.contains("not supported here") == true)
  }

  @Test func `no pattern takes forever`() throws {
    let line = Array(repeating: UInt8(ascii: "a"), count: 20_000) + [UInt8(ascii: "!")]
    for pattern in ["^(a+)+$", "^(a|aa)+$", "(a*)*b", "^(.*a){12}b", "(x+x+)+y"] {
      #expect(try !matches(pattern, line))
    }
  }

  @Test func `a pattern with very many states is still right`() throws {
    // Needs 2^12 states to remember where the last a stood, more than are kept.
    let pattern = "a.{12}z"
    var line: [UInt8] = []
    var random: UInt32 = 1
    for _ in 0..<20_000 {
      random = random &* 1_664_525 &+ 1_013_904_223
      line.append(random >> 31 == 0 ? UInt8(ascii: "a") : UInt8(ascii: "b"))
    }
    #expect(try !matches(pattern, line))
    #expect(try matches(pattern, line + Array("axxxxxxxxxxxxz".utf8)))
  }

  @Test func `wrong bytes count as one unknown character each`() throws {
    #expect(try matches("^a..b$", [0x61, 0xFF, 0xC3, 0x62]))
  }

  @Test(arguments: [
    ("a+", "xaaay a", ["aaa", "a"]), ("^a", "aab", ["a"]), ("b$", "abb", ["b"]),
    (#"\bfoo\b"#, "foo food foo", ["foo", "foo"]),
    ("é.", "caféx é", ["éx"]), ("a|ab", "ab", ["ab"]), ("z*", "aza", ["z"]), ("x", "abc", []),
    (".+", "漢字", ["漢字"]),
  ])
  func `the parts of a line that match are known`(pattern: String, line: String, parts: [String]) throws {
    let bytes = Array(line.utf8)
    let found = try LinePattern(pattern).ranges(in: bytes)
    #expect(found.map { String(decoding: bytes[$0], as: UTF8.self) } == parts)
  }
}
