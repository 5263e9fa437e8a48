extension Composer {
  /// What the last yank put in.
  struct Yank: Hashable, Sendable {
    var range: Range<Int>
    var index: Int
  }

  /// Kills from the cursor to the beginning of the line; at the beginning, the line break before it.
  public mutating func killToLineStart() {
    let start = lineStart
    kill(max(0, start == position ? position - 1 : start)..<position)
  }

  /// Kills from the cursor to the end of the line; at the end, the line break after it.
  public mutating func killToLineEnd() {
    let end = lineEnd
    kill(position..<min(units.count, end == position ? position + 1 : end))
  }

  /// Kills back to the last blank, as shells do.
  public mutating func killBlankWordBackward() {
    var start = position
    while start > 0, units[start - 1].isBlank { start -= 1 }
    while start > 0, !units[start - 1].isBlank { start -= 1 }
    kill(start..<position)
  }

  /// Kills back to the beginning of the word.
  public mutating func killWordBackward() { kill(wordStart..<position) }

  /// Kills on to the end of the word.
  public mutating func killWordForward() { kill(position..<wordEnd) }

  /// Puts in what was killed last.
  public mutating func yank() {
    guard let last = killed.last else { return }
    let index = killed.count - 1
    let start = position
    change(.yanking) { composer in
      composer.units.insert(contentsOf: last, at: start)
      composer.position = start + last.count
      composer.yanked = Yank(range: start..<start + last.count, index: index)
    }
  }

  /// Right after a yank: puts in what was killed before that instead.
  public mutating func yankPop() {
    guard lastAction == .yanking, let yanked, !killed.isEmpty else { return }
    let index = (yanked.index + killed.count - 1) % killed.count
    let text = killed[index]
    let start = yanked.range.lowerBound
    change(.yanking) { composer in
      composer.units.replaceSubrange(yanked.range, with: text)
      composer.position = start + text.count
      composer.yanked = Yank(range: start..<start + text.count, index: index)
    }
  }

  /// Kills in a row are put together, in the order of the text.
  mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let text = Array(units[range])
    if lastAction == .killing, let last = killed.popLast() {
      killed.append(range.lowerBound < position ? text + last : last + text)
    } else {
      killed.append(text)
    }
    if killed.count > 20 { killed.removeFirst() }
    change(.killing) { $0.remove(range) }
  }
}
