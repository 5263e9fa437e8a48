import Terminal

/// The colours of a theme of rein's own. Every one of them that letters are written in can be read on its background
/// (contrast 4.5 to 1 and more; a test holds it).
struct ThemePalette: Hashable {
  var accent: Style.Color
  var user: Style.Color
  var good: Style.Color
  var warning: Style.Color
  var bad: Style.Color
  var code: Style.Color
  var faint: Style.Color
  var border: Style.Color

  /// Cool.
  private static func soft(_ background: Background) -> ThemePalette {
    switch background {
    case .dark:
      ThemePalette(
        accent: .rgb(0x7F, 0xC8, 0xD8), user: .rgb(0x8F, 0xB4, 0xF5), good: .rgb(0x9C, 0xCB, 0x7A),
        warning: .rgb(0xE8, 0xC4, 0x6A), bad: .rgb(0xF0, 0x8A, 0x8A), code: .rgb(0xD0, 0xA8, 0xE8),
        faint: .rgb(0x9A, 0xA0, 0xA6), border: .rgb(0x5A, 0x60, 0x68))
    case .light:
      ThemePalette(
        accent: .rgb(0x0B, 0x63, 0x75), user: .rgb(0x1F, 0x4F, 0xBF), good: .rgb(0x2A, 0x62, 0x10),
        warning: .rgb(0x7D, 0x50, 0x00), bad: .rgb(0xA8, 0x20, 0x1C), code: .rgb(0x74, 0x38, 0x98),
        faint: .rgb(0x58, 0x5F, 0x68), border: .rgb(0xB0, 0xB6, 0xBC))
    }
  }

  /// Warm.
  private static func earth(_ background: Background) -> ThemePalette {
    switch background {
    case .dark:
      ThemePalette(
        accent: .rgb(0xE0, 0xB0, 0x7A), user: .rgb(0xC9, 0xD0, 0x8A), good: .rgb(0xA8, 0xBE, 0x70),
        warning: .rgb(0xF0, 0xC6, 0x74), bad: .rgb(0xEE, 0x86, 0x76), code: .rgb(0xD2, 0xAC, 0xA8),
        faint: .rgb(0xA8, 0xA0, 0x90), border: .rgb(0x5C, 0x55, 0x4B))
    case .light:
      ThemePalette(
        accent: .rgb(0x82, 0x45, 0x0C), user: .rgb(0x4C, 0x58, 0x1C), good: .rgb(0x3F, 0x60, 0x14),
        warning: .rgb(0x80, 0x50, 0x00), bad: .rgb(0x9E, 0x2C, 0x1A), code: .rgb(0x72, 0x42, 0x44),
        faint: .rgb(0x64, 0x5C, 0x50), border: .rgb(0xBD, 0xB4, 0xA6))
    }
  }
}

extension ThemePalette {
  /// Those of `soft` or `earth`.
  init(_ name: ThemeName, on background: Background) {
    self = name == .earth ? .earth(background) : .soft(background)
  }
}

extension Theme {
  /// The theme of a palette.
  init(_ palette: ThemePalette) {
    faint = Style(palette.faint)
    accent = Style(palette.accent, .bold)
    user = Style(palette.user, .bold)
    good = Style(palette.good)
    warning = Style(palette.warning, .bold)
    bad = Style(palette.bad, .bold)
    added = Style(palette.good)
    removed = Style(palette.bad)
    code = Style(palette.code)
    keyword = Style(palette.code)
    string = Style(palette.good)
    number = Style(palette.accent)
    comment = Style(palette.faint)
    border = Style(palette.border)
  }

  /// The sixteen colours of the terminal. Yellow and cyan can hardly be read on white, whatever the terminal makes of
  /// them.
  static func terminal(on background: Background?) -> Theme {
    var theme = Theme()
    guard background == .light else { return theme }
    theme.accent = Style(.ansi(4), .bold)
    theme.user = Style(.standard, .bold)
    theme.warning = Style(.ansi(5), .bold)
    theme.code = Style(.ansi(4))
    theme.number = Style(.ansi(5))
    theme.keyword = Style(.ansi(4))
    return theme
  }

  /// Nothing faint, and what matters reversed or underlined besides its colour.
  static func contrast(on background: Background?) -> Theme {
    // On an unknown background only its own colour is sure to be read.
    func color(_ index: UInt8) -> Style.Color {
      switch background {
      case .dark: .ansi(index + 8)
      case .light: .ansi(index)
      case nil: .standard
      }
    }
    var theme = Theme()
    theme.faint = .plain
    theme.accent = Style(background == .light ? .ansi(4) : color(6), .bold)
    theme.user = Style(.standard, [.bold, .underline])
    theme.good = Style(.standard, .bold)
    theme.warning = Style(.standard, [.bold, .reversed])
    theme.bad = Style(color(1), [.bold, .reversed])
    theme.added = Style(background == .light ? .standard : color(2), .bold)
    theme.removed = Style(color(1), .underline)
    theme.code = Style(.standard, .bold)
    theme.keyword = Style(.standard, .bold)
    theme.string = .plain
    theme.number = .plain
    theme.comment = Style(.standard, .italic)
    theme.border = .plain
    return theme
  }
}
