/// Why a pattern cannot be used. The text is for the model and the person.
enum PatternError: Error, Hashable, Sendable, CustomStringConvertible {
  /// It is not written right; `position` counts characters from 1.
  case invalid(String, position: Int, reason: String)
  /// It is fine elsewhere, but not here.
  case unsupported(String, position: Int, what: String)
  /// Its repetitions multiply to too much.
  case tooBig(String)

  var description: String {
    switch self {
    case .invalid(let pattern, let position, let reason):
      "The pattern \(pattern) is not valid: \(reason) (character \(position))."
    case .unsupported(let pattern, let position, let what):
      "The pattern \(pattern) uses \(what) (character \(position)), which is not supported here. "
        + "Groups, classes, |, *, +, ?, {n,m}, ^, $, \\b, \\d, \\w and \\s are."
    case .tooBig(let pattern): "The pattern \(pattern) is too big: its repetitions multiply to too much."
    }
  }
}
