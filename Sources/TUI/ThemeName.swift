/// The ways the screen can look, by the names a person chooses them with.
public enum ThemeName: String, Hashable, Sendable, CaseIterable {
  /// The sixteen colours of the person's own terminal.
  case terminal
  /// Cool colours of rein's own.
  case soft
  /// Warm colours of rein's own.
  case earth
  /// Nothing faint; what matters stands out as much as it can.
  case contrast
  /// No colours, attributes only.
  case mono

  /// What a person reads about it.
  var description: String {
    switch self {
    case .terminal: "the sixteen colours of your terminal"
    case .soft: "cool colours, for terminals with 256 or more"
    case .earth: "warm colours, for terminals with 256 or more"
    case .contrast: "nothing faint, as strong as can be"
    case .mono: "no colours: bold, dim and underlined only"
    }
  }
}
