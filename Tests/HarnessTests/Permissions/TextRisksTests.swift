import Testing

@testable import Harness

@Suite struct TextRisksTests {
  private func risks(_ text: String, isCommand: Bool = true) -> [String] {
    TextRisks.of(["command": .string(text)], isCommand: isCommand)
  }

  @Test(arguments: [
    ("rm \u{202E}gpj.x", "It has characters that change the order in which text is shown: <U+202E>."),
    (
      "a\u{2066}b\u{2069}",
      "It has characters that change the order in which text is shown: <U+2066>, <U+2069>."
    ),
    ("ls\u{E0041}", "It has tag characters: a hidden text that a program may read."),
    ("r\u{200B}m", "It has characters that cannot be seen: <U+200B>."),
    ("r\u{200D}m", "It has characters that cannot be seen: <U+200D>."),
    ("x\u{1B}[2Jy", "It has control characters: <U+001B>."),
    ("ls\(String(repeating: " ", count: 40))&& rm", "A run of 40 blanks pushes what follows aside."),
    ("p\u{430}ypal", "It has letters that look like others: p<U+0430>ypal."),
    ("cat ..\u{2215}x", "It has letters that look like others: <U+2215>x."),
    ("\u{FF52}m", "It has letters that look like others: <U+FF52>m."),
  ]) func `what misleads is named`(_ text: String, _ risk: String) {
    #expect(risks(text) == [risk])
  }

  @Test(arguments: [
    "make test", "git commit -m \"Größe geändert – schön\"", "echo привет мир", "git commit -m '修复：问题（完）'",
    "echo 👨‍👩‍👧 ok ❤️", "a\n\tb\r\n", "x = Δt * 2м", "שלום", "café", "  if a {\n                    b\n  }",
  ]) func `ordinary text of any language is no risk`(_ text: String) {
    #expect(risks(text, isCommand: false) == [])
  }

  @Test func `a host that is not what it seems is named as it is on the wire`() {
    #expect(
      risks("curl https://\u{430}pple.com/x").last
        == "The host <U+0430>pple.com is xn--pple-43d.com on the wire.")
    #expect(WebHost.ascii("bücher.example") == "xn--bcher-kva.example")
    #expect(WebHost.ascii("点看") == "xn--3pxu8k")
    #expect(WebHost.ascii("example.com") == "example.com")
    #expect(WebHost.foreign(in: "see http://user@bücher.de:80/x and https://a.b") == ["bücher.de"])
  }

  @Test func `keys and nested values are looked at too`() {
    let args: JSON = ["a": [["b\u{200B}": 1], "\u{202E}"]]
    #expect(TextRisks.of(args, isCommand: false).count == 2)
  }

  @Test func `letters that look like others are spelt out, the rest stays`() {
    #expect(LookAlikes.spelledOut("a p\u{430}th, а путь") == "a p<U+0430>th, а путь")
    #expect(LookAlikes.spelledOut("plain") == "plain")
  }
}
