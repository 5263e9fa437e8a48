/// Finds the words by which two versions of a line differ.
enum WordMarks {
  /// Lines that have less than this in common are other lines, not other versions.
  private static let leastCommon = 0.3
  /// Words compared with words; beyond this the stretch between what is equal at both ends is the difference.
  private static let mostPairs = 10_000

  /// What is only in the old line, and what is only in the new one; nothing when the lines have little in common.
  static func differences(
    _ old: Substring, _ new: Substring
  ) -> (old: [Range<String.Index>], new: [Range<String.Index>]) {
    let before = words(old)
    let after = words(new)
    let start = zip(before, after).prefix { $0 == $1 }.count
    let end = zip(before.dropFirst(start).reversed(), after.dropFirst(start).reversed()).prefix { $0 == $1 }
      .count
    let left = before[start..<before.count - end]
    let right = after[start..<after.count - end]
    let (keptLeft, keptRight) =
      left.count * right.count <= mostPairs ? common(Array(left), Array(right)) : ([], [])
    let oldMarks = marks(left, kept: keptLeft)
    let newMarks = marks(right, kept: keptRight)
    func size(_ ranges: [Range<String.Index>], _ text: Substring) -> Int {
      ranges.reduce(0) { $0 + text.utf8.distance(from: $1.lowerBound, to: $1.upperBound) }
    }
    let whole = max(old.utf8.count, new.utf8.count)
    let changed = max(size(oldMarks, old), size(newMarks, new))
    guard whole > 0, Double(whole - changed) / Double(whole) >= leastCommon else { return ([], []) }
    return (oldMarks, newMarks)
  }

  /// Runs of letters and digits, runs of blanks, and every other character by itself.
  private static func words(_ text: Substring) -> [Substring] {
    var words: [Substring] = []
    var start = text.startIndex
    while start < text.endIndex {
      let first = text[start]
      let word: Substring
      if isLetter(first) {
        word = text[start...].prefix(while: isLetter)
      } else if first == " " || first == "\t" {
        word = text[start...].prefix { $0 == " " || $0 == "\t" }
      } else {
        word = text[start...].prefix(1)
      }
      words.append(word)
      start = word.endIndex
    }
    return words
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// The places of a longest common row of words.
  private static func common(_ left: [Substring], _ right: [Substring]) -> (Set<Int>, Set<Int>) {
    guard !left.isEmpty, !right.isEmpty else { return ([], []) }
    let width = right.count + 1
    var lengths = [Int](repeating: 0, count: (left.count + 1) * width)
    for i in left.indices.reversed() {
      for j in right.indices.reversed() {
        lengths[i * width + j] =
          left[i] == right[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
      }
    }
    var keptLeft: Set<Int> = []
    var keptRight: Set<Int> = []
    var (i, j) = (0, 0)
    while i < left.count, j < right.count {
      if left[i] == right[j] {
        keptLeft.insert(i)
        keptRight.insert(j)
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
    return (keptLeft, keptRight)
  }

  /// The words that were not kept, side by side ones as one stretch.
  private static func marks(_ words: ArraySlice<Substring>, kept: Set<Int>) -> [Range<String.Index>] {
    var marks: [Range<String.Index>] = []
    for (index, word) in words.enumerated() where !kept.contains(index) {
      if let last = marks.last, last.upperBound == word.startIndex {
        marks[marks.count - 1] = last.lowerBound..<word.endIndex
      } else {
        marks.append(word.startIndex..<word.endIndex)
      }
    }
    return marks
  }
}
