import Testing

@testable import TUI

/// A composer in one string: its text with `|` where the cursor stands.
private func composer(_ picture: String) -> Composer {
  let parts = picture.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
  var composer = Composer(String(parts[0]) + String(parts[1]))
  composer.position = Composer(String(parts[0])).units.count
  return composer
}

private func picture(_ composer: Composer) -> String {
  let before = composer.units[..<composer.position].map(\.shown).joined()
  return before + "|" + composer.units[composer.position...].map(\.shown).joined()
}

/// What a text becomes when things are done to it.
private func after(_ start: String, _ change: (inout Composer) -> Void) -> String {
  var composer = composer(start)
  change(&composer)
  return picture(composer)
}

@Suite struct ComposerTests {
  @Test func `text goes in where the cursor stands`() {
    #expect(after("ab|cd") { $0.insert("X\nY") } == "abX\nY|cd")
    #expect(after("|") { $0.insert("漢字👍") } == "漢字👍|")
  }

  @Test func `what belongs to one character becomes one, however it arrives`() {
    var composer = composer("e|x")
    composer.insert("\u{301}")
    #expect(composer.units == [.character("e\u{301}"), .character("x")])
    #expect(composer.position == 1)
    composer.deleteBackward()
    #expect(picture(composer) == "|x")
  }

  @Test func `control characters never get in`() {
    #expect(after("|") { $0.insert("a\u{1B}[31mb\u{7}\r\nc\td") } == "a[31mb\nc\td|")
  }

  @Test func `the cursor goes by characters, words and lines`() {
    #expect(after("ab|") { $0.moveLeft() } == "a|b")
    #expect(after("|ab") { $0.moveLeft() } == "|ab")
    #expect(after("a👨‍👩‍👧|b") { $0.moveLeft() } == "a|👨‍👩‍👧b")
    #expect(after("ab|") { $0.moveRight() } == "ab|")
    #expect(after("one, two|") { $0.moveWordLeft() } == "one, |two")
    #expect(after("one, |two") { $0.moveWordLeft() } == "|one, two")
    #expect(after("one|, two") { $0.moveWordRight() } == "one, two|")
    #expect(after("a\nbc|d\ne") { $0.moveToLineStart() } == "a\n|bcd\ne")
    #expect(after("a\nb|cd\ne") { $0.moveToLineEnd() } == "a\nbcd|\ne")
  }

  @Test func `deleting takes whole characters`() {
    #expect(after("ab|c") { $0.deleteBackward() } == "a|c")
    #expect(after("|c") { $0.deleteBackward() } == "|c")
    #expect(after("a|bc") { $0.deleteForward() } == "a|c")
    #expect(after("a|") { $0.deleteForward() } == "a|")
  }

  @Test func `killing goes by words and lines`() {
    #expect(after("git a/b.c|") { $0.killBlankWordBackward() } == "git |")
    #expect(after("git a/b.c  |") { $0.killBlankWordBackward() } == "git |")
    #expect(after("git a/b.c|") { $0.killWordBackward() } == "git a/b.|")
    #expect(after("|git a/b.c") { $0.killWordForward() } == "| a/b.c")
    #expect(after("x\nab|cd") { $0.killToLineStart() } == "x\n|cd")
    #expect(after("x\n|cd") { $0.killToLineStart() } == "x|cd")
    #expect(after("ab|cd\nx") { $0.killToLineEnd() } == "ab|\nx")
    #expect(after("ab|\nx") { $0.killToLineEnd() } == "ab|x")
  }

  @Test func `what was killed in a row comes back as one`() {
    #expect(
      after("one two three|") {
        $0.killWordBackward()
        $0.killWordBackward()
        $0.moveToLineStart()
        $0.yank()
      } == "two three|one ")
    #expect(
      after("one |two three") {
        $0.killWordBackward()
        $0.killToLineEnd()
        $0.yank()
      } == "one two three|")
  }

  @Test func `yank pop goes back through what was killed, and round`() {
    let start = after("one| two") {
      $0.killWordBackward()
      $0.moveToLineEnd()
      $0.killWordBackward()
      $0.yank()
      $0.yankPop()
    }
    #expect(start == " one|")
    #expect(
      after("one| two") {
        $0.killWordBackward()
        $0.moveToLineEnd()
        $0.killWordBackward()
        $0.yank()
        $0.yankPop()
        $0.yankPop()
      } == " two|")
    #expect(
      after("a b|") {
        $0.killWordBackward()
        $0.yank()
        $0.moveLeft()
        $0.yankPop()
      } == "a |b")
  }

  @Test func `typing in one go is undone in one go`() {
    var composer = Composer()
    for letter in "hello" { composer.insert(String(letter)) }
    composer.moveLeft()
    composer.insert("X")
    composer.undo()
    #expect(picture(composer) == "hell|o")
    composer.undo()
    #expect(picture(composer) == "|")
    composer.redo()
    composer.redo()
    #expect(picture(composer) == "hellX|o")
    composer.undo()
    composer.insert("Y")
    composer.redo()
    #expect(picture(composer) == "hellY|o")
  }

  @Test func `a cleared message comes back by undo`() {
    #expect(
      after("long work|") {
        $0.clear()
        $0.undo()
      } == "long work|")
  }

  @Test func `what is sent leaves nothing to undo, and what was killed stays`() {
    var composer = composer("say this|")
    composer.killWordBackward()
    #expect(composer.take() == "say ")
    composer.undo()
    #expect(picture(composer) == "|")
    composer.yank()
    #expect(picture(composer) == "this|")
  }

  @Test func `a large paste is one word that deletes as one and is sent in full`() {
    let paste = (1...230).map { "line \($0)" }.joined(separator: "\n")
    var composer = composer("see |!")
    composer.insert(paste: paste)
    #expect(picture(composer) == "see [pasted 230 lines]|!")
    #expect(composer.text == "see [pasted 230 lines]!")
    #expect(composer.cursor == 22)
    #expect(composer.expanded == "see \(paste)!")
    composer.deleteBackward()
    #expect(picture(composer) == "see |!")
  }

  @Test func `a line break at the end of a paste begins no line`() {
    #expect(after("|") { $0.insert(paste: String(repeating: "x\n", count: 40)) } == "[pasted 40 lines]|")
  }

  @Test func `a small paste is text`() {
    #expect(after("a|") { $0.insert(paste: "b\nc") } == "ab\nc|")
    #expect(
      after("|") { $0.insert(paste: String(repeating: "x", count: 1_001)) } == "[pasted 1001 characters]|")
  }

  @Test func `earlier messages come back, and at the end what was being written`() {
    let history = ["one", "two"]
    var composer = composer("dra|ft")
    let steps: [(inout Composer) -> Bool] = [
      { $0.recallOlder(history) }, { $0.recallOlder(history) }, { $0.recallOlder(history) },
      { $0.recallNewer(history) }, { $0.recallNewer(history) }, { $0.recallNewer(history) },
    ]
    let seen = steps.map { step in "\(step(&composer)) \(picture(composer))" }
    #expect(
      seen == ["true two|", "true one|", "false one|", "true two|", "true draft|", "false draft|"])
  }

  @Test func `up and down go by rows as they are shown, and keep the column`() {
    var composer = composer("abcdef\nx\nabcdef|")
    let seen = [-1, -1, -1, 1, 1, 1].map { step in
      "\(composer.moveByRow(step, columns: 20)) \(composer.position)"
    }
    #expect(seen == ["true 8", "true 6", "false 6", "true 8", "true 15", "false 15"])
    #expect(after("one two three |four") { _ = $0.moveByRow(-1, columns: 10) } == "one tw|o three four")
  }
}
