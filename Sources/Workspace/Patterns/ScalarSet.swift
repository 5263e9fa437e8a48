/// Which scalars a place of a pattern takes.
struct ScalarSet: Hashable, Sendable {
  private var ranges: [ClosedRange<UInt32>] = []
  private var classes: Set<Class> = []
  /// Whether it takes all but those named.
  var isNegated = false
  /// Whether a letter stands for its other case, too.
  var ignoresCase = false

  /// A named class.
  enum Class: Hashable, Sendable {
    case digit, notDigit, word, notWord, space, notSpace, alphabetic, uppercase, lowercase

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .digit: scalar.properties.numericType == .decimal
      case .notDigit: scalar.properties.numericType != .decimal
      case .word: ScalarSet.isWord(scalar)
      case .notWord: !ScalarSet.isWord(scalar)
      case .space: scalar.properties.isWhitespace
      case .notSpace: !scalar.properties.isWhitespace
      case .alphabetic: scalar.properties.isAlphabetic
      case .uppercase: scalar.properties.isUppercase
      case .lowercase: scalar.properties.isLowercase
      }
    }
  }

  /// Nothing.
  init() {}

  /// One scalar.
  init(_ scalar: Unicode.Scalar) { insert(scalar...scalar) }

  /// A class.
  init(_ named: Class) { insert(named) }

  /// Every scalar but these.
  static func allBut(_ scalars: Unicode.Scalar...) -> ScalarSet {
    var set = ScalarSet()
    for scalar in scalars { set.insert(scalar...scalar) }
    set.isNegated = true
    return set
  }

  mutating func insert(_ range: ClosedRange<Unicode.Scalar>) {
    ranges.append(range.lowerBound.value...range.upperBound.value)
  }

  mutating func insert(_ named: Class) { classes.insert(named) }

  /// Whether it takes a scalar.
  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var isNamed = names(scalar)
    if !isNamed, ignoresCase {
      isNamed =
        Self.single(scalar.properties.lowercaseMapping).map(names) == true
        || Self.single(scalar.properties.uppercaseMapping).map(names) == true
    }
    return isNamed != isNegated
  }

  private func names(_ scalar: Unicode.Scalar) -> Bool {
    ranges.contains { $0.contains(scalar.value) } || classes.contains { $0.contains(scalar) }
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    mapping.unicodeScalars.count == 1 ? mapping.unicodeScalars.first : nil
  }

  /// Whether a scalar belongs to a word: a letter, a mark on it, a digit or an underscore.
  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    case ..<0x80: false
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }
}
