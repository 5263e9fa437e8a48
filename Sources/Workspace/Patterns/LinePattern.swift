/// A regular expression that lines are searched for.
struct LinePattern: Sendable {
  private var matcher: PatternMatcher

  /// - Throws: `PatternError`.
  init(_ pattern: String, ignoringCase: Bool = false) throws {
    let node = try RegexParser.node(pattern, ignoringCase: ignoringCase)
    guard let program = PatternProgram(node) else { throw PatternError.tooBig(pattern) }
    matcher = PatternMatcher(program, extent: .anywhere)
  }

  /// Whether some part of the line, given without its end, matches.
  mutating func matches(_ line: some Collection<UInt8>) -> Bool {
    matcher.matches(line)
  }
}
