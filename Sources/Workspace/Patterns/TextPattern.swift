import Synchronization

/// A regular expression that texts are searched for, line by line. Whatever the expression, a search takes one pass over
/// the text.
public final class TextPattern: Sendable {
  private let pattern: Mutex<LinePattern>

  /// - Throws: an error whose description says what is wrong with the expression.
  public init(_ expression: String, ignoringCase: Bool = false) throws {
    pattern = Mutex(try LinePattern(expression, ignoringCase: ignoringCase))
  }

  /// Whether some part of some line matches.
  public func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      pattern.withLock { pattern in
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).contains { pattern.matches($0) }
      }
    }
  }

  /// The parts of one line that match, as offsets of its UTF-8 bytes.
  public func ranges(in line: String) -> [Range<Int>] {
    let bytes = Array(line.utf8)
    return pattern.withLock { $0 }.ranges(in: bytes)
  }
}
