/// A pattern for relative paths: `*` and `?` within a name, `**` across folders, `[a-z]`, `{a,b}`, `\` before a
/// character that stands for itself.
struct Glob: Sendable {
  private var matcher: PatternMatcher

  /// - Parameter hasBraces: Whether `{a,b}` means a choice, which it does not in ignore files.
  /// - Throws: `PatternError`.
  init(_ pattern: String, hasBraces: Bool = true) throws {
    var parser = Parser(pattern: pattern, scalars: Array(pattern.unicodeScalars), hasBraces: hasBraces)
    let node = try parser.sequence(isInBraces: false)
    guard let program = PatternProgram(node) else { throw PatternError.tooBig(pattern) }
    matcher = PatternMatcher(program, extent: .whole)
  }

  /// Whether it matches all of a path, given without a slash at its start and end.
  mutating func matches(_ path: some StringProtocol) -> Bool {
    matcher.matches(path.utf8)
  }

  private struct Parser {
    let pattern: String
    let scalars: [Unicode.Scalar]
    let hasBraces: Bool
    var position = 0
    var depth = 0

    private static let folders = PatternNode.repeated(
      .sequence([.repeated(.one(.allBut()), minimum: 0, maximum: nil), .one(ScalarSet("/"))]),
      minimum: 0, maximum: 1)

    mutating func sequence(isInBraces: Bool) throws -> PatternNode {
      var nodes: [PatternNode] = []
      while position < scalars.count {
        let scalar = scalars[position]
        if isInBraces, scalar == "," || scalar == "}" { break }
        nodes.append(try piece(scalar))
      }
      return .sequence(nodes)
    }

    private mutating func piece(_ scalar: Unicode.Scalar) throws -> PatternNode {
      switch scalar {
      case "*": return stars()
      case "?":
        position += 1
        return .one(.allBut("/"))
      case "[": return try set()
      case "{" where hasBraces: return try choice()
      case "\\" where position + 1 < scalars.count:
        position += 2
        return .one(ScalarSet(scalars[position - 1]))
      default:
        position += 1
        return .one(ScalarSet(scalar))
      }
    }

    private mutating func stars() -> PatternNode {
      let start = position
      while position < scalars.count, scalars[position] == "*" { position += 1 }
      let isComponent = start == 0 || scalars[start - 1] == "/"
      let any = PatternNode.repeated(.one(.allBut()), minimum: 0, maximum: nil)
      guard position - start == 2, isComponent else {
        return .repeated(.one(.allBut("/")), minimum: 0, maximum: nil)
      }
      if position == scalars.count {
        return start == 0 ? any : .sequence([.one(.allBut("/")), any])
      }
      guard scalars[position] == "/" else { return .repeated(.one(.allBut("/")), minimum: 0, maximum: nil) }
      position += 1
      return Self.folders
    }

    private mutating func set() throws -> PatternNode {
      // Shells write the negation with !, patterns with ^.
      var written = scalars
      if position + 1 < written.count, written[position + 1] == "!" { written[position + 1] = "^" }
      var set = try ScalarSetParser.set(written, at: &position, of: pattern)
      if set.isNegated { set.insert("/"..."/") }
      return .one(set)
    }

    private mutating func choice() throws -> PatternNode {
      let start = position
      depth += 1
      guard depth <= 20 else {
        throw PatternError.invalid(pattern, position: start + 1, reason: "braces nested too deeply")
      }
      var ways: [PatternNode] = []
      repeat {
        position += 1
        ways.append(try sequence(isInBraces: true))
      } while position < scalars.count && scalars[position] == ","
      guard position < scalars.count else {
        throw PatternError.invalid(pattern, position: start + 1, reason: "a { without its }")
      }
      position += 1
      depth -= 1
      return .choice(ways)
    }
  }
}
