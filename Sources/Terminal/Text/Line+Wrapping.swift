extension Line {
  /// How many cells the line takes.
  public var columns: Int { spans.reduce(0) { $0 + Width.columns(of: $1.text) } }

  /// The line as rows of at most `columns` cells (less than 1 counts as 1), broken between words; a word too
  /// long for a row is cut. Rows after the first begin with `hanging` blanks. Blanks at a break are dropped.
  /// Styles and links stay. An empty line is one empty row. Only a wide character in a single column is wider
  /// than asked for.
  public func wrapped(to columns: Int, hanging: Int = 0) -> [Line] {
    let columns = max(1, columns)
    // No character has more cells than bytes, so this much fits without a look.
    if spans.reduce(0, { $0 + $1.text.utf8.count }) <= columns { return [self] }
    var wrapping = Wrapping(self, columns: columns, hanging: min(max(0, hanging), columns - 1))
    return wrapping.rows()
  }

  /// The line if it fits into `columns` cells, else its beginning followed by the ellipsis in the style of
  /// the place where it was cut.
  public func truncated(to columns: Int, ellipsis: String = "…") -> Line {
    let columns = max(0, columns)
    if self.columns <= columns { return self }
    let mark = Span(ellipsis)
    let room = columns - Width.columns(of: mark.text)
    if room < 0 { return Line() }
    var glyphs = Glyphs(spans)
    var width = 0
    var end = Glyphs.Position(span: 0, offset: 0)
    while let glyph = glyphs.next(), width + glyph.columns <= room {
      width += glyph.columns
      end = glyph.end
    }
    let style = spans.indices.contains(end.span) ? spans[end.span].style : .plain
    let start = Glyphs.Position(span: 0, offset: 0)
    return slice(from: start, to: end) + Line([Span(safe: mark.text, style, link: nil)])
  }

  /// The line with blanks behind it, up to `columns` cells.
  public func padded(to columns: Int, style: Style = .plain) -> Line {
    let missing = columns - self.columns
    return missing > 0 ? self + Line([.blanks(missing, style)]) : self
  }

  /// The line with `columns` blanks before it.
  public func indented(by columns: Int) -> Line {
    columns > 0 ? Line([.blanks(columns)]) + self : self
  }
}

extension Span {
  fileprivate static func blanks(_ count: Int, _ style: Style = .plain) -> Span {
    Span(safe: String(repeating: " ", count: count), style, link: nil)
  }
}

/// One run of the word wrap over a line.
private struct Wrapping {
  /// Where a row may end, and where the next one would begin.
  private struct Break {
    var end: Glyphs.Position
    var next: Glyphs.Position
    /// Cells from the start of the row to `next`.
    var width: Int
  }

  private let line: Line
  private let columns: Int
  private let hanging: Int
  private var done: [Line] = []
  private var start = Glyphs.Position(span: 0, offset: 0)
  private var width = 0
  private var candidate: Break?
  /// Where the last character that is not blank ended in this row.
  private var inkEnd: Glyphs.Position?

  /// Where the last character that fits ended; blanks beyond it are not shown.
  private var fitting = Glyphs.Position(span: 0, offset: 0)

  init(_ line: Line, columns: Int, hanging: Int) {
    self.line = line
    self.columns = columns
    self.hanging = hanging
  }

  mutating func rows() -> [Line] {
    var glyphs = Glyphs(line.spans)
    var wasWide = false
    while true {
      if !wasWide, let word = glyphs.nextWord(limit: limit - width) {
        width += word.end.offset - word.start.offset
        inkEnd = word.end
        fitting = word.end
        continue
      }
      guard let glyph = glyphs.next() else { break }
      if glyph.isBlank {
        width += 1
        if let inkEnd { candidate = Break(end: inkEnd, next: glyph.end, width: width) }
      } else {
        let isWide = glyph.columns > 1
        if inkEnd == glyph.start, isWide || wasWide, !closes(glyph.base) {
          candidate = Break(end: glyph.start, next: glyph.start, width: width)
        }
        while width > 0, width + glyph.columns > limit { breakRow(before: glyph) }
        width += glyph.columns
        inkEnd = glyph.end
        wasWide = isWide
      }
      if width <= limit { fitting = glyph.end }
    }
    append(from: start, to: later(fitting, inkEnd))
    return done
  }

  private var limit: Int { done.isEmpty ? columns : columns - hanging }

  private mutating func breakRow(before glyph: Glyphs.Glyph) {
    if let place = candidate {
      append(from: start, to: place.end)
      start = place.next
      width -= place.width
    } else {
      append(from: start, to: inkEnd == nil ? fitting : glyph.start)
      start = glyph.start
      width = 0
    }
    candidate = nil
    inkEnd = width > 0 ? glyph.start : nil
  }

  private mutating func append(from start: Glyphs.Position, to end: Glyphs.Position) {
    let row = line.slice(from: start, to: end)
    done.append(done.isEmpty ? row : row.indented(by: hanging))
  }

  private func later(_ one: Glyphs.Position, _ other: Glyphs.Position?) -> Glyphs.Position {
    guard let other else { return one }
    return (one.span, one.offset) < (other.span, other.offset) ? other : one
  }

  /// Punctuation of wide scripts that does not begin a row.
  private func closes(_ base: UInt32) -> Bool {
    switch base {
    case 0x3001, 0x3002, 0xFF0C, 0xFF0E, 0xFF09, 0x300D, 0x300F, 0x3011, 0xFF01, 0xFF1F, 0xFF1A, 0xFF1B: true
    default: false
    }
  }
}
