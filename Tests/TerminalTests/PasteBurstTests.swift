import Terminal
import Testing

/// Pastes on terminals that do not mark them.
@Suite struct PasteBurstTests {
  private func decoder() -> InputDecoder { InputDecoder(seeksBursts: true) }

  @Test func `several lines at once are a paste, which nobody sends line by line`() {
    var decoder = decoder()
    #expect(decoder.decode("let a = 1\rlet b = 2\r".utf8) == [])
    #expect(decoder.isGathering)
    #expect(decoder.decode("let c".utf8) == [])
    #expect(decoder.flush() == [.paste("let a = 1\nlet b = 2\nlet c")])
    #expect(!decoder.isGathering)
  }

  @Test func `a key that is no text ends it`() {
    var decoder = decoder()
    #expect(decoder.decode("one line\rtwo\r".utf8) == [])
    #expect(decoder.decode([0x03]) == [.paste("one line\ntwo\n"), .key(Key(.character("c"), .control))])
  }

  @Test func `one line typed ahead is keys, and so is what a slow line held back`() {
    for text in ["make the tests\r", "y\rn\r", "two words"] {
      var decoder = decoder()
      #expect(decoder.decode(text.utf8).count == text.utf8.count)
    }
  }

  @Test func `a terminal that marks its pastes is believed from then on`() {
    var decoder = decoder()
    #expect(decoder.decode("\u{1B}[200~a\u{1B}[201~".utf8) == [.paste("a")])
    #expect(decoder.decode("let a = 1\rlet b".utf8).count == 15)
  }
}
