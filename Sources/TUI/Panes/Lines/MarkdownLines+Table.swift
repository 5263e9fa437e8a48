import Terminal

extension MarkdownLines {
  /// A table that fits: columns that are too wide are wrapped; where there is no room for columns at all, each
  /// row becomes a list of "head: value".
  func lines(_ table: MarkdownTable, columns: Int) -> [Line] {
    let rows = table.rows.enumerated().map { index, row in
      row.map { cell(inlineLines($0, index == 0 ? theme.heading : theme.text)) }
    }
    let count = rows.map(\.count).max() ?? 0
    guard count > 0, let head = rows.first else { return [] }
    let room = columns - 3 * (count - 1)
    guard room >= 4 * count else { return records(head: head, rows.dropFirst(), columns: columns) }
    let natural = (0..<count).map { column in
      rows.reduce(1) { max($0, column < $1.count ? $1[column].columns : 0) }
    }
    let widths = Self.widths(natural, room: room)
    var lines: [Line] = []
    for (index, row) in rows.enumerated() {
      lines += self.lines(row, widths: widths, alignments: table.alignments)
      if index == 0 { lines.append(divider(widths)) }
    }
    return lines
  }

  private func cell(_ lines: [Line]) -> Line {
    lines.dropFirst().reduce(lines.first ?? Line()) { $0 + Line(" ") + $1 }
  }

  private func divider(_ widths: [Int]) -> Line {
    let glyphs = theme.glyphs
    let parts = widths.map { glyphs.rule($0) }
    return Line(
      parts.joined(separator: glyphs.horizontal + glyphs.cross + glyphs.horizontal), theme.border)
  }

  private func lines(
    _ row: [Line], widths: [Int], alignments: [MarkdownTable.Alignment]
  ) -> [Line] {
    let cells = widths.indices.map { $0 < row.count ? row[$0].wrapped(to: widths[$0]) : [] }
    let height = cells.map(\.count).max() ?? 0
    let bar = Line([Span(" " + theme.glyphs.vertical + " ", theme.border)])
    return (0..<height).map { index in
      var line = Line()
      for (column, width) in widths.enumerated() {
        if column > 0 { line = line + bar }
        let part = index < cells[column].count ? cells[column][index] : Line()
        let spare = max(0, width - part.columns)
        let before =
          switch column < alignments.count ? alignments[column] : .left {
          case .left: 0
          case .center: spare / 2
          case .right: spare
          }
        line = line + part.indented(by: before)
        if column < widths.count - 1 { line = line + Line(String(repeating: " ", count: spare - before)) }
      }
      return line
    }
  }

  /// What is narrow stays; what is wide shares the rest evenly.
  private static func widths(_ natural: [Int], room: Int) -> [Int] {
    var widths = natural
    var free = room
    var open = Array(natural.indices)
    while !open.isEmpty {
      let share = free / open.count
      let fitting = open.filter { natural[$0] <= share }
      if fitting.isEmpty {
        for (index, column) in open.enumerated() {
          widths[column] = share + (index < free % open.count ? 1 : 0)
        }
        return widths
      }
      free -= fitting.reduce(0) { $0 + natural[$1] }
      open.removeAll { natural[$0] <= share }
    }
    return widths
  }

  private func records(head: [Line], _ rows: ArraySlice<[Line]>, columns: Int) -> [Line] {
    var lines: [Line] = []
    for row in rows {
      if !lines.isEmpty { lines.append(Line()) }
      for (column, cell) in row.enumerated() {
        let name = column < head.count ? head[column] + Line(": ") : Line()
        lines += (name + cell).wrapped(to: columns, hanging: 2)
      }
    }
    return lines
  }
}
