/// Where a command reads from or writes to instead of its own streams.
public struct ShellRedirection: Hashable, Sendable {
  /// What is done with the target.
  public enum Kind: Hashable, Sendable {
    /// A file is read.
    case read
    /// A file is written, appended to or opened for both.
    case write
    /// A stream is copied or closed: `2>&1`, `>&-`.
    case stream
    /// The text stands in the command itself: `<<EOF`, `<<<word`.
    case text
  }

  /// What is done.
  public var kind: Kind
  /// The file, the number of the stream, or the delimiter.
  public var target: ShellWord

  /// A redirection.
  public init(_ kind: Kind, _ target: ShellWord) {
    self.kind = kind
    self.target = target
  }

  /// Whether no file is touched: streams, texts and `/dev/null`.
  public var isHarmless: Bool {
    switch kind {
    case .stream, .text: true
    case .read, .write:
      target.isLiteral && ["/dev/null", "/dev/stdin", "/dev/stdout", "/dev/stderr"].contains(target.text)
    }
  }
}
