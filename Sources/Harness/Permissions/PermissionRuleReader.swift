/// Reads the text of a rule: `git log *`, `read_file(src/**)`, `edit`.
struct PermissionRuleReader {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// The tool or category before brackets, if there is one, and what is in them; else the text.
  func read() throws(PermissionRuleError) -> (scope: String?, inner: String) {
    let trimmed = Self.trimmed(text[...])
    guard !trimmed.isEmpty else { throw .empty }
    let name = trimmed.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
    guard !name.isEmpty, trimmed[name.endIndex...].first == "(" else { return (nil, String(trimmed)) }
    guard trimmed.last == ")" else { throw .unclosedBracket }
    let inner = Self.trimmed(trimmed[name.endIndex...].dropFirst().dropLast())
    guard !inner.isEmpty else { throw .emptyBrackets(String(name)) }
    return (String(name), String(inner))
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  /// The words of a command, with quotes as in a shell; in quotes a `*` is a star.
  func words(of text: String) throws(PermissionRuleError) -> [PermissionRule.Word] {
    var words: [PermissionRule.Word] = []
    var current: PermissionRule.Word?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        current = Self.appended(character, to: current)
        isEscaped = false
      } else if let open = quote {
        if character == open { quote = nil } else { current = Self.appended(character, to: current) }
      } else if character == "'" || character == "\"" {
        quote = character
        current = current ?? PermissionRule.Word(text: "", isPattern: false)
      } else if character == "\\" {
        isEscaped = true
      } else if character.isWhitespace {
        if let word = current { words.append(word) }
        current = nil
      } else {
        current = Self.appended(character, to: current)
        if character == "*" { current?.isPattern = true }
      }
    }
    guard quote == nil, !isEscaped else { throw .unclosedQuote }
    if let word = current { words.append(word) }
    if words.count > 1, let first = words.first, first.isAnything { throw .needsName(first.text) }
    return words
  }

  private static func appended(_ character: Character, to word: PermissionRule.Word?) -> PermissionRule.Word {
    var word = word ?? PermissionRule.Word(text: "", isPattern: false)
    word.text.append(character)
    return word
  }
}
