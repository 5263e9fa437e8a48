/// Where a markdown text may be cut so that both parts, parsed by themselves, give what the whole gives.
enum MarkdownBoundary {
  /// The start of the last top-level block for which that is sure; `nil` when there is only one.
  static func last(in text: Substring.UTF8View) -> Substring.Index? {
    var boundary: Substring.Index?
    var wasBlank = true
    var open: MarkdownFence?
    var isList = false
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
      let line = text[start..<end]
      let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      let isWhole = end < text.endIndex
      // A number that is still being written may become an item of the list before it.
      if !isWhole, !isBlank, line.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return boundary }
      let fence = MarkdownFence(line)
      if let opened = open {
        if opened.isClosed(by: fence) { open = nil }
      } else if !isBlank {
        let isItem = isListItem(line)
        let isAtMargin = line.first != 0x20 && line.first != 0x09
        // Code needs no blank line before it, but a line that begins like it may still become text.
        let begins = wasBlank || (fence != nil && isWhole)
        if isAtMargin, begins, line.first != 0x3E, !(isItem && isList) {
          if start > text.startIndex { boundary = start }
          isList = isItem
        }
        open = fence
      }
      wasBlank = isBlank && open == nil
      start = isWhole ? text.index(after: end) : end
    }
    return boundary
  }

  private static func isListItem(_ line: Substring.UTF8View) -> Bool {
    let rest: Substring.UTF8View
    if let first = line.first, first == 0x2D || first == 0x2A || first == 0x2B {
      rest = line.dropFirst()
    } else {
      let digits = line.prefix { $0 >= 0x30 && $0 <= 0x39 }.count
      guard digits > 0, let mark = line.dropFirst(digits).first, mark == 0x2E || mark == 0x29 else {
        return false
      }
      rest = line.dropFirst(digits + 1)
    }
    return rest.first.map { $0 == 0x20 || $0 == 0x09 } ?? true
  }
}
