import Testing

@testable import TUI

/// A composer in one string: its text with `|` where the cursor stands.
private func after(_ start: String, _ change: (inout Composer) -> Void) -> String {
  let parts = start.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
  var composer = Composer(parts[0] + parts[1])
  composer.position = Composer(parts[0]).units.count
  change(&composer)
  let before = composer.units[..<composer.position].map(\.shown).joined()
  return before + "|" + composer.units[composer.position...].map(\.shown).joined()
}

@Suite struct ComposerWordTests {
  @Test func `the letters of a word change from the cursor on`() {
    #expect(after("on|e two") { $0.changeWord(to: .upper) } == "onE| two")
    #expect(after("one| TWO x") { $0.changeWord(to: .lower) } == "one two| x")
    #expect(after("|one TWO") { $0.changeWord(to: .capitalized) } == "One| TWO")
    #expect(after("|, tWO") { $0.changeWord(to: .capitalized) } == ", Two|")
    #expect(after("|straße!") { $0.changeWord(to: .upper) } == "STRASSE|!")
    #expect(after("one|") { $0.changeWord(to: .upper) } == "one|")
  }

  @Test func `characters swap around the cursor, at the end of a line those before it`() {
    #expect(after("a|b") { $0.transposeCharacters() } == "ba|")
    #expect(after("abc|") { $0.transposeCharacters() } == "acb|")
    #expect(after("ab|\nc") { $0.transposeCharacters() } == "ba|\nc")
    #expect(after("|ab") { $0.transposeCharacters() } == "|ab")
    #expect(after("a\n|bc") { $0.transposeCharacters() } == "a\n|bc")
    #expect(after("a|") { $0.transposeCharacters() } == "a|")
  }

  @Test func `words swap around the cursor, at the end the last two`() {
    #expect(after("one |two x") { $0.transposeWords() } == "two one| x")
    #expect(after("one, tw|o") { $0.transposeWords() } == "two, one|")
    #expect(after("one two three|") { $0.transposeWords() } == "one three two|")
    #expect(after("one|") { $0.transposeWords() } == "one|")
  }

  @Test func `the cursor goes to both ends of the text`() {
    #expect(after("a\nb|c\nd") { $0.moveToStart() } == "|a\nbc\nd")
    #expect(after("a\nb|c\nd") { $0.moveToEnd() } == "a\nbc\nd|")
  }

  @Test func `a folded paste is put in its place, and undo folds it again`() {
    var composer = Composer("see ")
    let text = (1...12).map { "line \($0)" }.joined(separator: "\n")
    composer.insert(paste: text)
    #expect(composer.text == "see [pasted 12 lines]")
    composer.unfoldPaste()
    #expect(composer.text == "see " + text)
    #expect(composer.cursor == composer.text.count)
    composer.undo()
    #expect(composer.text == "see [pasted 12 lines]")
    #expect(composer.expanded == "see " + text)
  }

  @Test func `unfolding means nothing away from a paste`() {
    var composer = Composer("text")
    composer.unfoldPaste()
    #expect(composer.text == "text")
    #expect(composer.foldedPlace == nil)
  }
}

@Suite struct FileTokenTests {
  private func token(_ text: String, back: Int = 0) -> String? {
    var composer = Composer(text)
    composer.position -= back
    return FileToken(composer)?.query
  }

  @Test func `a name is what stands between an at sign and the cursor`() {
    #expect(token("@") == "")
    #expect(token("see @Sources/a") == "Sources/a")
    #expect(token("see @Sources/a", back: 2) == "Sources")
    #expect(token("a\n@b") == "b")
    #expect(token("@\"my no") == "my no")
  }

  @Test func `an at sign in a word, or a finished name, is none`() {
    #expect(token("me@home") == nil)
    #expect(token("@a b") == nil)
    #expect(token("@\"a b\" c") == nil)
    #expect(token("@a\n") == nil)
    #expect(token("plain") == nil)
  }

  @Test func `names with blanks stand in quotes, and folders go on`() {
    #expect(FileToken.text(for: "a.md") == "@a.md ")
    #expect(FileToken.text(for: "docs/") == "@docs/")
    #expect(FileToken.text(for: "my notes.md") == "@\"my notes.md\" ")
    #expect(FileToken.text(for: "my notes/") == "@\"my notes/")
  }
}
