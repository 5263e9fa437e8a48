/// How a run of text looks: two colours and a set of attributes.
public struct Style: Hashable, Sendable {
  /// A colour a terminal can show.
  public enum Color: Hashable, Sendable {
    /// The terminal's own foreground or background.
    case standard
    /// One of the sixteen colours the person chose for their terminal: 0-7 normal, 8-15 bright.
    case ansi(UInt8)
    /// An entry of the 256 colour palette.
    case indexed(UInt8)
    /// 24 bit colour; shown as the nearest palette entry where the terminal has no true colour.
    case rgb(UInt8, UInt8, UInt8)
  }

  /// Everything but colour. Meaning is never carried by colour alone, so these matter on every screen.
  public struct Attributes: OptionSet, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt8
    /// A set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Heavier, or brighter where the terminal has no bold face.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter.
    public static let dim = Attributes(rawValue: 2)
    /// Slanted.
    public static let italic = Attributes(rawValue: 4)
    /// Underlined.
    public static let underline = Attributes(rawValue: 8)
    /// Foreground and background exchanged.
    public static let reversed = Attributes(rawValue: 16)
    /// Struck through, where the terminal can.
    public static let strikethrough = Attributes(rawValue: 32)
  }

  /// The colour of the glyphs.
  public var foreground: Color
  /// The colour behind the glyphs.
  public var background: Color
  /// Bold, dim and so on.
  public var attributes: Attributes

  /// A style; by default the terminal's own colours without attributes.
  public init(
    _ foreground: Color = .standard, on background: Color = .standard, _ attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours without attributes.
  public static let plain = Style()

  /// This style with more attributes.
  public func adding(_ more: Attributes) -> Style {
    var style = self
    style.attributes.formUnion(more)
    return style
  }
}
