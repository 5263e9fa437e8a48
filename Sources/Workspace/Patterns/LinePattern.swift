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

  /// The parts of a line that match, from left to right, without those that are empty.
  func ranges(in line: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while start < line.count {
      // Only a character begins anything.
      let begins = line[start] & 0xC0 != 0x80
      if begins, let end = matcher.end(in: line, from: start), end > start {
        ranges.append(start..<end)
        start = end
      } else {
        start += 1
      }
    }
    return ranges
  }
}
