import Testing

@testable import rein

@Suite struct TOMLFileTests {
  @Test(arguments: [
    ("[[[[", 1), ("a = 1\n[[", 2), ("[", 1), ("[\n", 1), ("[.a]", 1), ("[ é ]", 1), ("[[\u{7F}]]", 1),
    ("\u{FEFF}[*]", 1), ("a = [\n[1],\n]\n[=]", 4), ("a = \"\"\"\n[x\"\"\"\"\"\n[!]", 3),
    ("a = '''\n[!]'''\n[?]", 3),
    ("a = \"#\"\n[#", 2), ("a = 1 # [\"\n[}", 2), ("[a.\"]\"]\n[,]", 2), ("a = \"\\\"\"\n[{", 2),
    ("a = [}", 1), ("a = [\n1, }", 2), ("a = { b = [1] }\r\n\t[$]", 2),
  ])
  func `what would end the program is a fault with its line`(_ text: String, _ line: Int) {
    do {
      _ = try TOMLFile.table(text)
      Issue.record("nothing was wrong with \(text)")
    } catch {
      #expect(error.line == line)
    }
  }

  @Test(arguments: [
    "[a]\nb = 1\n[[c]]\n[[c]]\n[ d . 'e' ]", "a = \"\"\"\n[!NOTE]\n\"\"\"",
    "a = '''\n[?]\n'''\nb = [\n  [1],\n  [[2]],\n]",
    "a = [ # [!]\n \"[!]\", '[?]' ]", "a = { b = [ { c = \"}\" } ] }\n[d]", "", "\u{FEFF}[a]",
    "# [!]\n[\"!\"]",
    "a = \"\"\"x\\\n  [!]\"\"\"",
  ])
  func `what is valid stays so`(_ text: String) throws {
    _ = try TOMLFile.table(text)
  }

  @Test func `any text is read to an end`() {
    let pieces = [
      "[", "[[", "]", "]]", "{", "}", "=", ".", ",", "\"", "'", "\"\"\"", "'''", "#", "\n", "\r\n", " ", "\t",
      "a", "1",
      "-", "\\", "é", "\u{FEFF}", "\u{7F}", "true", "\"a\"", "1979-05-27", "\r", "\u{B}", "\u{C}", "\u{A0}",
      "\u{2028}", "\u{3000}", "+", "0x", "1.", "e", "T", "nan", "\\u12",
    ]
    var random = Steps(state: 7)
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...16)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = try? TOMLFile.table(text)
    }
  }
}

/// The same numbers every time (a linear congruential generator).
private struct Steps: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}
