import Harness
import Terminal

/// Makes rows of a value with everything in it, one entry a row, so that nothing of a call's arguments is left out.
struct TreeLines {
  let columns: Int
  let theme: Theme

  /// Deeper than this, a value is shown as the JSON text it is.
  private static let deepest = 12

  /// All of a value.
  func lines(_ value: JSON) -> [Line] {
    switch value {
    case .object(let object) where object.isEmpty: [Line("no arguments", theme.faint)]
    case .object, .array: entries(value, depth: 0)
    case .null, .bool, .number, .string: entry(Line(), value, depth: 0)
    }
  }

  private func entries(_ value: JSON, depth: Int) -> [Line] {
    switch value {
    case .object(let object):
      object.flatMap { key, value in
        entry(
          Line([Span(verbatim: LookAlikes.spelledOut(key), theme.accent), Span(": ", theme.faint)]), value,
          depth: depth)
      }
    case .array(let values): values.flatMap { entry(Line("- ", theme.faint), $0, depth: depth) }
    case .null, .bool, .number, .string: entry(Line(), value, depth: depth)
    }
  }

  private func entry(_ label: Line, _ value: JSON, depth: Int) -> [Line] {
    switch value {
    case .object(let object) where !object.isEmpty && depth < Self.deepest:
      return row(label, depth) + entries(value, depth: depth + 1)
    case .array(let values) where !values.isEmpty && depth < Self.deepest:
      return row(label, depth) + entries(value, depth: depth + 1)
    case .string(let text) where text.utf8.contains(0x0A):
      let lines = TextLines.exactLines(text)
      let count = Line(BlockLines.counted(lines.count, "line"), theme.faint)
      return row(label + count, depth) + block(lines, depth: depth + 1)
    case .string(let text):
      let quote = Span("\"", theme.faint)
      let spans = VerbatimText.spans(text[...], style: theme.text, theme: theme)
      return row(label + Line([quote] + spans + [quote]), depth)
    case .null, .bool, .number, .object, .array:
      return row(label + Line([Span(verbatim: value.text(), theme.number)]), depth)
    }
  }

  /// The lines of a text beside a rule, so that none of them can be taken for an entry.
  private func block(_ lines: [Substring], depth: Int) -> [Line] {
    let rule = Line(theme.glyphs.vertical + " ", theme.faint)
    let indent = indent(depth)
    return lines.flatMap { line in
      let (margin, rest) = VerbatimText.indent(of: line, style: theme.text, theme: theme)
      let text = Line([margin] + VerbatimText.spans(rest, style: theme.text, theme: theme))
      return text.wrapped(to: max(1, columns - indent - rule.columns)).map {
        (rule + $0).indented(by: indent)
      }
    }
  }

  private func row(_ line: Line, _ depth: Int) -> [Line] {
    let indent = indent(depth)
    return line.wrapped(to: max(1, columns - indent), hanging: 2).map { $0.indented(by: indent) }
  }

  private func indent(_ depth: Int) -> Int { min(depth * 2, max(0, columns - 10)) }
}
