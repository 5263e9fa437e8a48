/// Scripts that put no blanks between words: Chinese characters and Japanese kana. What is looked for in them may begin
/// anywhere, so that each character counts as a word of its own.
public enum UnspacedScript {
  /// Stands between characters that count as words; takes no room and is no part of what was said.
  private static let mark: Character = "\u{200B}"

  /// Whether a character is of such a script.
  public static func has(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first else { return false }
    switch scalar.value {
    case 0x3041...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
      0xFF66...0xFF9D, 0x20000...0x3FFFF:
      return true
    default: return false
    }
  }

  /// Whether a text has a character of such a script. Quick where all of it is ASCII.
  public static func isIn(_ text: String) -> Bool {
    text.utf8.contains { $0 >= 0xE3 } && text.contains(where: has)
  }

  /// A text with marks between such characters, and between them and others.
  public static func separated(_ text: String) -> String {
    guard isIn(text) else { return text }
    var result = ""
    var wasUnspaced = false
    for character in text {
      let isUnspaced = has(character)
      if isUnspaced || wasUnspaced, !result.isEmpty { result.append(mark) }
      result.append(character)
      wasUnspaced = isUnspaced
    }
    return result
  }

  /// A text without the marks.
  public static func joined(_ text: some StringProtocol) -> String { String(text.filter { $0 != mark }) }
}
