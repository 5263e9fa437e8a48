import Terminal

extension Theme {
  /// Roles that can be chosen by name, for the names of modes.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    case text, faint, accent, user, good, warning, bad, code, keyword, string, number, heading
  }

  /// How a role looks.
  public subscript(role: Role) -> Style {
    switch role {
    case .text: text
    case .faint: faint
    case .accent: accent
    case .user: user
    case .good: good
    case .warning: warning
    case .bad: bad
    case .code: code
    case .keyword: keyword
    case .string: string
    case .number: number
    case .heading: heading
    }
  }
}
