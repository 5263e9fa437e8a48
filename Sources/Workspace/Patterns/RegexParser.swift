/// Reads a regular expression.
struct RegexParser {
  private let pattern: String
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private var ignoresCase: Bool

  /// The tree of a regular expression.
  /// - Throws: `PatternError`.
  static func node(_ pattern: String, ignoringCase: Bool = false) throws -> PatternNode {
    var parser = RegexParser(pattern, ignoringCase: ignoringCase)
    let node = try parser.choice()
    if parser.position < parser.scalars.count { throw parser.invalid("a ) without its (") }
    return node
  }

  private init(_ pattern: String, ignoringCase: Bool) {
    self.pattern = pattern
    scalars = Array(pattern.unicodeScalars)
    ignoresCase = ignoringCase
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private func invalid(_ reason: String) -> PatternError {
    .invalid(pattern, position: position + 1, reason: reason)
  }

  private func unsupported(_ what: String) -> PatternError {
    .unsupported(pattern, position: position + 1, what: what)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private mutating func take(_ text: String) -> Bool {
    guard scalars[position...].starts(with: text.unicodeScalars) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  private mutating func choice() throws -> PatternNode {
    var ways = [try sequence()]
    while take("|" as Unicode.Scalar) { ways.append(try sequence()) }
    return ways.count == 1 ? ways[0] : .choice(ways)
  }

  private mutating func sequence() throws -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" { nodes.append(try repetition()) }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func repetition() throws -> PatternNode {
    var node = try atom()
    while let (minimum, maximum) = try count() {
      // Greedy or not decides which text is matched, not whether one is.
      if next == "+" { throw unsupported("a possessive repetition") }
      _ = take("?" as Unicode.Scalar)
      node = .repeated(node, minimum: minimum, maximum: maximum)
    }
    return node
  }

  private mutating func count() throws -> (Int, Int?)? {
    switch next {
    case "*":
      position += 1
      return (0, nil)
    case "+":
      position += 1
      return (1, nil)
    case "?":
      position += 1
      return (0, 1)
    case "{": return try counts()
    default: return nil
    }
  }

  // A brace that is no count is itself, as everywhere.
  private mutating func counts() throws -> (Int, Int?)? {
    let start = position
    position += 1
    let minimum = number()
    let hasComma = take("," as Unicode.Scalar)
    let maximum = hasComma ? number() : minimum
    guard take("}" as Unicode.Scalar), minimum != nil || maximum != nil else {
      position = start
      return nil
    }
    guard max(minimum ?? 0, maximum ?? 0) <= 1000 else { throw invalid("more than 1000 repetitions") }
    if let minimum, let maximum, minimum > maximum { throw invalid("a repetition from more to fewer") }
    return (minimum ?? 0, maximum)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = next, ("0"..."9").contains(scalar), digits.count < 6 {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    return Int(digits)
  }

  private mutating func atom() throws -> PatternNode {
    guard let scalar = next else { throw invalid("it ends too early") }
    switch scalar {
    case "(": return try group()
    case "[": return .one(cased(try ScalarSetParser.set(scalars, at: &position, of: pattern)))
    case "\\": return try escape()
    case "*", "+", "?": throw invalid("nothing to repeat before \(scalar)")
    case ".":
      position += 1
      return .one(.allBut("\n"))
    case "^":
      position += 1
      return .condition(.start)
    case "$":
      position += 1
      return .condition(.end)
    case "{":
      if let counts = try counts() { throw invalid("nothing to repeat \(counts.0) times") }
      position += 1
      return .one(ScalarSet("{"))
    default:
      position += 1
      return .one(cased(ScalarSet(scalar)))
    }
  }

  private func cased(_ set: ScalarSet) -> ScalarSet {
    var set = set
    set.ignoresCase = ignoresCase
    return set
  }

  private mutating func group() throws -> PatternNode {
    let outer = ignoresCase
    if take("(?i)") {
      ignoresCase = true
      return .nothing
    }
    if take("(?i:") {
      ignoresCase = true
    } else if take("(?<") || take("(?P<") {
      if next == "=" || next == "!" { throw unsupported("looking behind") }
      guard let end = scalars[position...].firstIndex(of: ">") else {
        throw invalid("a group name without >")
      }
      position = end + 1
    } else if take("(?=") || take("(?!") {
      throw unsupported("looking ahead")
    } else if !take("(?:") {
      if take("(?") { throw unsupported("this kind of group") }
      position += 1
    }
    depth += 1
    guard depth <= 100 else { throw invalid("groups nested too deeply") }
    let node = try choice()
    guard take(")" as Unicode.Scalar) else { throw invalid("a ( without its )") }
    depth -= 1
    ignoresCase = outer
    return node
  }

  private mutating func escape() throws -> PatternNode {
    if take("\\b") { return .condition(.wordBoundary) }
    if take("\\B") { return .condition(.notWordBoundary) }
    if take("\\A") { return .condition(.start) }
    if take("\\z") || take("\\Z") { return .condition(.end) }
    if position + 1 < scalars.count, ("1"..."9").contains(scalars[position + 1]) {
      throw unsupported("a reference to an earlier group")
    }
    return .one(cased(try ScalarSetParser.escape(scalars, at: &position, of: pattern)))
  }
}
