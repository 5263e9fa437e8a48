/// A pattern as a tree.
indirect enum PatternNode: Hashable, Sendable {
  /// One scalar of these.
  case one(ScalarSet)
  /// One after the other; empty matches the empty text.
  case sequence([PatternNode])
  /// Any of them.
  case choice([PatternNode])
  /// Again and again; without a maximum, any number of times.
  case repeated(PatternNode, minimum: Int, maximum: Int?)
  /// A condition on the place, taking nothing.
  case condition(Condition)

  /// What must hold at a place.
  enum Condition: Hashable, Sendable {
    case start, end, wordBoundary, notWordBoundary
  }

  /// Nothing, which always matches.
  static let nothing = PatternNode.sequence([])
}
