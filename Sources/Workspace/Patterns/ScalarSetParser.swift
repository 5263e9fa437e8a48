/// Reads the parts of a pattern that stand for one scalar.
enum ScalarSetParser {
  private static let posix: [String: [ScalarSet.Class]] = [
    "alpha": [.alphabetic], "digit": [.digit], "alnum": [.alphabetic, .digit], "space": [.space],
    "upper": [.uppercase], "lower": [.lowercase], "word": [.word],
  ]

  /// A bracketed set; the position stands on the bracket and is moved behind the closing one.
  /// - Throws: `PatternError`.
  static func set(
    _ scalars: [Unicode.Scalar], at position: inout Int, of pattern: String
  ) throws -> ScalarSet {
    let start = position
    var set = ScalarSet()
    position += 1
    if position < scalars.count, scalars[position] == "^" {
      set.isNegated = true
      position += 1
    }
    var isFirst = true
    while position < scalars.count {
      if scalars[position] == "]", !isFirst {
        position += 1
        return set
      }
      isFirst = false
      if let classes = posixClass(scalars, at: &position) {
        for named in classes { set.insert(named) }
        continue
      }
      let low = try member(scalars, at: &position, of: pattern, into: &set)
      guard let low else { continue }
      guard position + 1 < scalars.count, scalars[position] == "-", scalars[position + 1] != "]" else {
        set.insert(low...low)
        continue
      }
      position += 1
      guard let high = try member(scalars, at: &position, of: pattern, into: &set), low <= high else {
        throw PatternError.invalid(pattern, position: position + 1, reason: "a range from high to low")
      }
      set.insert(low...high)
    }
    throw PatternError.invalid(pattern, position: start + 1, reason: "a [ without its ]")
  }

  /// One member; `nil` when it was a class, which is then in the set.
  private static func member(
    _ scalars: [Unicode.Scalar], at position: inout Int, of pattern: String, into set: inout ScalarSet
  ) throws -> Unicode.Scalar? {
    let scalar = scalars[position]
    guard scalar == "\\" else {
      position += 1
      return scalar
    }
    if position + 1 < scalars.count, let named = named(scalars[position + 1]) {
      position += 2
      set.insert(named)
      return nil
    }
    return try literal(scalars, at: &position, of: pattern)
  }

  private static func posixClass(_ scalars: [Unicode.Scalar], at position: inout Int) -> [ScalarSet.Class]? {
    guard scalars[position...].starts(with: "[:".unicodeScalars),
      let end = scalars[position...].prefix(12).firstIndex(of: "]"), scalars[end - 1] == ":",
      end - 1 > position + 1
    else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[position + 2..<end - 1])
    guard let classes = posix[String(name)] else { return nil }
    position = end + 1
    return classes
  }

  /// What a backslash and what follows stand for; the position stands on the backslash.
  /// - Throws: `PatternError`.
  static func escape(
    _ scalars: [Unicode.Scalar], at position: inout Int, of pattern: String
  ) throws -> ScalarSet {
    if position + 1 < scalars.count, let named = named(scalars[position + 1]) {
      position += 2
      return ScalarSet(named)
    }
    return ScalarSet(try literal(scalars, at: &position, of: pattern))
  }

  private static func named(_ letter: Unicode.Scalar) -> ScalarSet.Class? {
    switch letter {
    case "d": .digit
    case "D": .notDigit
    case "w": .word
    case "W": .notWord
    case "s": .space
    case "S": .notSpace
    default: nil
    }
  }

  private static func literal(
    _ scalars: [Unicode.Scalar], at position: inout Int, of pattern: String
  ) throws -> Unicode.Scalar {
    guard position + 1 < scalars.count else {
      throw PatternError.invalid(pattern, position: position + 1, reason: "a backslash at the end")
    }
    let letter = scalars[position + 1]
    position += 2
    switch letter {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "f": return "\u{0C}"
    case "v": return "\u{0B}"
    case "e": return "\u{1B}"
    case "0": return "\0"
    case "x": return try hexadecimal(scalars, at: &position, digits: 2, of: pattern)
    case "u": return try hexadecimal(scalars, at: &position, digits: 4, of: pattern)
    case "a"..."z", "A"..."Z":
      throw PatternError.unsupported(pattern, position: position - 1, what: "\\\(letter)")
    default: return letter
    }
  }

  private static func hexadecimal(
    _ scalars: [Unicode.Scalar], at position: inout Int, digits: Int, of pattern: String
  ) throws -> Unicode.Scalar {
    var text = String.UnicodeScalarView()
    let isBraced = position < scalars.count && scalars[position] == "{"
    if isBraced {
      let end = scalars[position...].firstIndex(of: "}") ?? position
      text.append(contentsOf: scalars[position + 1..<max(end, position + 1)])
      position = end + 1
    } else {
      let end = min(scalars.count, position + digits)
      text.append(contentsOf: scalars[position..<end])
      position = end
    }
    guard text.count >= (isBraced ? 1 : digits), let code = UInt32(String(text), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { throw PatternError.invalid(pattern, position: position, reason: "a wrong hexadecimal number") }
    return scalar
  }
}
