import Terminal
import Testing

@Suite struct KeyTests {
  static let notations = [
    "enter", "ctrl+j", "alt+enter", "shift+tab", "f1", "f12", "a", "A", "?", "+", "ctrl++", "space",
    "ctrl+space", "ctrl+alt+shift+up", "pageup", "pagedown", "home", "end", "insert", "delete", "backspace",
    "escape", "alt+shift+x", "é", "日", "ctrl+\\", "alt+.", "ctrl+shift+z",
  ]

  @Test(arguments: notations)
  func `a key is written as it is read`(_ notation: String) throws {
    let key = try #require(Key(notation))
    #expect(key.description == notation)
  }

  @Test(arguments: [
    ("Ctrl+J", "ctrl+j"), ("shift+a", "A"), ("alt+A", "alt+a"), ("shift+alt+a", "alt+shift+a"),
    ("esc", "escape"), ("return", "enter"), ("F5", "f5"), ("PgUp", "pageup"),
    ("control+Option+del", "ctrl+alt+delete"),
    ("shift+?", "?"),
  ])
  func `other spellings mean the same`(given: String, canonical: String) {
    #expect(Key(given)?.description == canonical)
  }

  @Test(arguments: ["", "ctrl+", "hyper+a", "f0", "f99", "entr", "ab", "ctrl+ab"])
  func `what is no key is none`(_ given: String) {
    #expect(Key(given) == nil)
  }

  @Test func `a stroke types its character unless control or alt is held`() {
    #expect(Key("a")?.typed == "a")
    #expect(Key("A")?.typed == "A")
    #expect(Key("space")?.typed == " ")
    #expect(Key("ctrl+a")?.typed == nil)
    #expect(Key("alt+a")?.typed == nil)
    #expect(Key("enter")?.typed == nil)
  }
}
