import Terminal
import Testing

@testable import TUI

@Suite struct ComposerLinesTests {
  /// The rows, with the cursor as `▮` before the cell it stands on.
  private func shown(_ composer: Composer, columns: Int, maxRows: Int = .max) -> [String] {
    let (lines, cursor) = ComposerLines.lines(
      composer, columns: columns, prefix: "› ", theme: Theme(), maxRows: maxRows)
    return lines.enumerated().map { row, line in
      guard row == cursor.row else { return line.text }
      var text = ""
      var column = 0
      for character in line.text {
        if column == cursor.column { text += "▮" }
        text.append(character)
        column += Width.columns(of: character)
      }
      return column <= cursor.column ? text + "▮" : text
    }
  }

  @Test func `words wrap, and the cursor has a cell behind the text`() {
    #expect(shown(Composer("one two three"), columns: 12) == ["› one two ", "  three▮"])
    #expect(shown(Composer("abcdefghi"), columns: 12) == ["› abcdefghi▮"])
    #expect(shown(Composer("abcdefghij"), columns: 12) == ["› abcdefghi", "  j▮"])
  }

  @Test func `wide characters wrap by their cells`() {
    #expect(shown(Composer("漢字漢字漢"), columns: 12) == ["› 漢字漢字", "  漢▮"])
  }

  @Test func `line breaks begin rows, an empty last one too`() {
    #expect(shown(Composer("a\n\nb\n"), columns: 20) == ["› a", "  ", "  b", "  ▮"])
  }

  @Test func `more rows than fit show those around the cursor`() {
    var composer = Composer((1...9).map(String.init).joined(separator: "\n"))
    #expect(shown(composer, columns: 20, maxRows: 3) == ["  7", "  8", "  9▮"])
    _ = composer.moveByRow(-4, columns: 17)
    #expect(shown(composer, columns: 20, maxRows: 3) == ["  4", "  5▮", "  6"])
  }

  @Test func `the cursor is inside and rows fit, whatever is typed and however narrow it is`() {
    let texts = [
      "", "a", "漢字漢字漢字", "a b c d e f", "👨‍👩‍👧👍🏽e\u{301}\u{301}", "\t\t\tx",
      "word " + String(repeating: "x", count: 90),
      "\n\n\n", "مرحبا بالعالم",
    ]
    for text in texts {
      for columns in 3...40 {
        var composer = Composer(text)
        composer.insert(paste: String(repeating: "p\n", count: 20))
        for position in 0...composer.units.count {
          composer.position = position
          let (lines, cursor) = ComposerLines.lines(
            composer, columns: columns, prefix: "› ", theme: Theme(), maxRows: 4)
          #expect(lines.count <= 4)
          #expect(lines.allSatisfy { $0.columns <= columns })
          #expect(lines.indices.contains(cursor.row))
          #expect((0..<columns).contains(cursor.column))
        }
      }
    }
  }
}
