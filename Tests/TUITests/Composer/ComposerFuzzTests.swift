import TestSupport
import Testing

@testable import TUI

@Suite struct ComposerFuzzTests {
  private static let pieces = [
    "a", "word ", " ", "\n", "\t", "漢字", "e", "\u{301}", "👍🏽", "\u{200D}", "🇩🇪", "\u{1B}[2J", "\r\n", "\0", "/",
    "@x",
  ]

  private func change(_ composer: inout Composer, _ fuzzing: inout Fuzzing) {
    switch Int.random(in: 0..<24, using: &fuzzing) {
    case 0...5: composer.insert(fuzzing.text(of: Self.pieces, most: 4))
    case 6: composer.insert(paste: String(repeating: fuzzing.text(of: Self.pieces, most: 4), count: 300))
    case 7: composer.deleteBackward()
    case 8: composer.deleteForward()
    case 9: composer.moveLeft()
    case 10: composer.moveWordLeft()
    case 11: composer.moveWordRight()
    case 12: composer.moveToLineStart()
    case 13: composer.killToLineEnd()
    case 14: composer.killWordBackward()
    case 15: composer.yank()
    case 16: composer.yankPop()
    case 17: composer.undo()
    case 18: composer.redo()
    case 19: composer.transposeCharacters()
    case 20: composer.transposeWords()
    case 21: composer.unfoldPaste()
    case 22: composer.killToLineStart()
    default: _ = composer.moveByRow(Bool.random(using: &fuzzing) ? 1 : -1, columns: 7)
    }
  }

  @Test func `whatever is done the cursor stays in the text, and no control character gets in`() {
    for var fuzzing in Fuzzing.rounds(200) {
      var composer = Composer()
      for _ in 0..<60 {
        change(&composer, &fuzzing)
        let isInside = (0...composer.units.count).contains(composer.position)
        let isClean = composer.expanded.unicodeScalars.allSatisfy {
          $0.value >= 0x20 || $0 == "\n" || $0 == "\t"
        }
        if !isInside || !isClean { Issue.record("seed \(fuzzing.seed): \(composer.text.debugDescription)") }
      }
    }
  }
}
