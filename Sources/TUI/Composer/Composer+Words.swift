extension Composer {
  /// How a key changes the letters of a word.
  public enum LetterCase: Hashable, Sendable {
    case upper, lower, capitalized
  }

  /// Changes the letters from the cursor to the end of the word, and goes there.
  public mutating func changeWord(to letterCase: LetterCase) {
    let end = wordEnd
    var isFirst = true
    change(.other) { composer in
      // A letter may become two (ß), so that the rest is put together anew.
      var changed: [Unit] = []
      for unit in composer.units[composer.position..<end] {
        guard case .character(let character) = unit, character.isCased || unit.isWord else {
          changed.append(unit)
          continue
        }
        let isUpper = letterCase == .upper || (letterCase == .capitalized && isFirst)
        isFirst = false
        let text = isUpper ? character.uppercased() : character.lowercased()
        changed += text.map(Unit.character)
      }
      composer.units.replaceSubrange(composer.position..<end, with: changed)
      composer.position += changed.count
    }
  }

  /// Swaps the characters around the cursor, and goes behind them; at the end of a line, the two before it.
  public mutating func transposeCharacters() {
    let second = position == lineEnd ? position - 1 : position
    guard second > lineStart else { return }
    change(.other) { composer in
      composer.units.swapAt(second - 1, second)
      composer.position = second + 1
    }
  }

  /// Swaps the word before the cursor with the one at or after it, and goes behind both; at the end of the text, the
  /// last two words.
  public mutating func transposeWords() {
    guard let second = wordRange(endingAtOrAfter: position) ?? wordRange(before: units.count),
      let first = wordRange(before: second.lowerBound)
    else { return }
    change(.other) { composer in
      let swapped =
        Array(composer.units[second]) + composer.units[first.upperBound..<second.lowerBound]
        + composer.units[first]
      composer.units.replaceSubrange(first.lowerBound..<second.upperBound, with: swapped)
      composer.position = second.upperBound
    }
  }

  /// Puts the text of a folded paste in its place, where the cursor stands before or behind it.
  public mutating func unfoldPaste() {
    guard let place = foldedPlace, case .pasted(let text) = units[place] else { return }
    change(.other) { composer in
      let unfolded = Composer.units(of: text)
      composer.units.replaceSubrange(place..<place + 1, with: unfolded)
      composer.position = place + unfolded.count
    }
  }

  /// Where the folded paste is that the cursor stands behind or before.
  var foldedPlace: Int? {
    [position - 1, position].first { place in
      if units.indices.contains(place), case .pasted = units[place] { true } else { false }
    }
  }

  /// The word the place is in, or the next one.
  private func wordRange(endingAtOrAfter place: Int) -> Range<Int>? {
    var end = place
    while end < units.count, !units[end].isWord { end += 1 }
    guard end < units.count else { return nil }
    var start = end
    while start > 0, units[start - 1].isWord { start -= 1 }
    while end < units.count, units[end].isWord { end += 1 }
    return start..<end
  }

  private func wordRange(before place: Int) -> Range<Int>? {
    var end = place
    while end > 0, !units[end - 1].isWord { end -= 1 }
    guard end > 0 else { return nil }
    var start = end
    while start > 0, units[start - 1].isWord { start -= 1 }
    return start..<end
  }
}
