import Harness

/// A stretch of changes, with each removed line beside the added one that takes its place.
struct DiffRows {
  /// A line with its number and the parts of it that are not in the line beside it.
  struct Side {
    var line: FileDiff.Line
    var number: Int
    var marks: [Range<String.Index>] = []
  }

  /// A line of the old text, of the new text, or both.
  struct Row {
    var old: Side?
    var new: Side?
  }

  /// Rows that belong together: one line that stays, or lines that go with those that come for them.
  private var groups: [[Row]] = []

  /// - Parameter marksWords: looks for the words by which lines differ, which takes time.
  init(_ hunk: FileDiff.Hunk, marksWords: Bool) {
    var old = hunk.oldStart
    var new = hunk.newStart
    var removed: [Side] = []
    var added: [Side] = []
    for line in hunk.lines {
      if line.kind == .context || (line.kind == .removed && !added.isEmpty) {
        close(&removed, &added, marksWords)
      }
      switch line.kind {
      case .removed: removed.append(Side(line: line, number: old))
      case .added: added.append(Side(line: line, number: new))
      case .context:
        groups.append([Row(old: Side(line: line, number: old), new: Side(line: line, number: new))])
      }
      if line.kind != .added { old += 1 }
      if line.kind != .removed { new += 1 }
    }
    close(&removed, &added, marksWords)
  }

  private mutating func close(_ removed: inout [Side], _ added: inout [Side], _ marksWords: Bool) {
    let rows = (0..<max(removed.count, added.count)).map { index in
      var row = Row(
        old: index < removed.count ? removed[index] : nil, new: index < added.count ? added[index] : nil)
      if marksWords, let left = row.old, let right = row.new {
        let marks = WordMarks.differences(left.line.text[...], right.line.text[...])
        row.old?.marks = marks.old
        row.new?.marks = marks.new
      }
      return row
    }
    if !rows.isEmpty { groups.append(rows) }
    (removed, added) = ([], [])
  }

  /// Old and new side by side, top to bottom.
  var rows: [Row] { groups.flatMap(\.self) }

  /// All lines in one column: of each change first what goes, then what comes.
  var unified: [Side] {
    groups.flatMap { rows in
      if let row = rows.first, row.old?.line.kind == .context { return [row.new].compactMap(\.self) }
      return rows.compactMap(\.old) + rows.compactMap(\.new)
    }
  }
}
