import Terminal

/// Colours code line by line: a lexer that knows comments, quotes, numbers and keywords, and carries what is
/// open from one line to the next.
struct SyntaxColors {
  private enum Open {
    case comment
    case quote(SyntaxLanguage.Quote)
  }

  private let language: SyntaxLanguage?
  private let theme: Theme
  private var open: Open?
  private var bytes: [UInt8] = []
  private var line = Line()
  private var plainStart = 0

  /// A lexer at the beginning of a text; without a language nothing is coloured.
  init(_ language: SyntaxLanguage?, theme: Theme) {
    self.language = language
    self.theme = theme
  }

  /// The next line of the text, with its colours.
  mutating func line(_ text: String) -> Line {
    guard let language else { return Line([Span(text, theme.text)]) }
    bytes = Array(text.utf8)
    line = Line()
    plainStart = 0
    var at = 0
    if let open {
      at = end(of: open, from: 0, language)
      emit(0..<at, style(of: open))
    }
    while at < bytes.count { at = step(at, language) }
    emitPlain(upTo: bytes.count)
    return line
  }

  private mutating func step(_ at: Int, _ language: SyntaxLanguage) -> Int {
    let byte = bytes[at]
    if language.lineComments.contains(where: { has($0, at) }), startsComment(at) {
      emit(at..<bytes.count, theme.comment)
      return bytes.count
    }
    if let block = language.blockComment, has(block.start, at) {
      open = .comment
      let end = end(of: .comment, from: at + block.start.count, language)
      emit(at..<end, theme.comment)
      return end
    }
    if let quote = language.quotes.first(where: { has($0.mark, at) }) {
      open = .quote(quote)
      let end = end(of: .quote(quote), from: at + quote.mark.count, language)
      emit(at..<end, theme.string)
      return end
    }
    guard Self.isWord(byte) else { return at + 1 }
    var end = at + 1
    let isNumber = byte >= 0x30 && byte <= 0x39
    while end < bytes.count, Self.isWord(bytes[end]) || (isNumber && bytes[end] == 0x2E) { end += 1 }
    if isNumber {
      emit(at..<end, theme.number)
    } else {
      let word = String(decoding: bytes[at..<end], as: UTF8.self)
      if language.keywords.contains(language.ignoresCase ? word.lowercased() : word) {
        emit(at..<end, theme.keyword)
      }
    }
    return end
  }

  /// In shells and configuration a `#` inside a word is no comment.
  private func startsComment(_ at: Int) -> Bool {
    bytes[at] != 0x23 || at == 0 || bytes[at - 1] == 0x20 || bytes[at - 1] == 0x09
  }

  /// Where what is open ends in this line, or the end of the line; keeps open what may go on.
  private mutating func end(of kind: Open, from start: Int, _ language: SyntaxLanguage) -> Int {
    var at = start
    switch kind {
    case .comment:
      guard let mark = language.blockComment?.end else { return bytes.count }
      while at < bytes.count {
        if has(mark, at) {
          open = nil
          return at + mark.count
        }
        at += 1
      }
    case .quote(let quote):
      while at < bytes.count {
        if quote.escapes, bytes[at] == 0x5C {
          at += 2
        } else if has(quote.mark, at) {
          open = nil
          return at + quote.mark.count
        } else {
          at += 1
        }
      }
      if !quote.spansLines { open = nil }
    }
    return bytes.count
  }

  private func style(of open: Open) -> Style {
    switch open {
    case .comment: theme.comment
    case .quote: theme.string
    }
  }

  private func has(_ mark: [UInt8], _ at: Int) -> Bool {
    guard bytes[at] == mark[0], at + mark.count <= bytes.count else { return false }
    return bytes[at..<at + mark.count].elementsEqual(mark)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
    default: false
    }
  }

  private mutating func emit(_ range: Range<Int>, _ style: Style) {
    emitPlain(upTo: range.lowerBound)
    if !range.isEmpty { line += Span(String(decoding: bytes[range], as: UTF8.self), style) }
    plainStart = range.upperBound
  }

  private mutating func emitPlain(upTo end: Int) {
    guard plainStart < end else { return }
    line += Span(String(decoding: bytes[plainStart..<end], as: UTF8.self), theme.text)
    plainStart = end
  }
}
