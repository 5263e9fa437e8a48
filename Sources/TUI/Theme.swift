import Terminal

/// How roles look. Sixteen colours of the person's own terminal by default; meaning never rests on colour alone.
public struct Theme: Hashable, Sendable {
  /// Ordinary text.
  public var text = Style.plain
  /// Text that matters less: details, hints, times.
  public var faint = Style(.standard, .dim)
  /// Titles and what is chosen or running.
  public var accent = Style(.ansi(6), .bold)
  /// What the person said.
  public var user = Style(.ansi(4), .bold)
  /// Done, added.
  public var good = Style(.ansi(2))
  /// Waiting, not as it should be.
  public var warning = Style(.ansi(3), .bold)
  /// Failed, removed, dangerous.
  public var bad = Style(.ansi(1), .bold)
  /// Added lines of a diff.
  public var added = Style(.ansi(2))
  /// Removed lines of a diff.
  public var removed = Style(.ansi(1))
  /// Code in prose and code blocks.
  public var code = Style(.ansi(5))
  /// Words that belong to a programming language.
  public var keyword = Style(.ansi(5))
  /// Texts in quotes in code.
  public var string = Style(.ansi(2))
  /// Numbers in code.
  public var number = Style(.ansi(6))
  /// Remarks in code.
  public var comment = Style(.standard, .dim)
  /// Headings of markdown.
  public var heading = Style(.standard, .bold)
  /// The chosen row of a list.
  public var selected = Style(.standard, .reversed)
  /// Frames and rules.
  public var border = Style(.standard, .dim)

  /// The characters things are drawn with.
  public var glyphs = Glyphs.unicode

  /// The default.
  public init() {}

  /// Attributes only: for terminals without colour and for `NO_COLOR`.
  static let monochrome: Theme = {
    var theme = Theme()
    theme.accent = Style(.standard, .bold)
    theme.user = Style(.standard, .bold)
    theme.good = .plain
    theme.warning = Style(.standard, .bold)
    theme.bad = Style(.standard, [.bold, .underline])
    theme.added = .plain
    theme.removed = Style(.standard, .dim)
    theme.code = .plain
    theme.keyword = Style(.standard, .bold)
    theme.string = .plain
    theme.number = .plain
    return theme
  }()
}
