#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes tests of patterns. Regular expressions need an engine that no pattern can keep busy, which comes from outside.
public struct SearchPatterns: Sendable {
  /// Tells whether a text has something that fits.
  public typealias Matcher = @Sendable (_ text: String) -> Bool

  /// Gives the parts of one row that fit, as offsets of its UTF-8 bytes.
  public typealias Finder = @Sendable (_ row: String) -> [Range<Int>]

  /// Makes the test of a regular expression, and what finds its places in a row.
  /// - Throws: an error whose description says what is wrong with the expression.
  public typealias Regex = @Sendable (_ expression: String, _ ignoresCase: Bool) throws -> (Matcher, Finder)

  private let regex: Regex?

  /// - Parameter regex: the engine; without one only plain text can be looked for.
  public init(regex: Regex? = nil) {
    self.regex = regex
  }

  private struct NoEngine: Error, CustomStringConvertible {
    let description = "regular expressions cannot be used here"
  }

  func matcher(_ pattern: TranscriptSearch.Pattern) throws -> Matcher {
    if pattern.isRegex {
      guard let regex else { throw NoEngine() }
      return try regex(pattern.text, pattern.ignoresCase).0
    }
    guard pattern.ignoresCase else {
      let bytes = Array(pattern.text.utf8)
      return { SearchPatterns.contains($0, bytes) }
    }
    let bytes = Array(pattern.text.lowercased().utf8)
    return { SearchPatterns.contains($0.lowercased(), bytes) }
  }

  /// What finds the places of a regular expression; `nil` for plain text.
  func finder(_ pattern: TranscriptSearch.Pattern) throws -> Finder? {
    try pattern.isRegex ? regex?(pattern.text, pattern.ignoresCase).1 : nil
  }

  private static func contains(_ text: String, _ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first else { return true }
    var text = text
    return text.withUTF8 { text in
      guard let start = text.baseAddress else { return false }
      var at = 0
      while at + bytes.count <= text.count {
        let room = text.count - at - bytes.count + 1
        guard let found = memchr(start + at, Int32(first), room) else { return false }
        at = UnsafeRawPointer(start).distance(to: UnsafeRawPointer(found))
        if memcmp(start + at, bytes, bytes.count) == 0 { return true }
        at += 1
      }
      return false
    }
  }
}
