/// A run of text in one style. Its text is safe to show: it went through `Sanitizer` when the span was made,
/// so nothing a model, a tool or a file says can reach the terminal as a control sequence.
public struct Span: Hashable, Sendable {
  /// What to show: no control characters, no line breaks, nothing invisible that terminals disagree about.
  public let text: String
  /// How it looks.
  public let style: Style
  /// Where it leads, for terminals that can follow links; http and https
  /// only, anything else becomes nil.
  public let link: String?

  /// Prose: control sequences are dropped, line breaks and tabs become blanks.
  public init(_ text: String, _ style: Style = .plain, link: String? = nil) {
    self.text = Sanitizer.prose(text)
    self.style = style
    self.link = link.flatMap(Sanitizer.link)
  }

  /// Something a person must be able to check letter by letter (a command, a path): what would be invisible
  /// or misleading is spelt out, as in `<U+202E>`.
  public init(verbatim text: String, _ style: Style = .plain) {
    self.text = Sanitizer.verbatim(text)
    self.style = style
    self.link = nil
  }

  /// A piece of a span, whose text is safe already.
  init(safe text: String, _ style: Style, link: String?) {
    self.text = text
    self.style = style
    self.link = link
  }
}

/// One row of styled text, of any width.
public struct Line: Hashable, Sendable {
  /// The runs, left to right.
  public var spans: [Span]

  /// A line of the given runs.
  public init(_ spans: [Span] = []) {
    self.spans = spans
  }

  /// A line of one run of prose.
  public init(_ text: String, _ style: Style = .plain) {
    self.spans = text.isEmpty ? [] : [Span(text, style)]
  }

  /// The text without its styles.
  public var text: String {
    spans.count == 1 ? spans[0].text : spans.map(\.text).joined()
  }

  /// Whether nothing would be shown.
  public var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }

  /// Two lines, one behind the other.
  public static func + (left: Line, right: Line) -> Line {
    Line(left.spans + right.spans)
  }

  /// Appends a run.
  public static func += (left: inout Line, right: Span) {
    left.spans.append(right)
  }
}

extension Line: ExpressibleByStringLiteral {
  /// A plain line of text.
  public init(stringLiteral text: String) {
    self.init(text)
  }
}
