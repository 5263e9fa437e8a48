import Harness
import Terminal

/// Text for a person who must check it letter by letter before it happens: what is invisible, what looks like another
/// letter and what pushes the rest aside is spelt out.
enum VerbatimText {
  /// So many blanks in a row are counted instead of shown.
  private static let longRun = 16
  /// Indentation is deeper than other blanks before it hides anything.
  static let deepestIndent = 40

  /// A piece of a line as spans.
  static func spans(_ text: Substring, style: Style, theme: Theme) -> [Span] {
    var spans: [Span] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      guard bytes[index] == 0x20 else {
        index = bytes.index(after: index)
        continue
      }
      let run = bytes[index...].prefix { $0 == 0x20 }
      if run.count >= longRun {
        if start < index { spans.append(span(text[start..<index], style)) }
        spans.append(counted(run.count, theme))
        start = run.endIndex
      }
      index = run.endIndex
    }
    if start < bytes.endIndex || spans.isEmpty { spans.append(span(text[start...], style)) }
    return spans
  }

  /// `<40 blanks>`.
  static func counted(_ count: Int, _ theme: Theme) -> Span {
    Span("<\(count) blanks>", theme.warning)
  }

  /// The blanks before a line, and the rest of it; deep indentation is counted, since it pushes what it indents out of
  /// sight.
  static func indent(
    of line: Substring, style: Style, theme: Theme
  ) -> (margin: Span, rest: Substring) {
    let indent = line.prefix { $0 == "\t" || $0 == " " }
    let blanks = TextLines.expandingTabs(indent, every: 4)
    let margin = blanks.utf8.count <= deepestIndent ? Span(blanks, style) : counted(blanks.utf8.count, theme)
    return (margin, line[indent.endIndex...])
  }

  /// A whole text, line by line, wrapped.
  static func lines(_ text: String, columns: Int, style: Style, theme: Theme) -> [Line] {
    TextLines.exactLines(text).flatMap { line in
      let (margin, rest) = indent(of: line, style: style, theme: theme)
      return Line([margin] + spans(rest, style: style, theme: theme)).wrapped(to: columns, hanging: 2)
    }
  }

  private static func span(_ text: Substring, _ style: Style) -> Span {
    Span(verbatim: LookAlikes.spelledOut(String(text)), style)
  }
}
