import Terminal

/// Rows of markdown that is still being written. What can no longer change is made once: whole blocks, and of
/// code, which may be long, whole lines. Only what is left is made again when more comes, so that a token costs
/// the same however long the message is.
struct MarkdownStream {
  private struct OpenCode {
    var fence: MarkdownFence
    var colors: SyntaxColors
    var hasLines = false
  }

  private var columns = 0
  private var settledBytes = 0
  private var settled: [Line] = []
  private var last: [Line] = []
  private var code: OpenCode?
  /// Whether a blank row stands between what is settled and what comes.
  private var needsGap = false
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
    var tail = text[text.utf8.index(text.startIndex, offsetBy: settledBytes)...]
    while true {
      if code != nil {
        addCode(&tail, markdown)
        if code != nil { break }
      }
      if let end = MarkdownBoundary.last(in: tail.utf8) {
        let lines = markdown.lines(String(tail[..<end]))
        settle(&tail, upTo: end)
        if !lines.isEmpty {
          settled += gap + lines
          needsGap = true
        }
      }
      guard tail.utf8.first != 0x20, let end = tail.utf8.firstIndex(of: 0x0A),
        let fence = MarkdownFence(tail.utf8[..<end])
      else {
        parsedBytes += tail.utf8.count
        let lines = markdown.lines(String(tail))
        last = lines.isEmpty ? [] : gap + lines
        break
      }
      code = OpenCode(fence: fence, colors: markdown.code(columns).lines.colors(language: fence.info))
      settle(&tail, upTo: tail.utf8.index(after: end))
    }
  }

  /// Makes the whole lines of the code that is open; the last one, if it has no end yet, is not settled.
  private mutating func addCode(_ tail: inout Substring, _ markdown: MarkdownLines) {
    let made = markdown.code(columns)
    last = []
    while var open = code, !tail.isEmpty {
      let end = tail.utf8.firstIndex(of: 0x0A) ?? tail.endIndex
      var line = tail[..<end]
      if line.utf8.last == 0x0D { line = Substring(line.utf8.dropLast()) }
      let isClosing = open.fence.isClosed(by: MarkdownFence(line.utf8))
      let rows = isClosing ? [] : made.lines.rows(line, &open.colors).map { $0.indented(by: made.indent) }
      let all = open.hasLines || rows.isEmpty ? rows : gap + rows
      guard end < tail.endIndex else {
        last = all
        parsedBytes += tail.utf8.count
        return
      }
      settled += all
      settle(&tail, upTo: tail.utf8.index(after: end))
      open.hasLines = open.hasLines || !rows.isEmpty
      if open.hasLines { needsGap = true }
      code = isClosing ? nil : open
    }
  }

  private var gap: [Line] { needsGap ? [Line()] : [] }

  private mutating func settle(_ tail: inout Substring, upTo end: Substring.Index) {
    let done = tail.utf8[..<end]
    settledBytes += done.count
    parsedBytes += done.count
    mark = Array(done.suffix(64))
    tail = tail[end...]
  }

  private func continues(_ text: String) -> Bool {
    guard text.utf8.count >= settledBytes else { return false }
    let end = text.utf8.index(text.startIndex, offsetBy: settledBytes)
    return text.utf8[..<end].suffix(mark.count).elementsEqual(mark)
  }
}
