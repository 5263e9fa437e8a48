extension Composer {
  /// Puts the cursor somewhere.
  mutating func go(to place: Int) {
    position = min(max(0, place), units.count)
    lastAction = .other
    goalColumn = nil
  }

  /// Behind the last character of a line there is nothing to be on.
  mutating func stayOnCharacter() {
    if position == lineEnd, position > lineStart { go(to: position - 1) }
  }

  /// Keeps a part of the text as if it had been killed.
  mutating func keepKilled(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed.append(Array(units[range]))
  }

  /// Puts in what was killed last: whole lines above or below this one, else at the cursor or behind it.
  mutating func putKilled(before: Bool) {
    guard let last = killed.last else { return }
    if last.last?.isLineBreak == true {
      let isBelowLast = !before && lineEnd == units.count
      let place = before ? lineStart : min(lineEnd + 1, units.count)
      let lines = isBelowLast ? [.character("\n")] + last.dropLast() : last
      change(.other) { composer in
        composer.units.insert(contentsOf: lines, at: place)
        composer.position = isBelowLast ? place + 1 : place
      }
    } else {
      let place = before ? position : min(position + 1, lineEnd)
      change(.other) { composer in
        composer.units.insert(contentsOf: last, at: place)
        composer.position = place + last.count - 1
      }
    }
  }

  /// What a verb is about; `nil` when its motion leads nowhere.
  func range(of command: ViCommand) -> Range<Int>? {
    if command.isLinewise { return lines(command.count, keepsBreak: command.verb == "c") }
    var command = command
    // To change a word leaves the blank behind it.
    if command.verb == "c", !isBlank(position) {
      if command.motion == "w" { command.motion = "e" }
      if command.motion == "W" { command.motion = "E" }
    }
    guard let place = place(of: command) else { return nil }
    let includes = ["e", "E", "f", "t", "$"].contains(command.motion)
    var end = max(place, position) + (includes && place >= position ? 1 : 0)
    // Words do not go over the end of a line.
    if command.motion == "w" || command.motion == "W" || command.motion == "l" { end = min(end, lineEnd) }
    let range = min(place, position)..<min(end, command.motion == "$" ? lineEnd : units.count)
    return range.isEmpty ? nil : range
  }

  private func lines(_ count: Int, keepsBreak: Bool) -> Range<Int> {
    var end = lineEnd
    for _ in 1..<max(1, count) where end < units.count {
      end = units[(end + 1)...].firstIndex(where: \.isLineBreak) ?? units.count
    }
    return lineStart..<(keepsBreak ? end : min(end + 1, units.count))
  }

  /// Where a motion leads; `nil` when nowhere.
  func place(of command: ViCommand) -> Int? {
    var place = position
    switch command.motion {
    case "h": return max(lineStart, position - command.count)
    case "l", " ": return min(lineEnd, position + command.count)
    case "0": return lineStart
    case "^": return units[lineStart..<lineEnd].firstIndex { !$0.isBlank } ?? lineStart
    case "$": return max(lineStart, lineEnd - 1)
    case "gg": return line(command.count)
    case "G": return line(command.hasCount ? command.count : .max)
    case "w", "W": for _ in 0..<command.count { place = nextWord(place, isBig: command.motion == "W") }
    case "b", "B": for _ in 0..<command.count { place = previousWord(place, isBig: command.motion == "B") }
    case "e", "E": for _ in 0..<command.count { place = endOfWord(place, isBig: command.motion == "E") }
    case "f", "t", "F", "T": return found(command)
    default: return nil
    }
    return place
  }

  /// The beginning of a line, counted from 1.
  private func line(_ number: Int) -> Int {
    let starts = [0] + units.indices.filter { units[$0].isLineBreak }.map { $0 + 1 }
    return starts[min(number, starts.count) - 1]
  }

  private func found(_ command: ViCommand) -> Int? {
    guard let target = command.target.map(Unit.character) else { return nil }
    let goesOn = command.motion == "f" || command.motion == "t"
    let places = goesOn ? Array(position..<lineEnd).dropFirst() : Array(lineStart..<position).reversed()[...]
    let hits = places.filter { units[$0] == target }
    guard command.count <= hits.count else { return nil }
    let hit = hits[command.count - 1]
    return command.motion == "t" ? hit - 1 : command.motion == "T" ? hit + 1 : hit
  }

  private func isBlank(_ place: Int) -> Bool { place >= units.count || units[place].isBlank }

  /// Blanks, words, and other signs between words.
  private func kind(_ place: Int, isBig: Bool) -> Int {
    if isBlank(place) { return 0 }
    return isBig || units[place].isWord ? 1 : 2
  }

  private func nextWord(_ start: Int, isBig: Bool) -> Int {
    var place = start
    let first = kind(place, isBig: isBig)
    while place < units.count, first != 0, kind(place, isBig: isBig) == first { place += 1 }
    while place < units.count, kind(place, isBig: isBig) == 0 { place += 1 }
    return place
  }

  private func previousWord(_ start: Int, isBig: Bool) -> Int {
    var place = start
    while place > 0, kind(place - 1, isBig: isBig) == 0 { place -= 1 }
    guard place > 0 else { return 0 }
    let last = kind(place - 1, isBig: isBig)
    while place > 0, kind(place - 1, isBig: isBig) == last { place -= 1 }
    return place
  }

  private func endOfWord(_ start: Int, isBig: Bool) -> Int {
    var place = start + 1
    while place < units.count, kind(place, isBig: isBig) == 0 { place += 1 }
    guard place < units.count else { return max(0, units.count - 1) }
    let own = kind(place, isBig: isBig)
    while place + 1 < units.count, kind(place + 1, isBig: isBig) == own { place += 1 }
    return place
  }
}
