import Harness
import Terminal
import Testing

@testable import TUI

@Suite struct CodeLinesTests {
  private let theme = Theme()

  /// The pieces of a code that have a colour, with what they are.
  private func colored(_ text: String, _ language: String) -> [String] {
    let names = [
      theme.keyword: "keyword", theme.string: "string", theme.number: "number", theme.comment: "comment",
    ]
    return CodeLines(columns: 200, theme: theme).lines(text, language: language).flatMap { line in
      line.spans.compactMap { span in names[span.style].map { "\($0): \(span.text)" } }
    }
  }

  @Test func `words, texts, numbers and remarks are told apart`() {
    #expect(
      colored("let x1 = f(\"a \\\" // b\", 42) // let", "swift")
        == ["keyword: let", "string: \"a \\\" // b\"", "number: 42", "comment: // let"])
    #expect(
      colored("SELECT 'it''s' -- x", "SQL") == [
        "keyword: SELECT", "string: 'it'", "string: 's'", "comment: -- x",
      ])
    #expect(colored("echo a#b # c", "bash") == ["comment: # c"])
  }

  @Test func `what is open goes on in the next line`() {
    #expect(
      colored("/* one\nlet */ let\n\"\"\"\nlet\n\"\"\"", "swift")
        == [
          "comment: /* one", "comment: let */", "keyword: let", "string: \"\"\"", "string: let",
          "string: \"\"\"",
        ])
    #expect(colored("\"open\nlet", "swift") == ["string: \"open", "keyword: let"])
  }

  @Test func `the language is known by its name, by more words after it, or by the file`() {
    #expect(colored("def f", "Python title=x") == ["keyword: def"])
    #expect(colored("let x", "klingon").isEmpty)
    let lines = CodeLines(columns: 80, theme: theme).lines(Code(text: "fn a", path: "src/main.rs"))
    #expect(lines.map(\.spans) == [[Span("fn", theme.keyword), Span(" a")]])
    #expect(SyntaxLanguage.ofFile("a.swift/README") == nil)
  }

  @Test func `a diff counts the lines of both texts and keeps what is long beside its margin`() {
    let diff = FileDiff(
      path: "a", change: .modified,
      hunks: [
        FileDiff.Hunk(
          oldStart: 98, newStart: 99,
          lines: [
            FileDiff.Line(.context, "same"), FileDiff.Line(.removed, "old"),
            FileDiff.Line(.added, "new and longer than there is room for"), FileDiff.Line(.context, "end"),
          ])
      ])
    let lines = DiffLines(columns: 30, theme: theme).lines(diff).map(\.text)
    #expect(
      lines == [
        " 99   same", " 99 - old", "100 + new and longer than", "      there is room for", "101   end",
      ])
  }

  @Test func `blanks at the end of a changed line can be seen`() {
    let diff = FileDiff(
      path: "a", change: .modified,
      hunks: [
        FileDiff.Hunk(
          oldStart: 1, newStart: 1,
          lines: [FileDiff.Line(.removed, "a  "), FileDiff.Line(.added, "a"), FileDiff.Line(.context, "b ")])
      ])
    let ends = DiffLines(columns: 40, theme: theme).lines(diff).map(\.spans.last)
    #expect(
      ends == [Span("  ", theme.removed.adding(.underline)), Span("a", theme.added), Span("b ", theme.text)])
  }

  @Test func `signs are of ASCII alone where the theme says so`() {
    var scene = Scene()
    scene.theme = .monochrome
    scene.theme.glyphs = .ascii
    scene.say(.user, "go")
    scene.say(.assistant, "- a\n\n> b\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    scene.call("run", ["command": "ls"], ToolOutput("1\n2\n3\n4\n5"))
    scene.ask(.plan(Plan(title: "", text: "p")))
    let text = scene.transcript() + scene.text(PromptPane())
    #expect(text.contains("> go") && text.allSatisfy(\.isASCII))
  }
}
