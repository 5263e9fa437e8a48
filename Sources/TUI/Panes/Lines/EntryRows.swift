import Terminal

/// The rows of an entry, in two parts, so that those of a message being written need not be copied together for
/// every frame.
struct EntryRows {
  var head: [Line]
  var tail: [Line] = []

  var indices: Range<Int> { 0..<count }
  var count: Int { head.count + tail.count }

  subscript(row: Int) -> Line {
    row < head.count ? head[row] : tail[row - head.count]
  }
}
