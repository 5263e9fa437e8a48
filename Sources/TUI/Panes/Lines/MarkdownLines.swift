import Terminal

/// Makes rows of markdown, for one width.
struct MarkdownLines {
  let columns: Int
  let theme: Theme

  /// Below this nothing is indented any more: the text would have no room.
  private static let narrowest = 12

  /// The rows of a whole text.
  func lines(_ text: String) -> [Line] {
    guard let blocks = MarkdownParser.blocks(of: text) else {
      return TextLines.wrapped(text, columns: columns, style: theme.text)
    }
    return lines(blocks, columns: columns, isTight: false)
  }

  func lines(_ blocks: [MarkdownBlock], columns: Int, isTight: Bool) -> [Line] {
    var lines: [Line] = []
    for block in blocks {
      let more = self.lines(block, columns: columns)
      if !lines.isEmpty, !more.isEmpty, !isTight { lines.append(Line()) }
      lines += more
    }
    return lines
  }

  /// What makes the rows of code at a width, and how far they are set in.
  func code(_ columns: Int) -> (lines: CodeLines, indent: Int) {
    let indent = columns > Self.narrowest ? 2 : 0
    return (CodeLines(columns: columns - indent, theme: theme), indent)
  }

  private func lines(_ block: MarkdownBlock, columns: Int) -> [Line] {
    switch block {
    case .paragraph(let inlines):
      return inlineLines(inlines, theme.text).flatMap { $0.wrapped(to: min(columns, TextLines.readable)) }
    case .heading(let level, let inlines):
      let style = level == 1 ? theme.heading.adding(.underline) : theme.heading
      return inlineLines(inlines, style).flatMap { $0.wrapped(to: min(columns, TextLines.readable)) }
    case .code(let language, let text):
      let code = code(columns)
      return code.lines.lines(text, language: language).map { $0.indented(by: code.indent) }
    case .quote(let blocks):
      guard columns > Self.narrowest else { return lines(blocks, columns: columns, isTight: false) }
      let bar = Line([Span(theme.glyphs.vertical + " ", theme.border)])
      return lines(blocks, columns: columns - 2, isTight: false).map { bar + $0 }
    case .list(let start, let isTight, let items):
      return lines(items, start: start, isTight: isTight, columns: columns)
    case .table(let table): return lines(table, columns: columns)
    case .rule: return [Line(theme.glyphs.rule(columns), theme.border)]
    }
  }

  private func lines(_ items: [MarkdownItem], start: Int?, isTight: Bool, columns: Int) -> [Line] {
    let last = start.map { String($0 + items.count - 1).count } ?? 0
    var lines: [Line] = []
    for (index, item) in items.enumerated() {
      if index > 0, !isTight { lines.append(Line()) }
      var mark = theme.glyphs.bullet + " "
      if let start {
        let number = String(start + index)
        mark = String(repeating: " ", count: last - number.count) + number + ". "
      }
      if let isTicked = item.isTicked { mark = isTicked ? "[x] " : "[ ] " }
      let width = columns > Self.narrowest ? mark.count : 0
      var rows = self.lines(item.blocks, columns: columns - width, isTight: isTight)
      if rows.isEmpty { rows = [Line()] }
      for (row, line) in rows.enumerated() {
        if width == 0 {
          lines.append(line)
        } else if row == 0 {
          lines.append(Line([Span(mark, theme.faint)]) + line)
        } else {
          lines.append(line.isEmpty ? line : line.indented(by: width))
        }
      }
    }
    return lines
  }

  /// One line per hard line break.
  func inlineLines(_ inlines: [MarkdownInline], _ base: Style) -> [Line] {
    var lines = [Line()]
    for inline in inlines {
      switch inline {
      case .lineBreak: lines.append(Line())
      case .text(let text, let traits, let link):
        lines[lines.count - 1] += Span(text, style(traits, base), link: link)
      }
    }
    return lines
  }

  private func style(_ traits: MarkdownInline.Traits, _ base: Style) -> Style {
    if traits.contains(.aside) { return theme.faint }
    var style = traits.contains(.code) ? theme.code.adding(base.attributes) : base
    if traits.contains(.emphasis) { style = style.adding(.italic) }
    if traits.contains(.strong) { style = style.adding(.bold) }
    if traits.contains(.strikethrough) { style = style.adding(.strikethrough) }
    if traits.contains(.link) { style = style.adding(.underline) }
    return style
  }
}
