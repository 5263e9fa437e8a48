/// Finds out whether texts match a pattern, in one pass over the text whatever the pattern: all ways through
/// it are followed at once, and what was worked out is remembered as a table from state and scalar to state.
///
/// A pattern can therefore not be made that takes forever, which is why this is not `Regex`.
struct PatternMatcher: Sendable {
  /// What must match.
  enum Extent: Sendable {
    /// Some part of the text.
    case anywhere
    /// All of it.
    case whole
  }

  private enum Before: Hashable { case start, word, other }
  private enum After { case word, other, end }
  private struct State: Hashable {
    /// Where one may be, before conditions are looked at.
    let places: [Int]
    let before: Before
  }

  private static let unknown: Int32 = -1
  private static let matched: Int32 = -2
  private static let stateLimit = 2000

  private let program: PatternProgram
  private let extent: Extent
  private var states: [State] = []
  private var numbers: [State: Int32] = [:]
  /// 128 a state.
  private var table: [Int32] = []
  private var others: [UInt64: Int32] = [:]
  private var endings: [Bool?] = []

  init(_ program: PatternProgram, extent: Extent) {
    self.program = program
    self.extent = extent
    _ = number(State(places: [program.entry], before: .start))
  }

  /// Whether a text matches. Bytes that are not UTF-8 count as U+FFFD.
  mutating func matches(_ text: some Collection<UInt8>) -> Bool {
    var state: Int32 = 0
    var index = text.startIndex
    while index != text.endIndex {
      let byte = text[index]
      if byte < 0x80 {
        let known = table[Int(state) << 7 | Int(byte)]
        state = known != Self.unknown ? known : step(from: state, by: Unicode.Scalar(byte))
        text.formIndex(after: &index)
      } else {
        let (scalar, next) = Self.scalar(of: text, at: index)
        let known = others[UInt64(state) << 32 | UInt64(scalar.value)]
        state = known ?? step(from: state, by: scalar)
        index = next
      }
      if state == Self.matched { return true }
    }
    return matchesAtEnd(state)
  }

  /// The end of the longest part that matches and begins at a place; `nil` when none does. Remembers nothing, so it is
  /// for the few short texts a person looks at.
  func end(in text: [UInt8], from start: Int) -> Int? {
    var before = Before.start
    if start > 0 {
      let wasWord = text[start - 1] >= 0x80 || ScalarSet.isWord(Unicode.Scalar(text[start - 1]))
      before = wasWord ? .word : .other
    }
    var state = State(places: [program.entry], before: before)
    var index = start
    var end: Int?
    while index < text.count {
      let (scalar, next) = Self.scalar(of: text, at: index)
      let kind: After = ScalarSet.isWord(scalar) ? .word : .other
      let reached = follow(state, to: kind)
      if reached.isMatched { end = index }
      let places = Set(reached.taking.compactMap { $0.set.contains(scalar) ? $0.next : nil })
      if places.isEmpty { return end }
      state = State(places: places.sorted(), before: kind == .word ? .word : .other)
      index = next
    }
    return follow(state, to: .end).isMatched ? index : end
  }

  private mutating func step(from number: Int32, by scalar: Unicode.Scalar) -> Int32 {
    let state = states[Int(number)]
    let kind: After = ScalarSet.isWord(scalar) ? .word : .other
    let reached = follow(state, to: kind)
    let next: Int32
    if reached.isMatched, extent == .anywhere {
      next = Self.matched
    } else {
      var places = Set(reached.taking.compactMap { $0.set.contains(scalar) ? $0.next : nil })
      if extent == .anywhere { places.insert(program.entry) }
      if states.count >= Self.stateLimit { forget() }
      next = self.number(State(places: places.sorted(), before: kind == .word ? .word : .other))
    }
    // Forgetting gave the numbers away anew.
    guard Int(number) < states.count, states[Int(number)] == state else { return next }
    if scalar.isASCII {
      table[Int(number) << 7 | Int(scalar.value)] = next
    } else {
      others[UInt64(number) << 32 | UInt64(scalar.value)] = next
    }
    return next
  }

  private mutating func matchesAtEnd(_ number: Int32) -> Bool {
    if let known = endings[Int(number)] { return known }
    let result = follow(states[Int(number)], to: .end).isMatched
    endings[Int(number)] = result
    return result
  }

  private mutating func number(_ state: State) -> Int32 {
    if let known = numbers[state] { return known }
    let number = Int32(states.count)
    states.append(state)
    numbers[state] = number
    table += repeatElement(Self.unknown, count: 128)
    endings.append(nil)
    return number
  }

  private mutating func forget() {
    states.removeAll()
    numbers.removeAll()
    table.removeAll()
    others.removeAll()
    endings.removeAll()
    _ = number(State(places: [program.entry], before: .start))
  }

  private func follow(
    _ state: State, to after: After
  ) -> (isMatched: Bool, taking: [(set: ScalarSet, next: Int)]) {
    var seen = Set(state.places)
    var pending = state.places
    var isMatched = false
    var taking: [(set: ScalarSet, next: Int)] = []
    while let place = pending.popLast() {
      switch program.steps[place] {
      case .matched: isMatched = true
      case .take(let set, let next): taking.append((set, next))
      case .fork(let ways): pending += ways.filter { seen.insert($0).inserted }
      case .check(let condition, let next):
        if holds(condition, state.before, after), seen.insert(next).inserted { pending.append(next) }
      }
    }
    return (isMatched, taking)
  }

  private func holds(_ condition: PatternNode.Condition, _ before: Before, _ after: After) -> Bool {
    switch condition {
    case .start: before == .start
    case .end: after == .end
    case .wordBoundary: (before == .word) != (after == .word)
    case .notWordBoundary: (before == .word) == (after == .word)
    }
  }

  private static func scalar<Text: Collection<UInt8>>(
    of text: Text, at index: Text.Index
  ) -> (Unicode.Scalar, Text.Index) {
    var decoder = UTF8()
    var iterator = text[index...].prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      return ("\u{FFFD}", text.index(after: index))
    }
    return (scalar, text.index(index, offsetBy: UTF8.width(scalar)))
  }
}
