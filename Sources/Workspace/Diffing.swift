import Harness

extension FileDiff {
  /// What turns one text into another, with three lines of context. Lines are compared byte by byte with
  /// their ends, so a changed line end or a newline missing at the end shows as a changed line and as a note.
  ///
  /// Above `limit` lines removed and added in all, one block replaces another: finding the least change of two
  /// texts that have little in common takes long and helps nobody.
  public init(
    path: String, change: Change, from old: [UInt8], to new: [UInt8], limit: Int = 4000
  ) {
    let old = DiffText(old)
    let new = DiffText(new)
    let hunks = Diffing.hunks(Diffing.edits(from: old, to: new, limit: limit))
    let notes = Diffing.notes(from: change == .created ? nil : old, to: change == .deleted ? nil : new)
    self.init(path: path, change: change, hunks: hunks, note: notes.joined(separator: "; "))
  }
}

/// The steps from two texts to a diff.
enum Diffing {
  static let context = 3

  /// Every line of both texts, in order, with what becomes of it.
  static func edits(from old: DiffText, to new: DiffText, limit: Int) -> [FileDiff.Line] {
    var numbers: [ArraySlice<UInt8>: Int32] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int32 {
      if let known = numbers[line] { return known }
      let number = Int32(numbers.count)
      numbers[line] = number
      return number
    }
    let first = old.lines.map(number)
    let second = new.lines.map(number)
    let shared = min(first.count, second.count)
    let prefix = (0..<shared).first { first[$0] != second[$0] } ?? shared
    let suffix =
      (0..<shared - prefix).first { first[first.count - 1 - $0] != second[second.count - 1 - $0] }
      ?? shared - prefix
    let middle = ShortestEdit.kinds(
      from: first[prefix..<first.count - suffix], to: second[prefix..<second.count - suffix], limit: limit)

    var edits: [FileDiff.Line] = (0..<prefix).map { FileDiff.Line(.context, old.text($0)) }
    var oldIndex = prefix
    var newIndex = prefix
    for kind in middle {
      edits.append(FileDiff.Line(kind, kind == .added ? new.text(newIndex) : old.text(oldIndex)))
      if kind != .added { oldIndex += 1 }
      if kind != .removed { newIndex += 1 }
    }
    edits += (oldIndex..<first.count).map { FileDiff.Line(.context, old.text($0)) }
    return edits
  }

  /// The changed stretches with their context; stretches whose contexts touch are one.
  static func hunks(_ edits: [FileDiff.Line]) -> [FileDiff.Hunk] {
    var hunks: [FileDiff.Hunk] = []
    var oldLine = 1
    var newLine = 1
    var counted = 0
    func advance(to index: Int) {
      for edit in edits[counted..<index] {
        if edit.kind != .added { oldLine += 1 }
        if edit.kind != .removed { newLine += 1 }
      }
      counted = index
    }
    var index = 0
    while let change = edits[index...].firstIndex(where: { $0.kind != .context }) {
      let start = max(index, change - context)
      var end = change
      while let next = edits[end...].firstIndex(where: { $0.kind != .context }), next <= end + 2 * context {
        end = edits[next...].firstIndex { $0.kind == .context } ?? edits.count
      }
      let stop = min(edits.count, end + context)
      advance(to: start)
      let lines = Array(edits[start..<stop])
      hunks.append(
        FileDiff.Hunk(
          oldStart: lines.allSatisfy { $0.kind == .added } ? oldLine - 1 : oldLine,
          newStart: lines.allSatisfy { $0.kind == .removed } ? newLine - 1 : newLine,
          lines: lines))
      index = stop
    }
    return hunks
  }

  /// What the lines cannot show.
  static func notes(from old: DiffText?, to new: DiffText?) -> [String] {
    var notes: [String] = []
    if let old, let new, let from = old.lineEnd, let to = new.lineEnd, from != to {
      notes.append("line ends change from \(from) to \(to)")
    }
    if let new, !new.lines.isEmpty, !new.endsWithNewline {
      if let old, old.endsWithNewline {
        notes.append("the newline at the end goes")
      } else if old == nil || old?.lines.isEmpty == true {
        notes.append("no newline at the end")
      }
    } else if let new, let old, new.endsWithNewline, !old.lines.isEmpty, !old.endsWithNewline {
      notes.append("a newline at the end is added")
    }
    return notes
  }
}
