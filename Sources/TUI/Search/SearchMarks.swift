import Terminal

/// Marks what was found in the rows that are in view.
struct SearchMarks {
  private let pattern: TranscriptSearch.Pattern
  private let fits: SearchPatterns.Matcher
  private let finder: SearchPatterns.Finder?

  /// - Returns: `nil` when nothing is looked for.
  init?(_ snapshot: Snapshot) {
    guard let search = snapshot.view.search, !search.query.isEmpty,
      let fits = try? snapshot.patterns.matcher(search.pattern)
    else { return nil }
    pattern = search.pattern
    self.fits = fits
    finder = try? snapshot.patterns.finder(search.pattern)
  }

  /// The row with what fits reversed.
  func marked(_ line: Line) -> Line {
    guard fits(line.text) else { return line }
    let text = Array(line.text)
    let ranges = finder.map { find in characters(find(line.text), of: text) } ?? ranges(in: text)
    var isMarked = [Bool](repeating: false, count: text.count)
    for range in ranges { for index in range { isMarked[index] = true } }
    var spans: [Span] = []
    var index = 0
    for span in line.spans {
      var piece = ""
      var isPieceMarked = false
      for character in span.text {
        let mark = index < isMarked.count && isMarked[index]
        if mark != isPieceMarked, !piece.isEmpty {
          spans.append(part(piece, of: span, isPieceMarked))
          piece = ""
        }
        isPieceMarked = mark
        piece.append(character)
        index += 1
      }
      if !piece.isEmpty { spans.append(part(piece, of: span, isPieceMarked)) }
    }
    return Line(spans)
  }

  private func part(_ text: String, of span: Span, _ isMarked: Bool) -> Span {
    Span(text, isMarked ? span.style.adding(.reversed) : span.style, link: span.link)
  }

  /// Offsets of bytes as those of the characters they touch.
  private func characters(_ bytes: [Range<Int>], of text: [Character]) -> [Range<Int>] {
    var starts: [Int] = []
    var offset = 0
    for character in text {
      starts.append(offset)
      offset += character.utf8.count
    }
    return bytes.map { range in
      let first = starts.lastIndex { $0 <= range.lowerBound } ?? 0
      return first..<max(first, starts.firstIndex { $0 >= range.upperBound } ?? text.count)
    }
  }

  private func ranges(in text: [Character]) -> [Range<Int>] {
    let wanted = Array(pattern.text).map(folded)
    let text = text.map(folded)
    guard !wanted.isEmpty, text.count >= wanted.count else { return [] }
    var ranges: [Range<Int>] = []
    var start = 0
    while start + wanted.count <= text.count {
      if Array(text[start..<start + wanted.count]) == wanted {
        ranges.append(start..<start + wanted.count)
        start += wanted.count
      } else {
        start += 1
      }
    }
    return ranges
  }

  private func folded(_ character: Character) -> String {
    pattern.ignoresCase ? character.lowercased() : String(character)
  }
}
