/// Where a markdown text may be cut so that both parts, parsed by themselves, give what the whole gives.
enum MarkdownBoundary {
  /// The start of the last top-level block for which that is sure; `nil` when there is only one.
  static func last(in text: Substring.UTF8View) -> Substring.Index? {
    var boundary: Substring.Index?
    var wasBlank = false
    var fence: (mark: UInt8, length: Int)?
    var isList = false
    var start = text.startIndex
    while start < text.endIndex {
      let end = text[start...].firstIndex(of: 0x0A) ?? text.endIndex
      let line = text[start..<end]
      let indent = line.prefix { $0 == 0x20 }.count
      let content = line.dropFirst(indent)
      let isBlank = content.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
      // A number that is still being written may become an item of the list before it.
      if end == text.endIndex, content.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return boundary }
      let ticks = indent <= 3 ? fenceMark(content) : nil
      if let opened = fence {
        if let ticks, ticks.mark == opened.mark, ticks.length >= opened.length, ticks.isBare { fence = nil }
      } else if !isBlank {
        let isItem = isListItem(content)
        if indent == 0, wasBlank || start == text.startIndex, content.first != 0x3E, !(isItem && isList),
          content.first != 0x09
        {
          if start > text.startIndex { boundary = start }
          isList = isItem
        }
        if let ticks { fence = (ticks.mark, ticks.length) }
      }
      wasBlank = isBlank && fence == nil
      start = end < text.endIndex ? text.index(after: end) : end
    }
    return boundary
  }

  private static func fenceMark(_ line: Substring.UTF8View) -> (mark: UInt8, length: Int, isBare: Bool)? {
    guard let mark = line.first, mark == 0x60 || mark == 0x7E else { return nil }
    let length = line.prefix { $0 == mark }.count
    guard length >= 3 else { return nil }
    let rest = line.dropFirst(length)
    // A line like ```a``` is code in a line of text.
    if mark == 0x60, rest.contains(0x60) { return nil }
    return (mark, length, rest.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D })
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
