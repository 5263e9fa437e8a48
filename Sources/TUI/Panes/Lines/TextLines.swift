import Terminal

/// Plain text as rows, and its first and last lines without a look at the rest.
enum TextLines {
  /// Prose is not set wider than this, however wide the screen is: the eye would lose the line.
  static let readable = 120

  /// All lines of a text, each wrapped. Tabs go to the next multiple of eight.
  static func wrapped(_ text: String, columns: Int, style: Style) -> [Line] {
    split(text).flatMap { Line([Span(expandingTabs($0), style)]).wrapped(to: columns) }
  }

  /// A line wrapped beside a margin, which stands before the first row only.
  static func beside(_ margin: Line, _ line: Line, columns: Int) -> [Line] {
    let width = margin.columns
    // Where the margin leaves no room for words it goes on a row like them.
    guard columns - width >= 8 else { return (margin + line).wrapped(to: columns) }
    return line.wrapped(to: columns - width).enumerated().map { index, row in
      if index == 0 { return margin + row }
      return row.isEmpty ? row : row.indented(by: width)
    }
  }

  /// The lines of a text; a line break at the very end begins no further line.
  static func split(_ text: String) -> [Substring] {
    // Carriage return and line feed are one character.
    var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The lines of a text, parted at line feeds only, so that nothing else that might be a line end is lost.
  static func exactLines(_ text: String) -> [Substring] {
    let bytes = text.utf8
    var lines: [Substring] = []
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      lines.append(text[start..<end])
      start = bytes.index(after: end)
    }
    if start < bytes.endIndex || lines.isEmpty { lines.append(text[start...]) }
    return lines
  }

  /// How many lines a text has, counted as `last` counts them.
  static func count(_ text: String) -> Int {
    let breaks = text.utf8.count { $0 == 0x0A }
    return text.utf8.last == 0x0A || text.isEmpty ? breaks : breaks + 1
  }

  /// The last lines of a text, without looking at what is before them. Of a line that was drawn over with
  /// carriage returns, as progress bars are, only what would be seen at the end counts.
  static func last(_ count: Int, of text: String) -> [Substring] {
    var lines: [Substring] = []
    var bytes = text.utf8[...]
    if bytes.last == 0x0A { bytes.removeLast() }
    while lines.count < count, !bytes.isEmpty {
      let start = bytes.lastIndex(of: 0x0A).map { bytes.index(after: $0) } ?? bytes.startIndex
      let line = text[start..<bytes.endIndex]
      let shown = line.split(whereSeparator: { $0 == "\r" || $0 == "\r\n" }).last ?? line
      lines.append(shown)
      bytes = bytes[..<start].dropLast()
    }
    return lines.reversed()
  }

  /// The text with blanks in place of tabs.
  static func expandingTabs(_ text: Substring, every stop: Int = 8) -> String {
    guard text.utf8.contains(0x09) else { return String(text) }
    var result = ""
    var column = 0
    for character in text {
      if character == "\t" {
        let blanks = stop - column % stop
        result += String(repeating: " ", count: blanks)
        column += blanks
      } else {
        result.append(character)
        column += Width.columns(of: character)
      }
    }
    return result
  }
}
