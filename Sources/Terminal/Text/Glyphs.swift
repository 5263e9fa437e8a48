/// Walks the characters of a line's spans with their widths: plain ASCII byte by byte, everything else by
/// `Character`, so that what belongs together is never parted.
struct Glyphs {
  /// A place between two characters of a line.
  struct Position: Hashable {
    var span: Int
    /// UTF-8 bytes from the start of the span.
    var offset: Int
  }

  /// One character as the eye sees it.
  struct Glyph {
    var start: Position
    var end: Position
    var columns: Int
    var isBlank: Bool
    /// The first scalar, for the rules about where a row may break.
    var base: UInt32
  }

  private let spans: [Span]
  private var span = 0
  private var offset = 0
  private var bytes: [UInt8] = []
  /// Where the printable ASCII that was looked at last ends.
  private var wordEnd = 0

  init(_ spans: [Span]) {
    self.spans = spans
    if let first = spans.first { bytes = Array(first.text.utf8) }
  }

  /// Takes the printable ASCII bytes up to the next blank, if the next character is one and there are at most
  /// `limit`; returns where they began and ended.
  mutating func nextWord(limit: Int) -> (start: Position, end: Position)? {
    // What is known of a long word is not looked at again for each of its characters.
    wordEnd = max(wordEnd, offset)
    while wordEnd < bytes.count, bytes[wordEnd] > 0x20, bytes[wordEnd] < 0x80 { wordEnd += 1 }
    var end = wordEnd
    // A mark may follow the last byte.
    if end < bytes.count, bytes[end] >= 0x80 { end -= 1 }
    guard end > offset, end - offset <= limit else { return nil }
    defer { offset = end }
    return (Position(span: span, offset: offset), Position(span: span, offset: end))
  }

  mutating func next() -> Glyph? {
    while offset >= bytes.count {
      guard span + 1 < spans.count else { return nil }
      span += 1
      offset = 0
      wordEnd = 0
      bytes = Array(spans[span].text.utf8)
    }
    let start = Position(span: span, offset: offset)
    if let (base, length) = SimpleScalar.read(bytes, at: offset) {
      offset += length
      return Glyph(
        start: start, end: Position(span: span, offset: offset), columns: base < 0x3000 ? 1 : 2,
        isBlank: base == 0x20, base: base)
    }
    let text = spans[span].text
    let index = text.utf8.index(text.startIndex, offsetBy: offset)
    let character = text[index]
    offset += character.utf8.count
    return Glyph(
      start: start, end: Position(span: span, offset: offset), columns: Width.columns(of: character),
      isBlank: false, base: character.unicodeScalars.first?.value ?? 0)
  }
}

extension Line {
  /// The part between two places.
  func slice(from start: Glyphs.Position, to end: Glyphs.Position) -> Line {
    var pieces: [Span] = []
    var index = start.span
    while index <= end.span, index < spans.count {
      let span = spans[index]
      let bytes = span.text.utf8
      let lower = index == start.span ? start.offset : 0
      let upper = index == end.span ? end.offset : bytes.count
      if lower == 0, upper == bytes.count {
        if upper > 0 { pieces.append(span) }
      } else if lower < upper {
        let first = bytes.index(bytes.startIndex, offsetBy: lower)
        let last = bytes.index(bytes.startIndex, offsetBy: upper)
        pieces.append(Span(safe: String(span.text[first..<last]), span.style, link: span.link))
      }
      index += 1
    }
    return Line(pieces)
  }
}
