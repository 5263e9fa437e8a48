/// A block of a markdown document.
indirect enum MarkdownBlock: Hashable, Sendable {
  /// A paragraph.
  case paragraph([MarkdownInline])
  /// A heading; level 1 is the highest, 6 the lowest.
  case heading(level: Int, [MarkdownInline])
  /// Code, fenced or indented; lines separated by line feeds, the language as written, which may be empty.
  case code(language: String, String)
  /// What is quoted.
  case quote([MarkdownBlock])
  /// A list; `start` is the first number of a numbered one.
  case list(start: Int?, isTight: Bool, [MarkdownItem])
  /// A table; the first row is the head.
  case table(MarkdownTable)
  /// A line across.
  case rule
}

/// An item of a list.
struct MarkdownItem: Hashable, Sendable {
  /// Whether it is ticked; `nil` when it has no box.
  var isTicked: Bool?
  var blocks: [MarkdownBlock]
}

/// A table. Rows may have fewer cells than there are columns.
struct MarkdownTable: Hashable, Sendable {
  enum Alignment: Hashable, Sendable { case left, center, right }

  /// One per column.
  var alignments: [Alignment]
  /// Rows of cells; the first is the head.
  var rows: [[[MarkdownInline]]]
}

/// A run of text in a block.
enum MarkdownInline: Hashable, Sendable {
  struct Traits: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let emphasis = Traits(rawValue: 1)
    static let strong = Traits(rawValue: 2)
    static let code = Traits(rawValue: 4)
    static let strikethrough = Traits(rawValue: 8)
    static let link = Traits(rawValue: 16)
    /// Said by rein: the address of a link.
    static let aside = Traits(rawValue: 32)
  }

  case text(String, Traits, link: String?)
  case lineBreak
}
