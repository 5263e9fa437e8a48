import Harness

/// The input of a call, read field by field.
struct Arguments {
  /// Why an input does not do. The text is for the model.
  enum Problem: Error, Hashable, CustomStringConvertible {
    case missing(String)
    case outOfRange(String, ClosedRange<Int>)

    var description: String {
      switch self {
      case .missing(let name): "`\(name)` is missing."
      case .outOfRange(let name, let range):
        range.upperBound == .max
          ? "`\(name)` must be at least \(range.lowerBound)."
          : "`\(name)` must be from \(range.lowerBound) to \(range.upperBound)."
      }
    }
  }

  private let input: JSON

  init(_ input: JSON) { self.input = input }

  /// A text that must be there.
  func text(_ name: String) throws -> String {
    guard let text = input[name]?.string else { throw Problem.missing(name) }
    return text
  }

  /// A text that may be left out; an empty one counts as left out.
  func optionalText(_ name: String) -> String? {
    input[name]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A number that may be left out.
  func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let number = input[name]?.number else { return nil }
    guard let whole = Int(exactly: number), range.contains(whole) else {
      throw Problem.outOfRange(name, range)
    }
    return whole
  }

  /// A switch; off when left out.
  func isOn(_ name: String) -> Bool { input[name]?.bool ?? false }
}
