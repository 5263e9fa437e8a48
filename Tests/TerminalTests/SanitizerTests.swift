import CSys
import Testing

@testable import Terminal

@Suite struct SanitizerTests {
  @Test(arguments: [
    ("plain text", "plain text"),
    ("a\u{1B}[31mred\u{1B}[0m", "ared"),
    ("a\u{1B}[?1049;2$yb", "ab"),
    ("a\u{1B}]0;title\u{07}b", "ab"),
    ("a\u{1B}]52;c;aGk=\u{1B}\\b", "ab"),
    ("a\u{1B}]8;;http://x\u{1B}\\link\u{1B}]8;;\u{1B}\\b", "alinkb"),
    ("a\u{1B}Pq#0;1\u{1B}\\b", "ab"),
    ("a\u{1B}_Gpayload\u{1B}\\b", "ab"),
    ("a\u{1B}^private\u{1B}\\b\u{1B}Xsos\u{1B}\\c", "abc"),
    ("a\u{9B}31mb\u{9D}0;t\u{9C}c\u{90}q\u{9C}d", "abcd"),
    ("a\u{1B}cb\u{1B}(Bc\u{1B}7d", "abcd"),
    ("one\ntwo\r\nthree\tfour", "one two three four"),
    ("back\u{08}space\u{07}\u{7F}\u{85}", "backspace"),
    ("\u{1B}", ""),
    ("e\u{301}", "e\u{301}"),
    ("👨\u{200D}👩\u{200D}👧", "👨👩👧"),
    ("👍\u{1F3FD} ❤\u{FE0F} soft\u{AD}hyphen", "👍 ❤ softhyphen"),
    ("abc\u{202E}cba\u{2066}x\u{2069}", "abccbax"),
    ("tag\u{E0041}\u{E007F}ged", "tagged"),
    ("🇩🇪", "🇩🇪"),
    ("new emoji \u{1FAE8}", "new emoji \u{FFFD}"),
    ("line\u{2028}separator", "line separator"),
  ])
  func `prose keeps the words and drops the rest`(given: String, shown: String) {
    #expect(Array(Sanitizer.prose(given).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test(arguments: [
    ("\u{1B}]0;never ended, then much text", "0;never ended, then much text"),
    ("\u{1B}[12;", "12;"),
    ("\u{1B}]0;one\nnext line", "0;one next line"),
    ("\u{1B}P unfinished \u{1B}[1mbold", " unfinished bold"),
    ("\u{9D}lost", "lost"),
    ("\u{1B}[3é", "3é"),
  ])
  func `a sequence that never ends swallows nothing`(given: String, shown: String) {
    #expect(Sanitizer.prose(given) == shown)
  }

  @Test(arguments: [
    ("ls -l", "ls -l"),
    ("rm\t-rf\n/", "rm<TAB>-rf<LF>/"),
    ("a\u{1B}[31mb\r", "a<ESC>[31mb<CR>"),
    ("a\u{202E}b\u{200B}c\u{FEFF}", "a<U+202E>b<U+200B>c<U+FEFF>"),
    ("x\u{E0041}", "x<U+E0041>"),
    ("a\u{A0}b\u{3000}c", "a<U+00A0>b<U+3000>c"),
    ("\u{9B}1m\u{7F}\u{00}", "<U+009B>1m<U+007F><U+0000>"),
    ("\u{301}e\u{301}", "<U+0301>e\u{301}"),
    ("👍\u{1F3FD}", "👍<U+1F3FD>"),
    ("日本", "日本"),
    ("e\u{301}\u{302}\u{303}\u{304}\u{305}", "e\u{301}\u{302}\u{303}\u{304}<U+0305>"),
  ])
  func `verbatim spells out what could not be seen`(given: String, shown: String) {
    #expect(Array(Sanitizer.verbatim(given).unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test func `no span ever holds a control character`() {
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for span in [Span("a\(scalar)b"), Span(verbatim: "a\(scalar)b")] {
        let isSafe = span.text.unicodeScalars.allSatisfy { !$0.isControl && Width.columns(of: $0) >= 0 }
        if !isSafe { Issue.record("U+\(String(value, radix: 16)) got through") }
      }
    }
  }

  @Test func `many unfinished sequences take no longer than their length`() {
    let text = String(repeating: "\u{1B}]\u{9D}\u{1B}[1", count: 100_000)
    let clock = ContinuousClock()
    var shown = ""
    let time = clock.measure { shown = Sanitizer.prose(text) }
    #expect(shown == String(repeating: "1", count: 100_000))
    #expect(time < .seconds(5))
  }

  @Test(arguments: [
    ("https://example.org/a?b=c", "https://example.org/a?b=c"),
    ("http://example.org", "http://example.org"),
    ("file:///etc/passwd", nil), ("javascript:alert(1)", nil),
    ("https://example.org/\u{1B}\\", nil), ("https://ex ample.org", nil), ("https://exämple.org", nil),
  ])
  func `only plain web addresses become links`(given: String, link: String?) {
    #expect(Span("x", link: given).link == link)
  }

  @Test func `nothing without a width and nothing invisible passes, whatever is taken without asking`() {
    for value in UInt32(0x80)...0x2FFF {
      guard let scalar = Unicode.Scalar(value), Sanitizer.prose(String(scalar)) == String(scalar) else {
        continue
      }
      #expect(
        csys_wcwidth(value) >= 0 && !scalar.properties.isDefaultIgnorableCodePoint,
        "U+\(String(value, radix: 16))")
    }
  }
}
