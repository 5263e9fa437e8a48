/// Filler for `say N words`: markdown with headings, lists, emphasis and code, always the same. Symbols of
/// markdown do not count as words.
struct GuideProse {
  private static let sentences = [
    "The quick guide walks through the **whole** project and reads every file twice.",
    "Each *small* step is shown before it happens and nothing happens behind your back.",
    "A terminal is a patient place where words arrive one after another.",
    "Run `swift test` when in doubt because a green line is worth many promises.",
  ].map { $0.split(separator: " ").map(String.init) }

  private let count: Int
  private var said = 0
  private var paragraph = 0
  private var pending: ArraySlice<String> = []

  /// - Parameter count: how many words to say.
  init(_ count: Int) {
    self.count = count
  }

  /// The next word, with all that stands before it; `nil` after the last.
  mutating func next() -> String? {
    guard said < count else { return nil }
    if pending.isEmpty { pending = nextParagraph()[...] }
    guard let word = pending.popFirst() else { return nil }
    said += 1
    return said == 1 ? String(word.drop(while: \.isWhitespace)) : word
  }

  private mutating func nextParagraph() -> [String] {
    defer { paragraph += 1 }
    let sentence = Self.sentences[paragraph % Self.sentences.count]
    func led(by lead: String, _ words: [String]) -> [String] {
      words.enumerated().map { $0.offset == 0 ? lead + $0.element : " " + $0.element }
    }
    switch paragraph % 6 {
    case 0: return led(by: "\n\n## ", ["Part", "\(paragraph / 6 + 1)"]) + led(by: "\n\n", sentence)
    case 2: return led(by: "\n\n- ", sentence)
    case 3: return led(by: "\n- ", sentence)
    case 4: return ["\n\n```swift\nlet", " words", " =", " \(count)\n```"]
    default: return led(by: "\n\n", sentence)
    }
  }
}
