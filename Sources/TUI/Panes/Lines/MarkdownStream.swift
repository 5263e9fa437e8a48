import Terminal

/// Rows of markdown that is still being written. What can no longer change is parsed once; only the last block
/// is parsed again when more comes, so that a token costs the same however long the message is.
struct MarkdownStream {
  private var columns = 0
  private var settledBytes = 0
  private var settled: [Line] = []
  private var last: [Line] = []
  /// The end of what is settled, to notice a text that is not the old one with something added.
  private var mark: [UInt8] = []
  /// How many bytes were parsed so far, all in all.
  private(set) var parsedBytes = 0

  /// The rows of the text as it was last.
  var rows: EntryRows { EntryRows(head: settled, tail: last) }

  /// Takes the text as it is now.
  mutating func update(_ text: String, columns: Int, theme: Theme) {
    if columns != self.columns || !continues(text) {
      self = MarkdownStream()
      self.columns = columns
    }
    let markdown = MarkdownLines(columns: columns, theme: theme)
    let start = text.utf8.index(text.startIndex, offsetBy: settledBytes)
    var tail = text[start...]
    if let end = MarkdownBoundary.last(in: tail.utf8) {
      let done = tail[..<end]
      settled += markdown.lines(String(done))
      settled.append(Line())
      settledBytes += done.utf8.count
      parsedBytes += done.utf8.count
      mark = Array(done.utf8.suffix(64))
      tail = tail[end...]
    }
    parsedBytes += tail.utf8.count
    last = markdown.lines(String(tail))
  }

  private func continues(_ text: String) -> Bool {
    guard text.utf8.count >= settledBytes else { return false }
    let end = text.utf8.index(text.startIndex, offsetBy: settledBytes)
    return text.utf8[..<end].suffix(mark.count).elementsEqual(mark)
  }
}
