import Terminal

/// What decides how things look: what the person chose, and what the terminal can do.
public struct Look: Hashable, Sendable {
  /// The chosen colours.
  public var theme = ThemeName.terminal
  /// Where the theme is set for good, as a person reads it; `nil` when a choice on the screen is kept.
  public var themePlace: String?
  /// Which background the terminal has; `nil` when nobody knows.
  public var background: Background?
  /// Whether the terminal is to be asked for its background.
  public var asksBackground = false
  /// How many colours the terminal shows.
  public var colors = 16
  /// Whether colours are left out whatever is chosen, as `NO_COLOR` wants.
  public var isColorless = false
  /// Whether only characters of ASCII are drawn with.
  public var isASCII = false
  /// Whether nothing on the screen changes by itself but what is new: no clocks.
  public var isStill = false

  /// The usual one.
  public init() {}

  /// Whether colours can be chosen at all.
  var mayUseColors: Bool { !isColorless && colors >= 8 }

  /// Why they cannot.
  var reason: String { isColorless ? "NO_COLOR or the configuration says so" : "the terminal has none" }
}

extension Theme {
  /// The theme for a look: the chosen one where the terminal can show it, else the nearest that it can.
  init(_ look: Look) {
    if !look.mayUseColors {
      self = .monochrome
    } else {
      switch look.theme {
      case .terminal: self = .terminal(on: look.background)
      case .soft, .earth:
        // Sixteen colours are the person's own: nobody knows which of them is near to one of ours.
        let palette = ThemePalette(look.theme, on: look.background ?? .dark)
        self = look.colors < 256 ? .terminal(on: look.background) : Theme(palette)
      case .contrast: self = .contrast(on: look.background)
      case .mono: self = .monochrome
      }
    }
    if look.isASCII { glyphs = .ascii }
  }
}

extension ViewState {
  /// How things look now: while the list of themes is open, as the one chosen in it would.
  var shownLook: Look {
    var look = look
    if let picker, picker.kind == .themes,
      let chosen = picker.selected.flatMap({ ThemeName(rawValue: $0.label) })
    {
      look.theme = chosen
    }
    return look
  }
}

extension Picker {
  /// The themes there are.
  static func themes(_ look: Look) -> Picker {
    Picker(
      kind: .themes, title: "Themes",
      rows: ThemeName.allCases.map {
        Row(
          label: $0.rawValue, detail: $0.description, command: "theme \($0.rawValue)",
          isCurrent: $0 == look.theme)
      })
  }
}
