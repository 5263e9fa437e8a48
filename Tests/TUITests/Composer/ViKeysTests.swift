import Harness
import Terminal
import TestSupport
import Testing

@testable import TUI

@Suite struct ViKeysTests {
  /// What a text, with `|` where the cursor stands, becomes when keys are pressed that are not typed.
  private func after(_ start: String, _ keys: String) -> String {
    let parts = start.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var composer = Composer(parts[0] + parts[1])
    composer.position = Composer(parts[0]).units.count
    var vi = ViKeys()
    // To the right first, because leaving goes to the left.
    if composer.position < composer.lineEnd { composer.moveRight() }
    _ = vi.take(Key(.escape), leavesEscape: false, &composer)
    for key in Typing.keys(keys) {
      if vi.take(key, leavesEscape: false, &composer) == .usual, let character = key.typed {
        composer.insert(String(character))
      }
    }
    let before = composer.units[..<composer.position].map(\.shown).joined()
    return before + "|" + composer.units[composer.position...].map(\.shown).joined()
  }

  @Test func `letters move`() {
    #expect(after("one, |two", "b") == "one|, two")
    #expect(after("one, |two", "2b") == "|one, two")
    #expect(after("one, |two", "B") == "|one, two")
    #expect(after("|one, two", "w") == "one|, two")
    #expect(after("|one, two", "W") == "one, |two")
    #expect(after("|one, two", "e") == "on|e, two")
    #expect(after("|one, two", "3e") == "one, tw|o")
    #expect(after("  o|ne", "0") == "|  one")
    #expect(after("  o|ne", "^") == "  |one")
    #expect(after("|one\ntwo", "$") == "on|e\ntwo")
    #expect(after("a\nb|b\nc", "gg") == "|a\nbb\nc")
    #expect(after("|a\nbb\nc", "G") == "a\nbb\n|c")
    #expect(after("|a\nbb\nc", "2G") == "a\n|bb\nc")
    #expect(after("|a, b, c", "2f,") == "a, b|, c")
    #expect(after("a, b, |c", "T,") == "a, b,| c")
    #expect(after("|abc", "9l") == "ab|c")
  }

  @Test func `verbs change what a motion spans`() {
    #expect(after("|one two", "dw") == "|two")
    #expect(after("one |two", "d0") == "|two")
    #expect(after("o|ne two", "D") == "|o")
    #expect(after("|one two", "cwsix") == "six| two")
    #expect(after("|a, b", "dt,") == "|, b")
    #expect(after("|one two three", "d2w") == "|three")
    #expect(after("|one two three", "2dw") == "|three")
    #expect(after("|a b c d e", "2d2w") == "|e")
    #expect(after("|abc", "2x") == "|c")
    #expect(after("a\n|b\nc", "dd") == "a\n|c")
    #expect(after("a\n|b", "dd") == "|a")
    #expect(after("a\n|b\nc", "ccx") == "a\nx|\nc")
    #expect(after("|a\nb\nc", "2dd") == "|c")
    #expect(after("|abc", "rx") == "|xbc")
  }

  @Test func `what was taken is put back, lines as lines`() {
    #expect(after("|one two", "dwp") == "tone| wo")
    #expect(after("a\n|b\nc", "ddp") == "a\nc\n|b")
    #expect(after("a\n|b\nc", "yyP") == "a\n|b\nb\nc")
    #expect(after("|abc", "xu") == "|abc")
    #expect(after("|abc", "xuU") == "|bc")
  }

  @Test func `letters begin typing`() {
    #expect(after("a|b", "ix") == "ax|b")
    #expect(after("a|b", "ax") == "abx|")
    #expect(after("a|b\nc", "Ax") == "abx|\nc")
    #expect(after("a|b", "Ix") == "x|ab")
    #expect(after("|a\nb", "ox") == "a\nx|\nb")
    #expect(after("a\n|b", "Ox") == "a\nx|\nb")
  }

  @Test func `what is no command does nothing, and types nothing`() {
    #expect(after("|abc", "zgzqd") == "|abc")
    #expect(after("|abc", "d<esc>x") == "|bc")
  }

  @Test func `on the screen esc leaves typing, then stops the run`() {
    var here = Situation()
    here.type("/vi<enter>")
    here.apply(.run(.started))
    here.type("two words<esc>")
    #expect(here.performed.last == "vi")
    here.type("bdw")
    #expect(here.view.composer.text == "two ")
    here.type("<esc>")
    #expect(here.performed.last == "stop")
  }

  @Test func `enter sends and types again, and k goes to the message before`() {
    var here = Situation()
    here.scene.view.vi = ViKeys()
    here.type("one<esc><enter>two<esc>k")
    #expect(here.view.history == ["one"])
    #expect(here.view.composer.text == "one")
    #expect(here.view.vi?.isTyping == false)
  }
}
